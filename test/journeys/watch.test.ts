/**
 * Fields that are hard to notice, in the running extension: inside components of
 * all sorts, late, replaced, in tabs that were open before the extension was,
 * and where the person withholds access to the site. Not here: what counts as a
 * field for a code, which `test/detect` judges on many pages.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, openList, startWithVault } from '@/test/support/journey';
import { CHROME_BUILD } from '@/test/support/places';
import { awaitOffer, fillFromPopup, findOffer, SCREENS } from '@/test/support/product';
import { serveEndless } from '@/test/support/serve-endless';
import { waitUntil } from '@/test/support/wait';
import { withholdSites } from '@/test/support/withhold-sites';

const ORIGIN = 'https://example.com';

let journey: Journey;

beforeAll(async () => {
  journey = await startWithVault();
  await journey.share({ user: 'watch@example.com', links: [ORIGIN] });
});
afterAll(() => journey?.end());

/** A page under a real name, which the browser is handed without any network. */
async function openPage(body: string, { browser }: Journey = journey): Promise<Page> {
  const page = await browser.newPage();
  const html = `<!doctype html><title>Sign in</title><body style="margin:40px">${body}`;
  await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(ORIGIN);
  return page;
}

/** What the page's script says that its field holds. */
async function waitForFill(page: Page): Promise<void> {
  await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.evaluate('String(globalThis.read())')));
}

const FIELD = '<label for="x">One-time code</label> <input id="x" name="otp" inputmode="numeric">';
const READ = 'globalThis.read = () => root.querySelector("input").value;';
const component = (mode: string) => `
  class Field extends HTMLElement {
    constructor() { super(); const root = this.attachShadow({ mode: '${mode}' }); root.innerHTML = '${FIELD}'; ${READ} }
  }
  customElements.define('x-field', Field);`;

describe('a field is noticed, offered to and filled', () => {
  afterEach(() => journey.closePages());

  test.each([
    ['in an open component', `<x-field id="host"></x-field><script>${component('open')}</script>`],
    ['in a closed component', `<x-field id="host"></x-field><script>${component('closed')}</script>`],
    [
      'in a component whose script comes late',
      `<x-field id="host"></x-field><script>setTimeout(() => {${component('closed')}}, 900)</script>`,
    ],
    [
      'in a component inside components',
      `<x-app id="host"></x-app><script>
        customElements.define('x-app', class extends HTMLElement {
          connectedCallback() { this.attachShadow({ mode: 'closed' }).append(document.createElement('x-field')); }
        });
        ${component('closed')}</script>`,
    ],
    [
      'in a closed root under an ordinary element, below a heading that tells',
      `<h1>Two-factor authentication</h1><div id="host"></div><script>
        const root = document.querySelector('#host').attachShadow({ mode: 'closed' });
        root.innerHTML = '<p>Code</p><input id="x" name="code">'; ${READ}</script>`,
    ],
    [
      'that is a row of editable boxes and no input',
      `<h1>Two-factor authentication</h1><p>Enter the code of your authenticator app</p>
      <div id="host" style="display:flex;width:300px">${'<span contenteditable style="width:40px;height:44px;border:1px solid"></span>'.repeat(6)}</div>
      <button>Verify</button><script>globalThis.read = () => document.querySelector('#host').textContent;</script>`,
    ],
    [
      'that a sentence stands before, and nothing else tells',
      `<p>Enter the 6-digit code from your authenticator app.</p><div id="host"><input inputmode="numeric"></div>
      <button>Continue</button><script>const root = document.querySelector('#host'); ${READ}</script>`,
    ],
    [
      'that a sentence after it names',
      `<form id="host"><input inputmode="numeric" aria-describedby="how"></form>
      <p id="how">Six-digit code of your authenticator app</p><script>const root = document.querySelector('#host'); ${READ}</script>`,
    ],
    [
      'in a component with the label as an attribute',
      `<x-input id="host" label="One-time code"></x-input><script>
        const root = document.querySelector('#host').attachShadow({ mode: 'closed' });
        root.innerHTML = '<input inputmode="numeric">'; ${READ}</script>`,
    ],
    [
      'in a closed root under an ordinary element, beside a label that is tied to nothing',
      `<label>One-time code</label><div id="host"></div><script>
        const root = document.querySelector('#host').attachShadow({ mode: 'closed' });
        root.innerHTML = '<input inputmode="numeric" maxlength="6">'; ${READ}</script>`,
    ],
    [
      'that is a row of editable boxes under a sentence',
      `<p>Enter the 6-digit code of your authenticator app</p>
      <div id="host" style="display:flex;width:300px">${'<span contenteditable style="width:40px;height:44px;border:1px solid"></span>'.repeat(6)}</div>
      <button>Verify</button><script>globalThis.read = () => document.querySelector('#host').textContent;</script>`,
    ],
    [
      'that is a textarea with a label',
      `<div id="host"><label for="x">One-time code</label> <textarea id="x" name="otp" rows="1"></textarea></div>
      <script>globalThis.read = () => document.querySelector('#x').value;</script>`,
    ],
    [
      'that comes late',
      `<div id="host"></div><script>const root = document.querySelector('#host');
        setTimeout(() => { root.innerHTML = '${FIELD}'; }, 900); ${READ}</script>`,
    ],
    [
      'that is replaced after it was seen',
      `<div id="host">${FIELD}</div><script>const root = document.querySelector('#host');
        setTimeout(() => { root.innerHTML = '${FIELD}'; }, 900); ${READ}</script>`,
    ],
    [
      'that becomes one by its attributes alone',
      `<div id="host"><input id="x"></div><script>const root = document.querySelector('#host');
        setTimeout(() => { root.firstChild.autocomplete = 'one-time-code'; }, 900); ${READ}</script>`,
    ],
    [
      'among 20,000 others, on a page that speaks of codes',
      `<h1>Two-factor authentication</h1><div id="host">${FIELD}</div><main></main><script>const root = document.querySelector('#host');
        document.querySelector('main').innerHTML = '<input name="cell" aria-label="Cell">'.repeat(20_000); ${READ}</script>`,
    ],
    [
      'among 50,000 elements',
      `<div id="host">${FIELD}</div><main></main><script>const root = document.querySelector('#host');
        document.querySelector('main').innerHTML = '<p>Some <b>words</b></p>'.repeat(25_000); ${READ}</script>`,
    ],
    [
      'on a page that changes 5,000 times a second',
      `<div id="host">${FIELD}</div><main>${'<p></p>'.repeat(50)}</main><script>const root = document.querySelector('#host');
        let turn = 0;
        setInterval(() => { for (const p of document.querySelectorAll('main p')) p.textContent = turn++; }, 10); ${READ}</script>`,
    ],
  ])('%s', async (_name, body) => {
    const page = await openPage(body);
    await page.waitForFunction('globalThis.read !== undefined');
    // What comes late is there by then.
    await page.waitForTimeout(1200);
    const host = page.locator('#host');
    const box = await host.boundingBox();
    if (box === null) throw new Error('The host is not drawn.');
    await clickInto(page, box);
    const offer = await awaitOffer(page);
    await offer.click();
    await waitForFill(page);
  });
});

/** The field is somewhere in the host; a person sees where. */
async function clickInto(page: Page, box: { x: number; y: number; width: number; height: number }): Promise<void> {
  for (const part of [0.85, 0.25, 0.15, 0.1]) {
    for (const down of [0.5, 0.8]) {
      await page.mouse.click(box.x + box.width * part, box.y + box.height * down);
      if (await findOffer(page).isVisible()) return;
    }
  }
}

test('in a tab that was open before an update, the old scripts retire and the new ones offer', async () => {
  const updated = await startWithVault();
  try {
    const page = await openPage(`<div id="host">${FIELD}</div>`, updated);
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    const field = page.locator('#x');
    await field.click();
    await findOffer(page).waitFor({ state: 'visible' });
    // What the browser does for an update: all scripts of before lose their extension.
    await updated.browser.process.pipe.call('Extensions.loadUnpacked', { path: CHROME_BUILD });
    await page.waitForTimeout(2000);
    await page.mouse.click(5, 5);
    await waitUntil('the old offer to go', async () => (await findOffer(page).count()) === 0);
    await field.click();
    const offer = await awaitOffer(page);
    expect(await offer.count()).toBe(1);
    await offer.click();
    // The key did not outlive the update, so the popup asks for the passphrase.
    const popup = await updated.browser.nextView('popup.html');
    await popup.waitFor(SCREENS.locked);
    expect(troubles).toEqual([]);
  } finally {
    await updated.end();
  }
});

test('a tab that never answers keeps no other waiting for the new scripts', async () => {
  const updated = await startWithVault();
  const endless = await serveEndless('<!doctype html><title>News</title><p>Loading'.repeat(50));
  try {
    const stuck = await updated.browser.newPage();
    await stuck.goto(endless.origin, { waitUntil: 'commit' });
    const page = await openPage(`<div id="host">${FIELD}</div>`, updated);
    // The others come after it, whether they are taken as they stand or as they were looked at.
    await stuck.bringToFront();
    await updated.browser.process.pipe.call('Extensions.loadUnpacked', { path: CHROME_BUILD });
    await page.waitForTimeout(4000);
    await page.bringToFront();
    await page.locator('#x').click();
    await findOffer(page).waitFor({ state: 'visible' });
  } finally {
    await updated.end();
    endless.close();
  }
});

describe('where the person withholds access to sites', () => {
  let withheld: Journey;
  let page: Page;

  beforeAll(async () => {
    withheld = await startWithVault();
    await withheld.share({ user: 'withheld@example.com', links: [ORIGIN] });
    await withholdSites(withheld.browser);
    page = await openPage(`<div id="host">${FIELD}</div><script>globalThis.read = () => x.value</script>`, withheld);
  });
  afterAll(() => withheld?.end());

  test('nothing is offered by itself', async () => {
    await page.locator('#x').click();
    await page.waitForTimeout(1000);
    expect(await findOffer(page).count()).toBe(0);
  });

  test('a press of the button lets in the scripts that the browser held back, and they offer', async () => {
    await withheld.browser.pressButton(page);
    await page.waitForTimeout(1000);
    await page.locator('#x').click();
    await findOffer(page).waitFor({ state: 'visible' });
  });

  test('the popup fills, and says how to allow more', async () => {
    const popup = await openList(withheld.browser, page);
    await waitUntil('the sentence', async () => /To be offered codes in the page itself/.test(await popup.text()));
    await fillFromPopup(popup);
    await waitForFill(page);
  });
});

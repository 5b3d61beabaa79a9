/**
 * Pages that do not take the code from the offer: the fill stops, nothing stays
 * half typed, the offer says why, aloud too, and leads to the popup, where the
 * code can be copied. What the popup itself says is in `hard-fields.test.ts`.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  BANK,
  linkAccount,
  middleOfOffer,
  openStage,
  type Pages,
  type Stage,
  type Vault,
} from '@/test/support/hostile';
import { type Journey, startWithVault } from '@/test/support/journey';
import { readOfferWords } from '@/test/support/offer-words';
import { awaitOffer, findOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { pause, waitUntil } from '@/test/support/wait';

let journey: Journey;
let vault: Vault;

beforeAll(async () => {
  journey = await startWithVault();
  vault = await linkAccount(journey, [BANK]);
});
afterEach(() => journey.closePages());
afterAll(() => journey?.end());

const LABEL = 'Enter the 6-digit code from your authenticator app';
const one = `<label>${LABEL} <input id=f name=otp autocomplete=one-time-code></label>`;
const boxes = `<p>${LABEL}</p><style>.b{width:40px;height:44px;margin:4px;text-align:center}</style><div id=row>${'<input class=b maxlength=1 inputmode=numeric>'.repeat(6)}</div>`;
const PRELUDE = `const row = document.getElementById('row'), f = document.getElementById('f');
const list = () => [...document.querySelectorAll('#f, .b')];
const all = () => list().map((e) => e.value).join('');`;

function pageOf(fields: string, script: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Two-factor authentication</title>
<h1>Two-factor authentication</h1><form onsubmit="return false">${fields}<button>Verify</button></form>
<script>${PRELUDE}${script}</script>`;
}

function open(fields: string, script: string): Promise<Stage> {
  return openStage(journey.browser, { [BANK]: pageOf(fields, script) }, BANK);
}

/** A press on the offer beside the first field. */
async function pressOffer(page: Page, field = '#f, .b'): Promise<void> {
  await page.locator(field).first().click();
  await awaitOffer(page);
  const { x, y } = await middleOfOffer(page);
  await page.mouse.click(x, y);
}

async function expectTold(page: Page, words: string): Promise<void> {
  const told = await waitUntil('the offer to tell why', async () => {
    const said = await readOfferWords(page);
    return said.status.startsWith(words) && said;
  });
  expect(told).toEqual({ button: `${words} Copy it in Countersign`, status: `${words} Copy it in Countersign` });
}

const GONE = 'The field went away.';
const CLEARED = 'The page emptied the field again.';
const CHANGED = 'The page changed the code, so it was taken out.';
const REFUSED = 'The page did not take the code.';
/** What a page puts there of its own. */
const NINES = '999999';

describe('the offer says why, and nothing stays half typed', () => {
  test.each([
    ['a field that clears itself', one, `f.oninput = () => { f.value = ''; };`, CLEARED],
    [
      'a field that clears itself a moment later',
      one,
      `f.oninput = () => setTimeout(() => { f.value = ''; }, 20);`,
      CLEARED,
    ],
    [
      'a field that clears itself when the person has looked away',
      one,
      `f.oninput = () => setTimeout(() => { f.value = ''; }, 500);`,
      CLEARED,
    ],
    [
      'boxes that empty themselves when the person has looked away',
      boxes,
      `row.oninput = () => setTimeout(() => { for (const b of list()) b.value = ''; }, 500);`,
      CLEARED,
    ],
    [
      'boxes of which one is emptied when the person has looked away',
      boxes,
      `row.oninput = () => setTimeout(() => { list()[5].value = ''; }, 500);`,
      CHANGED,
    ],
    [
      'boxes of which one in the middle is emptied when the person has looked away',
      boxes,
      `row.oninput = () => setTimeout(() => { list()[2].value = ''; }, 500);`,
      CHANGED,
    ],
    [
      'boxes of which the first is emptied and the last is locked when the person has looked away',
      boxes,
      `row.oninput = () => setTimeout(() => { list()[0].value = ''; list()[5].disabled = true; }, 500);`,
      CHANGED,
    ],
    [
      'a field that loses its first digit when the person has looked away',
      one,
      `f.addEventListener('input', () => setTimeout(() => { f.value = f.value.slice(1); }, 500), { once: true });`,
      CHANGED,
    ],
    [
      'a field that shows something else when the person has looked away',
      one,
      `f.addEventListener('input', () => setTimeout(() => { f.value = 'no'; }, 500), { once: true });`,
      REFUSED,
    ],
    [
      'boxes that are drawn anew, and empty, when the last is typed into',
      boxes,
      `row.oninput = () => { if (all().length === 6) row.innerHTML = row.innerHTML; };`,
      GONE,
    ],
    [
      'boxes that are drawn anew, and empty, above a wheel that stays hidden',
      `${boxes}<i class=spinner hidden>…</i>`,
      `row.oninput = () => { if (all().length === 6) row.innerHTML = row.innerHTML; };`,
      GONE,
    ],
    ['a field that takes half of it', one, `f.oninput = () => { f.value = f.value.slice(0, 3); };`, CHANGED],
    ['a field that shows what it likes', one, `f.oninput = () => { if (f.value) f.value = '${NINES}'; };`, CHANGED],
    ['a field that goes away when it is typed into', one, `f.onbeforeinput = () => f.remove();`, GONE],
    [
      'a field that is replaced when it is typed into',
      one,
      `f.onbeforeinput = () => f.replaceWith(f.cloneNode());`,
      GONE,
    ],
    [
      'boxes of which one goes away',
      boxes,
      `row.oninput = () => { if (list().length === 6) list()[3].remove(); };`,
      GONE,
    ],
    [
      'boxes of which each empties the one before',
      boxes,
      `const clear = (e) => { const b = e.target.previousElementSibling; if (b) b.value = ''; }; row.oninput = clear; row.addEventListener('change', clear);`,
      CHANGED,
    ],
    ['boxes that empty themselves', boxes, `row.oninput = (e) => { e.target.value = ''; };`, CLEARED],
    ['boxes of which one locks itself', boxes, `row.oninput = () => { list()[3].disabled = true; };`, REFUSED],
    [
      'boxes that are drawn anew with every character',
      boxes,
      `row.oninput = () => { const values = list().map((b) => b.value); row.innerHTML = row.innerHTML; list().forEach((b, i) => { b.value = values[i]; }); };`,
      GONE,
    ],
    [
      'a field taken out of the page while the offer is pressed',
      one,
      `addEventListener('pointerup', (e) => { if (e.target !== f) setTimeout(() => f.remove()); }, true);`,
      GONE,
    ],
  ])('%s', async (_name, fields, script, words) => {
    const { page } = await open(fields, script);
    await pressOffer(page);
    await expectTold(page, words);
    const left = await page.evaluate<string>('all()');
    expect(['', NINES, 'no']).toContain(left);
    // In full view, beside the field and not over it.
    const box = (await findOffer(page).locator('xpath=.').boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };
    const view = page.viewportSize() ?? { width: 1280, height: 720 };
    expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= view.width && box.y + box.height <= view.height).toBe(true);
    for (const field of await page.locator('#f, .b').all()) {
      const at = await field.boundingBox();
      if (at !== null)
        expect(at.y + at.height <= box.y || at.y >= box.y + box.height || at.x >= box.x + box.width).toBe(true);
    }
  });

  test('a press on it opens the popup with the reason, where the code can be copied', async () => {
    const { page } = await open(one, `f.oninput = () => { f.value = ''; };`);
    await pressOffer(page);
    await expectTold(page, CLEARED);
    const { x, y } = await middleOfOffer(page);
    await page.mouse.click(x, y);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('The page emptied the field again. Copy the code and paste it into the field.');
    await popup.click({ role: 'button', name: 'Copy' });
    await popup.waitForText(/Copied/);
    expect(await page.evaluate('all()')).toBe('');
  });

  test('by the keyboard too: arrow down and Enter fill, and again open the popup', async () => {
    const { page } = await open(one, `f.oninput = () => { f.value = ''; };`);
    await page.locator('#f').click();
    await findOffer(page).waitFor({ state: 'visible' });
    await page.keyboard.press('ArrowDown');
    await pause(PLAIN_VIEW_TIME);
    await page.keyboard.press('Enter');
    await expectTold(page, CLEARED);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('The page emptied the field again.');
  });

  test('it goes when the person goes on, and comes back as an offer', async () => {
    const { page } = await open(one, `let n = 0; f.oninput = () => { if (n++ < 9) f.value = ''; };`);
    await pressOffer(page);
    await expectTold(page, CLEARED);
    await page.locator('h1').click();
    await findOffer(page).waitFor({ state: 'detached' });
    await page.locator('#f').click();
    await findOffer(page).waitFor({ state: 'visible' });
    await waitUntil('the offer', async () => (await readOfferWords(page)).button === 'Fill code with Countersign');
  });
});

test('a press on what is told a moment later opens one popup, with the reason', async () => {
  const { page } = await open(one, `f.oninput = () => setTimeout(() => { f.value = ''; }, 500);`);
  await pressOffer(page);
  await expectTold(page, CLEARED);
  const { x, y } = await middleOfOffer(page);
  await page.mouse.click(x, y);
  const popup = await journey.browser.nextView('popup.html');
  await popup.waitForText('The page emptied the field again.');
  await pause(1_000);
  expect(journey.browser.countViews('popup.html')).toBe(1);
});

test('what is told for the second time stands as long as it did for the first', async () => {
  const { page } = await open(one, `f.oninput = () => { f.value = ''; };`);
  await pressOffer(page);
  await expectTold(page, CLEARED);
  await page.locator('h1').click();
  await pause(8_000);
  await pressOffer(page);
  await expectTold(page, CLEARED);
  await pause(9_000);
  await expectTold(page, CLEARED);
});

test('a field that is emptied is told where the form would have been sent, too', async () => {
  await journey.ask('changeSite', { origin: BANK, change: { submits: true } });
  const { page } = await open(one, `f.oninput = () => setTimeout(() => { f.value = ''; }, 300);`);
  await pressOffer(page);
  await expectTold(page, CLEARED);
  await journey.ask('forgetSite', { origin: BANK });
});

test('who presses on and on is asked to wait, and can copy all the same', async () => {
  const { page } = await open(one, `f.oninput = () => { f.value = ''; };`);
  // As often in a minute as nobody does who means it.
  for (let tries = 0; tries < 8; tries++) {
    await pressOffer(page);
    await expectTold(page, CLEARED);
    if (tries < 7) await page.locator('h1').click();
  }
  const { x, y } = await middleOfOffer(page);
  await page.mouse.click(x, y);
  const popup = await journey.browser.nextView('popup.html');
  await popup.waitForText('The page emptied the field again.');
  await popup.close();
  await page.bringToFront();
  await page.locator('h1').click();
  await pressOffer(page);
  const words = 'Too many tries here. Wait a minute.';
  const told = await waitUntil('the offer to ask for patience', async () => {
    const said = await readOfferWords(page);
    return said.button === words && said;
  });
  expect(told.status).toBe(words);
});

describe('the fill goes on, or stops without harm', () => {
  test.each([
    [
      'the page empties its boxes after a request of its own',
      boxes,
      `row.oninput = () => { if (all().length === 6) fetch('/check').then(() => setTimeout(() => { for (const b of list()) b.value = ''; }, 300)); };`,
    ],
    [
      'the page takes its boxes away a moment later',
      boxes,
      `row.oninput = () => { if (all().length === 6) setTimeout(() => row.remove(), 300); };`,
    ],
    [
      'the page draws its boxes anew and turns a wheel',
      `${boxes}<i class=spinner hidden>…</i>`,
      `row.oninput = () => { if (all().length === 6) { row.innerHTML = row.innerHTML; row.nextSibling.hidden = false; } };`,
    ],
  ])('without a word where %s', async (_name, fields, script) => {
    const pages: Pages = { [`${BANK}/`]: pageOf(fields, script), [`${BANK}/check`]: 'no' };
    const { page } = await openStage(journey.browser, pages, `${BANK}/`);
    await pressOffer(page);
    await waitUntil('the page to be done with it', async () => (await page.evaluate('all()')) === '');
    await pause(1_500);
    expect(await findOffer(page).count()).toBe(0);
  });

  test('without a word where the person empties the field', async () => {
    const { page } = await open(one, '');
    await pressOffer(page);
    await waitUntil('a filled code', async () => (await page.locator('#f').inputValue()) || null);
    await pause(200);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await pause(1_500);
    expect(await page.locator('#f').inputValue()).toBe('');
    if ((await findOffer(page).count()) > 0)
      expect((await readOfferWords(page)).button).toBe('Fill code with Countersign');
  });

  test('where the page’s own getters throw', async () => {
    const traps = `for (const [type, name] of [[HTMLInputElement, 'value'], [Node, 'isConnected'], [Element, 'shadowRoot'], [HTMLInputElement, 'form'], [Document, 'activeElement'], [Node, 'textContent']]) Object.defineProperty(type.prototype, name, { get() { throw new Error(name); }, configurable: true });
Object.defineProperty(f, 'value', { get() { throw new Error('own'); }, set() { throw new Error('own'); } });`;
    const { page } = await open(one, traps);
    await pressOffer(page);
    const value = await waitUntil('a filled code', () =>
      page.evaluate(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const get = Object.getOwnPropertyDescriptor(
          (frame.contentWindow as unknown as typeof globalThis).HTMLInputElement.prototype,
          'value',
        )?.get;
        frame.remove();
        return String(get?.call(document.querySelector('input'))) || null;
      }),
    );
    expect(vault.codes).toContain(value);
  });

  test('where shadow trees have no end', async () => {
    const endless = `class Deep extends HTMLElement { connectedCallback() { if (this.shadowRoot) return; const root = this.attachShadow({ mode: 'open' }); setTimeout(() => root.append(document.createElement('x-deep')), 0); } }
customElements.define('x-deep', Deep); document.body.append(document.createElement('x-deep'));
let deep = document.body; for (let i = 0; i < 400; i += 1) { const host = document.createElement('div'); deep.append(host); deep = host.attachShadow({ mode: 'open' }); }`;
    const { page } = await open(one, endless);
    await pressOffer(page);
    const value = await waitUntil('a filled code', async () => (await page.locator('#f').inputValue()) || null);
    expect(vault.codes).toContain(value);
  });

  test('where a field refuses the focus', async () => {
    const { page } = await open(
      one,
      `let on = false; addEventListener('pointerup', () => { on = true; }); f.addEventListener('focus', () => { if (on) f.blur(); });`,
    );
    await pressOffer(page);
    const value = await waitUntil('a filled code', async () => (await page.locator('#f').inputValue()) || null);
    expect(vault.codes).toContain(value);
  });

  test('where each key moves the focus to another box', async () => {
    const { page } = await open(
      boxes,
      `row.oninput = () => list()[0].focus(); row.onkeydown = () => list()[5].focus();`,
    );
    await pressOffer(page);
    await waitUntil('a filled code, or words why not', async () => {
      const { button } = await readOfferWords(page);
      return vault.codes.includes(await page.evaluate<string>('all()')) || /Copy it/.test(button ?? '');
    });
    await pause(500);
    const last = await page.evaluate<string>('all()');
    expect(['', ...vault.codes]).toContain(last);
    expect(/Copy it/.test((await readOfferWords(page)).button ?? '')).toBe(last === '');
  });

  test('where the frame goes in the middle: the popup says so', async () => {
    const inner = pageOf(boxes, `row.oninput = () => window.frameElement.remove();`);
    const pages: Pages = {
      [`${BANK}/`]: `<!doctype html><title>Two-factor authentication</title><iframe width=600 height=300 src="${BANK}/inner"></iframe>`,
      [`${BANK}/inner`]: inner,
    };
    const { page } = await openStage(journey.browser, pages, `${BANK}/`);
    const frame = page.frameLocator('iframe');
    await frame.locator('.b').first().click();
    const offer = await awaitOffer(frame);
    await offer.click();
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('The field went away while the code was filled in.');
    expect(await popup.isVisible({ role: 'button', name: 'Copy' })).toBe(true);
    await waitUntil('the frame to go', () => page.frames().length === 1);
  });
});

/**
 * Keys that a page shows as text, where it has no QR code that can be read. Covers: every place such a key stands
 * in, several of them, an unreadable QR code beside one, what a person does with it; and pages that hide keys, show
 * a thousand of them, or a text of a megabyte. Not here: which texts are keys (`test/lib/detect/key-text.test.ts`).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { openStage } from '@/test/support/hostile';
import { NORTHWIND } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { CHROME_BUILD, PROJECT } from '@/test/support/places';
import { saveAndFill, scanThisPage } from '@/test/support/product';
import { findConfirmStep, startEnrolment } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { button } from '@/test/support/view';

const KEY = 'JBSWY3DPEHPK3PXP';
const GROUPED = 'JBSW Y3DP EHPK 3PXP';
const FIELD = '<p><label>Authentication code <input name="otp" autocomplete="one-time-code" maxlength="6"></label></p>';
const CORPUS = join(PROJECT, '..', 'shared', 'corpus');

const journey = useJourney();
afterEach(() => journey.removeAccounts());

async function openPage(body: string): Promise<Page> {
  const html = `<!doctype html><meta charset="utf-8"><title>Two-factor authentication</title>
<body style="font:16px sans-serif"><h1>Two-factor authentication</h1>${body}`;
  return (await openStage(journey.browser, { 'https://login.contoso.test': html }, 'https://login.contoso.test/')).page;
}

async function scan(page: Page): Promise<PageView> {
  await scanThisPage(await journey.browser.openPopup(page));
  return journey.browser.nextView('scan.html');
}

/** What the background finds on the page, asked as the scan window asks. */
async function keysOn(page: Page): Promise<readonly string[]> {
  await page.bringToFront();
  const { ask } = await journey.ask('open', { askId: null, count: 0 });
  return (await journey.ask('findKeys', { askId: ask?.id ?? '' })).map(({ key }) => key);
}

describe('a key on the page', () => {
  test('is offered, named after the site, saved, and its code is filled', async () => {
    const page = await openPage(`<p>Can’t scan? Enter this key: <code>${GROUPED}</code></p><form>${FIELD}</form>`);
    const window = await scan(page);
    const text = await window.waitForText('this key is on the page');
    expect(text).toContain(GROUPED);
    expect(await window.value({ role: 'textbox', name: 'Site or service' })).toBe('Contoso');
    await window.fill({ role: 'textbox', name: 'Account' }, 'ada');
    await window.click(button('Next'));
    expect(await window.waitForText('Save this account?')).toMatch(/Contoso\s+ada/);
    expect(await window.text()).toMatch(/Fills on\s+login\.contoso\.test/);
    await saveAndFill(window);
    expect(await page.locator('input').inputValue()).toMatch(/^\d{6}$/);
  });

  test('is offered where the QR code cannot be read, once the page shows it, and the site takes its code', async () => {
    const page = await journey.browser.newPage();
    const user = await startEnrolment(page, journey.site.origin(NORTHWIND));
    await page.locator('.qr').evaluate((image) => {
      image.style.filter = 'blur(40px)';
    });
    const window = await scan(page);
    const text = await window.waitForText('Nothing found on the page');
    expect(text).toContain('If the page offers “Can’t scan?” or “Setup key”, open that, and scan the page again');
    await page.getByText('Can’t scan?').click();
    await window.click(button('Scan the page again'));
    await window.waitForText('this key is on the page');
    const secret = journey.site.accounts.find(NORTHWIND, user)?.secret ?? '';
    expect(await window.text()).toContain(`${secret.slice(0, 4)} ${secret.slice(4, 8)} … ${secret.slice(-4)}`);
    await window.click(button('Next'));
    await window.waitForText('Save this account?');
    await saveAndFill(window);
    await findConfirmStep(page).submit();
    await page.getByRole('heading', { name: 'Two-factor authentication is on' }).waitFor();
  });

  test('is chosen among several', async () => {
    const page = await openPage(`<p>Personal, setup key: <code>${GROUPED}</code></p>
<p>Work, setup key: <code>GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ</code></p>`);
    const window = await scan(page);
    await window.waitForText('these keys are on the page');
    await window.click({ role: 'radio', name: 'GEZD GNBV … QOJQ' });
    await window.click(button('Next'));
    await window.waitForText('Save this account?');
    await window.click(button('Back'));
    await window.waitForText('these keys are on the page');
    await window.click(button('Other ways'));
    await window.waitForText('Nothing found on the page');
  });

  test.each([
    ['code', `Enter this key: <code>${KEY}</code>`],
    ['kbd', `Enter this key: <kbd>${GROUPED}</kbd>`],
    ['a field that only shows', `<label>Setup key <input readonly value="${GROUPED}"></label>`],
    ['a text area that only shows', `<label>Setup key <textarea readonly>${KEY}</textarea></label>`],
    ['a definition list', `<dl><dt>Secret</dt><dd>${KEY}</dd></dl>`],
    ['a table', `<table><tr><th>Secret key</th><td>${GROUPED}</td></tr></table>`],
    [
      'groups in elements',
      `<p>Setup key</p><p>${GROUPED.split(' ')
        .map((group) => `<span>${group}</span>`)
        .join('')}</p>`,
    ],
    ['letters in elements', `<p>Setup key</p><p>${[...KEY].map((letter) => `<b>${letter}</b>`).join('')}</p>`],
    ['a line of its own', `<p>Setup key:<br>${KEY}<br>Then enter the code it shows.</p>`],
    ['lines', '<p>Setup key:</p><p>JBSW Y3DP<br>EHPK 3PXP</p>'],
    ['a button that copies', `<p>Or copy the setup key <button data-clipboard-text="${KEY}">Copy</button></p>`],
    [
      'an open shadow root',
      `<p>Setup key:</p><div id="h"></div><script>h.attachShadow({ mode: 'open' }).innerHTML = '<p>Your setup key: ${KEY}</p>';</script>`,
    ],
    [
      'a closed shadow root',
      `<div id="h"></div><script>h.attachShadow({ mode: 'closed' }).innerHTML = '<p>Your setup key: ${KEY}</p>';</script>`,
    ],
  ])('is found in %s', async (_where, body) => {
    expect(await keysOn(await openPage(body))).toEqual([KEY]);
  });

  test('is found in a link to an app', async () => {
    const link = `otpauth://totp/Contoso:ada?secret=${KEY}&issuer=Contoso`;
    const page = await openPage(`<a href="${link}">Open in your authenticator app</a>`);
    const window = await scan(page);
    expect(await window.waitForText('this key is on the page')).toContain(`Contoso, ada: ${GROUPED}`);
    await window.click(button('Next'));
    expect(await window.waitForText('Save this account?')).toMatch(/Contoso\s+ada/);
  });
});

describe('a page cannot pass on a key that nobody sees', () => {
  test.each([
    ['not drawn', `<p style="display:none">Enter this key: ${KEY}</p>`],
    ['invisible', `<p style="visibility:hidden">Enter this key: ${KEY}</p>`],
    ['clear as glass', `<p style="opacity:0.02">Enter this key: ${KEY}</p>`],
    ['of a clear colour', `<p style="color:transparent">Enter this key: ${KEY}</p>`],
    ['tiny', `<p style="font-size:1px">Enter this key: ${KEY}</p>`],
    ['off the page', `<p style="position:absolute;left:-9999px">Enter this key: ${KEY}</p>`],
    ['cut off', `<div style="height:0;overflow:hidden"><p>Enter this key: ${KEY}</p></div>`],
    ['clipped', `<p style="position:absolute;clip-path:inset(100%)">Enter this key: ${KEY}</p>`],
    [
      'clipped the old way',
      `<p style="position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden">Enter this key: ${KEY}</p>`,
    ],
    ['moved out of its box', `<p style="text-indent:-9999px;overflow:hidden">Enter this key: ${KEY}</p>`],
    ['filtered away', `<p style="filter:opacity(0)">Enter this key: ${KEY}</p>`],
    ['folded away', `<details><summary>Can’t scan?</summary><p>Enter this key: ${KEY}</p></details>`],
    ['in a hidden field', `<p>Enter this key</p><input type="hidden" value="${KEY}">`],
    ['in a field to type into', `<label>Secret key <input value="${KEY}"></label>`],
    ['in a script', `<p>Enter this key</p><script type="text/plain">${KEY}</script>`],
    [
      'in a frame of another site',
      `<p>Enter this key</p><iframe src="data:text/html,Enter this key: ${KEY}"></iframe>`,
    ],
  ])('%s', async (_how, body) => {
    expect(await keysOn(await openPage(body))).toEqual([]);
  });

  test('nor one of another page that came in its place', async () => {
    const page = await openPage('<p>Nothing here</p>');
    const { ask } = await journey.ask('open', { askId: null, count: 0 });
    await page.goto('https://login.contoso.test/');
    await page.evaluate((key) => {
      document.body.textContent = `Enter this key: ${key}`;
    }, KEY);
    await expect(journey.ask('findKeys', { askId: ask?.id ?? '' })).rejects.toThrow('page-gone');
  });
});

describe('a page that means harm', () => {
  /** In steps of a busy machine: what is bounded takes less than a second, what is not takes minutes. */
  const BOUND = 8_000;

  test.each([
    [
      'a thousand keys',
      `<script>for (let i = 0; i < 1000; i++) document.body.insertAdjacentHTML('beforeend',
'<p>Enter this key: <code>JBSWY3DPEHPK' + [...(i + 5000).toString(6).padStart(4, '0')].map((d) => 'ABCDEF'[d] ?? d).join('') + '</code></p>');</script>`,
    ],
    ['a megabyte of words', `<p>${'enter this key by hand 2345 into '.repeat(32_000)}</p>`],
    ['a megabyte in one word', `<p>Enter this key: ${'abcdefgh'.repeat(131_072)}+</p>`],
    ['a megabyte of groups', `<p>Enter this key: ${'JBSW-'.repeat(210_000)}+</p>`],
    [
      'a hundred thousand elements',
      `<script>document.body.append(...Array.from({ length: 100000 }, () => Object.assign(document.createElement('b'), { textContent: 'JBSW ' })));</script>`,
    ],
  ])('with %s is read quickly, and makes little of it', async (_what, body) => {
    const page = await openPage(body);
    const before = performance.now();
    const keys = await keysOn(page);
    expect(performance.now() - before).toBeLessThan(BOUND);
    expect(keys.length).toBeLessThanOrEqual(6);
  });

  test('does not hear that it is read, and is not read before it is scanned', async () => {
    const page = await openPage(`<p id="p">Enter this key: <code>${KEY}</code></p><script>
window.changes = 0;
new MutationObserver((records) => { changes += records.length; }).observe(document, { childList: true, subtree: true, attributes: true });
</script>`);
    expect(await keysOn(page)).toEqual([KEY]);
    expect(await page.evaluate('changes')).toBe(0);
  });
});

test('a key is not in the memory of the session', async () => {
  const window = await scan(await openPage(`<p>Enter this key: <code>${KEY}</code></p>`));
  await window.waitForText('this key is on the page');
  const tab = await journey.browser.openInTab('manifest.json');
  const kept = await tab.page.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null)));
  await tab.close();
  expect(kept).toContain('login.contoso.test');
  expect(kept).not.toMatch(/JBSW/);
});

const isCorpusThere = existsSync(CORPUS);
if (!isCorpusThere) console.log('Skipped, because ../shared/corpus is not there: keys on real pages.');

test.skipIf(!isCorpusThere)(
  'on hundreds of real pages, those that show a key have it found, and no other has one',
  async () => {
    const script = readFileSync(join(CHROME_BUILD, 'keys.js'), 'utf8');
    const page = await journey.browser.newPage();
    await page.route('**/*', (route) => route.abort());
    const found: Record<string, number> = {};
    let shown = 0;
    for (const file of ['positive', 'negative'].flatMap((folder) =>
      readdirSync(join(CORPUS, folder)).map((name) => `${folder}/${name}`),
    )) {
      if (!file.endsWith('.html')) continue;
      const html = readFileSync(join(CORPUS, file), 'utf8').replace(/<script[\s\S]*?<\/script>/gi, '');
      await page.setContent(html, { waitUntil: 'commit' });
      const keys = (await page.evaluate(script)) as readonly unknown[];
      if (keys.length > 0) found[file] = keys.length;
      if (/>[^<]*JBSW ?Y3DP ?EHPK ?3PXP/.test(html)) shown += 1;
    }
    expect(Object.keys(found).filter((file) => file.startsWith('negative'))).toEqual([]);
    expect(shown).toBeGreaterThan(10);
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(shown - 1);
  },
);

/**
 * Codes where a page, or the browser, keeps scripts from them: behind a modal
 * dialog, on a page that swallows every click, in a PDF, on a page of another
 * extension. Each is scanned from the popup, or by a box drawn on its picture.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { extensionIdOf } from '@/test/support/extension-id';
import { type Journey, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { pdfOf, svgOf } from '@/test/support/pictures';
import { CHROME_BUILD, makeThrowAwayFolder } from '@/test/support/places';
import { scanThisPage } from '@/test/support/product';
import { type PageServer, servePages } from '@/test/support/serve-pages';
import { button } from '@/test/support/view';

const LINK = 'otpauth://totp/Fabrikam:carol@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Fabrikam';
const CODE = svgOf(LINK).replace('<svg ', '<svg style="width:300px" ');

const other = makeThrowAwayFolder('other-extension');
let journey: Journey;
let server: PageServer;

beforeAll(async () => {
  writeOtherExtension(other);
  server = await servePages();
  const both = `${CHROME_BUILD},${other}`;
  journey = await startWithVault({ flags: [`--disable-extensions-except=${both}`, `--load-extension=${both}`] });
});
afterEach(() => journey.closePages());
afterAll(async () => {
  await journey?.end();
  server?.close();
  rmSync(other, { recursive: true, force: true });
});

/** Everything that happens on it ends before anybody else hears of it. */
const SWALLOW = `<script>for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'contextmenu', 'keydown', 'keyup', 'selectstart'])
addEventListener(type, (event) => { event.preventDefault(); event.stopImmediatePropagation() }, true)</script>`;

test.each<[string, () => Promise<Page>]>([
  [
    'behind nothing but a modal dialog',
    () => openPage(`<dialog>${CODE}</dialog><script>document.querySelector('dialog').showModal()</script>`),
  ],
  ['on a page that swallows clicks and keys', () => openPage(`${SWALLOW}${CODE}`)],
  [
    'on a page that may run no script',
    () =>
      openPage(
        `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">${CODE}`,
      ),
  ],
  ['in a PDF', openPdf],
  ['on a page of another extension', openOther],
])('a code %s is scanned', async (_, open) => {
  await scan(await open(), 'carol@example.com');
});

test('a code over a modal dialog that swallows clicks is drawn around, and the page hears nothing of it', async () => {
  const link = 'https://shop.example/app';
  const code = svgOf(link).replace('<svg ', '<svg style="width:300px" ');
  const page = await openPage(
    `<script>window.heard = 0; addEventListener('pointerdown', () => { heard += 1 }, true)</script>${SWALLOW}
<dialog style="margin:20px">${code}</dialog><script>document.querySelector('dialog').showModal()</script>`,
  );
  const window = await scan(page, link);
  await window.click(button('Back'));
  await window.click(button('Draw around the code'));
  const stage = await (await window.find(button(/Picture of the page/))).boundingBox();
  if (stage === null) throw new Error('no picture');
  const dialog = await page.locator('dialog').boundingBox();
  const view = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  if (dialog === null) throw new Error('no dialog');
  const at = (x: number, y: number): [number, number] => [
    stage.x + (x / view.width) * stage.width,
    stage.y + (y / view.height) * stage.height,
  ];
  await window.page.mouse.move(...at(dialog.x, dialog.y));
  await window.page.mouse.down();
  await window.page.mouse.move(...at(dialog.x + dialog.width, dialog.y + dialog.height), { steps: 4 });
  await window.page.mouse.up();
  await window.click(button('Scan this part'));
  expect(await window.waitForText('Not a code for an account')).toContain(link);
  expect(await page.evaluate('heard')).toBe(0);
});

test('what was found is not the end of it: the other ways are one step back', async () => {
  const window = await scan(await openPage(CODE), 'carol@example.com');
  await window.click(button('Back'));
  await window.waitFor(button('Draw around the code'));
});

/** The scan window, once it shows `text`. */
async function scan(page: Page, text: string): Promise<PageView> {
  await scanThisPage(await journey.browser.openPopup(page));
  const window = await journey.browser.nextView('scan.html');
  await window.waitForText(text);
  return window;
}

async function openPage(body: string): Promise<Page> {
  server.put('/page', `<!doctype html><meta charset="utf-8"><title>Set up</title><body>${body}`);
  return journey.browser.newPage(server.address('shop.localhost', '/page'));
}

async function openPdf(): Promise<Page> {
  server.put('/code.pdf', { type: 'application/pdf', content: pdfOf(LINK) });
  const page = await journey.browser.newPage(server.address('shop.localhost', '/code.pdf'));
  await page.waitForTimeout(2_000);
  return page;
}

async function openOther(): Promise<Page> {
  return journey.browser.newPage(`chrome-extension://${extensionIdOf(other)}/code.html`);
}

function writeOtherExtension(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'manifest.json'),
    JSON.stringify({ manifest_version: 3, name: 'Other', version: '1', key: btoa('a key for the other extension') }),
  );
  writeFileSync(join(folder, 'code.html'), `<!doctype html><meta charset="utf-8"><title>Other</title>${CODE}`);
}

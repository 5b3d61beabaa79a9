/**
 * What pages get although they try: nothing. Covers: other sites, frames of
 * other sites and sandboxed ones, events that nobody made, fields that want no
 * code, and what a page can read. An empty logbook of Elsewhere, which tells
 * whatever stands in its field, is the proof. Not here: what the process of a
 * page could ask for (`taken-over.test.ts`).
 */
import type { Frame, Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { ELSEWHERE, NORTHWIND, openList, type SharedAccount } from '@/test/support/journey';
import { acceptOffer, findOffer } from '@/test/support/product';
import { expectSilence } from '@/test/support/silence';
import { askForCode, startLogin, waitForCode } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { waitUntil } from '@/test/support/wait';

const NO_FIELD = 'No field for a code was found on the page.';

// Else no page of a name would ever be unencrypted.
const journey = useJourney({ flags: ['--disable-features=HttpsUpgrades'] });
let account: SharedAccount;

beforeAll(async () => {
  account = await journey.share({ user: 'alice@example.com' });
});

/** Presses Fill in the popup where it must fail; returns what the popup says. */
async function failToFill(page: Page, says: string): Promise<void> {
  const popup = await openList(journey.browser, page);
  await popup.click({ role: 'button', name: 'Fill' });
  await popup.waitForText(says);
  await popup.close();
}

/** What a page can make happen without a person. */
function pretendToBeAPerson(element: Element): void {
  const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'focusin', 'focus', 'touchstart'];
  for (const type of types) element.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  for (const type of ['pointerdown', 'pointerup']) {
    element.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, isPrimary: true }));
  }
  for (const type of ['mousedown', 'mouseup', 'click']) {
    element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, detail: 1 }));
  }
  for (const key of ['a', 'ArrowDown', 'Enter', ' ']) {
    for (const type of ['keydown', 'keyup']) {
      element.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
    }
  }
  if (!(element instanceof HTMLElement)) return;
  element.focus();
  element.click();
}

describe('another site', () => {
  test('gets no code by its offer, by the popup over it, or by pretending', async () => {
    const page = await journey.visit(ELSEWHERE, '/');
    const field = page.getByLabel('Authentication code');
    await acceptOffer(page, field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText(/No account is linked to elsewhere\.localhost:\d+ yet\./);
    expect(await popup.isVisible({ role: 'button', name: 'Fill' })).toBe(false);
    await popup.close();
    await field.evaluate(pretendToBeAPerson);
    await page.locator('html').evaluate(pretendToBeAPerson);
    await expectSilence(journey, field);
  });

  test('gets no code when it takes the place of the page the popup was opened for', async () => {
    const [page] = await askForCode(journey, account.user);
    const ask = await openAskFor(page);
    await page.goto(journey.site.origin(ELSEWHERE));
    await expect(journey.ask('fill', { id: account.id, askId: ask, link: false })).rejects.toThrow('page-gone');
    await expect(journey.ask('fill', { id: account.id, askId: ask, link: true })).rejects.toThrow('page-gone');
    await expectSilence(journey, page.getByLabel('Authentication code'));
  });

  test('in a frame of the linked site gets neither an offer nor a code', async () => {
    const page = await journey.visit(NORTHWIND, '/rewards');
    const frame = page.frameLocator('iframe.check');
    const field = frame.getByLabel('Authentication code');
    await field.click();
    const popup = await openList(journey.browser, page);
    await popup.click({ role: 'button', name: 'Fill' });
    await popup.waitForText(NO_FIELD);
    // Asked about a field of the page around, a person would take it for the one that they are in.
    await popup.waitForText('a part of the page that belongs to another site');
    expect(await popup.isVisible({ role: 'button', name: 'It is this field' })).toBe(false);
    await popup.close();
    await field.click();
    await page.keyboard.press('ArrowDown');
    expect(await findOffer(frame).count()).toBe(0);
    expect(await findOffer(page).count()).toBe(0);
    await expectSilence(journey, field);
  });
});

/** The id of the ask that a popup over `page` stands for. */
async function openAskFor(page: Page): Promise<string> {
  await page.bringToFront();
  const { ask } = await journey.ask('open', { askId: null, count: 0 });
  expect(ask?.origin).toBe(new URL(page.url()).origin);
  return ask?.id ?? '';
}

describe('a document that is not what its address says', () => {
  const FORM = '<!doctype html><label>One-time code <input autocomplete="one-time-code" autofocus></label>';

  test('a sandboxed frame of the linked site gets nothing', async () => {
    const { user } = account;
    const page = await journey.browser.newPage();
    await startLogin(page, journey.site.origin(NORTHWIND), user, 'iframe');
    await page.locator('iframe.check').evaluate((frame) => {
      (frame as HTMLIFrameElement).sandbox.add('allow-scripts', 'allow-forms');
      (frame as HTMLIFrameElement).src += '?sandboxed';
    });
    const framed = await waitUntil('the sandboxed frame', () => findFrame(page, '?sandboxed'));
    const field = framed.getByLabel('One-time code');
    await field.click();
    await failToFill(page, NO_FIELD);
    await field.click();
    expect(await framed.locator('div[popover="manual"]').count()).toBe(0);
    expect(await field.inputValue()).toBe('');
  });

  test('a sandboxed page under a linked address gets nothing', async () => {
    await journey.share({ user: 'sandboxed@example.com', links: ['https://example.com'] });
    const page = await journey.browser.newPage();
    const headers = { 'content-type': 'text/html', 'content-security-policy': 'sandbox allow-scripts allow-forms' };
    await page.route(/^https:/, (route) => route.fulfill({ headers, body: FORM }));
    await page.goto('https://example.com/uploads/by-a-stranger');
    expect(await page.evaluate(() => window.origin)).toBe('null');
    const field = page.getByLabel('One-time code');
    await field.click();
    await failToFill(page, NO_FIELD);
    await field.click();
    expect(await findOffer(page).count()).toBe(0);
    expect(await field.inputValue()).toBe('');
  });

  test('an unencrypted page of a linked name gets nothing', async () => {
    const page = await journey.browser.newPage();
    await page.route(/^http:/, (route) => route.fulfill({ contentType: 'text/html', body: FORM }));
    await page.goto('http://example.com/');
    const popup = await openList(journey.browser, page);
    await popup.waitForText('All accounts');
    expect(await popup.text()).not.toContain('On this site');
    const { ask } = await journey.ask('open', { askId: null, count: 0 });
    const fill = journey.ask('fill', { id: account.id, askId: ask?.id ?? '', link: true });
    await expect(fill).rejects.toThrow('page-insecure');
    expect(await page.getByLabel('One-time code').inputValue()).toBe('');
  });
});

function findFrame(page: Page, part: string): Frame | null {
  return page.frames().find((frame) => frame.url().includes(part)) ?? null;
}

describe('the linked site itself', () => {
  test('brings up no offer by events that nobody made, and gets no code from the offer by them', async () => {
    const [page, step] = await askForCode(journey, account.user);
    // From here on the page script is in the page for certain, and would answer at once.
    await step.field.click();
    await findOffer(page).waitFor();
    await page.keyboard.press('Escape');
    await findOffer(page).waitFor({ state: 'detached' });
    await page.locator('h1').click();
    await step.field.evaluate(pretendToBeAPerson);
    expect(await findOffer(page).count()).toBe(0);
    await page.locator('h1').click();
    await step.field.click();
    await findOffer(page).waitFor();
    await findOffer(page).evaluate(pretendToBeAPerson);
    await page.evaluate(() => {
      const { left, top } = document.querySelector('div[popover="manual"]')?.getBoundingClientRect() ?? new DOMRect();
      (document.elementFromPoint(left + 20, top + 20) as HTMLElement | null)?.click();
    });
    expect(journey.browser.countViews('popup.html')).toBe(0);
    expect(await step.readCode()).toBe('');
    await page.locator('h1').click();
    await acceptOffer(step.scope, step.field);
    expect(await waitForCode(step)).toMatch(/^\d{6}$/);
  });

  test('offers nothing beside fields that want no code, and the popup fills none of them', async () => {
    const page = await journey.visit(NORTHWIND, '/shop');
    // This also puts the page script there, so that it would answer a click at once.
    await failToFill(page, NO_FIELD);
    const fields = await page.locator('input:visible').all();
    expect(fields.length).toBeGreaterThan(10);
    for (const field of fields) {
      await field.click();
      await page.keyboard.press('a');
      expect([await field.getAttribute('name'), await findOffer(page).count()]).toEqual([expect.anything(), 0]);
    }
    await page.evaluate(() => {
      document.querySelector('main')?.insertAdjacentHTML('afterbegin', '<input autocomplete="one-time-code" name="c">');
    });
    await page.locator('input[name=c]').click();
    await findOffer(page).waitFor();
  });

  test('finds nothing of the vault by searching itself, whatever of ours is open', async () => {
    const given = { uri: 'otpauth://totp/Zanzibar:quux@zanzibar.example?secret=JBSWY3DPEHPK3PXP&issuer=Zanzibar' };
    const { id } = await journey.ask('add', { given, askId: null, operationId: crypto.randomUUID() });
    const [page, step] = await askForCode(journey, account.user);
    await step.field.click();
    await findOffer(page).waitFor();
    const popup = await openList(journey.browser, page);
    await popup.waitForText('Zanzibar');
    const codes = await journey.ask('codes', { ids: [id, account.id] });
    const wanted = ['Zanzibar', 'quux@', ...codes.flatMap(({ code, next }) => [code, next ?? ''])];
    expect(wanted).toHaveLength(6);
    expect(await page.evaluate(searchPage, wanted)).toEqual([]);
    expect(await page.evaluate(searchPage, ['Two-factor authentication'])).toEqual(['Two-factor authentication']);
    await journey.ask('remove', { id });
  });

  test('reaches no file of the extension, and sees none of its addresses', async () => {
    const [page, step] = await askForCode(journey, account.user);
    await step.field.click();
    await findOffer(page).waitFor();
    const urls = ['manifest.json', 'popup.html', 'scan.html', 'page.js', 'watch.js', 'background.js', 'argon2.wasm'];
    const answers = await page.evaluate(
      (files) =>
        Promise.all(
          files.map((url) =>
            fetch(url).then(
              () => `got ${url}`,
              () => 'refused',
            ),
          ),
        ),
      urls.map((file) => journey.browser.extensionUrl(file)),
    );
    expect(new Set(answers)).toEqual(new Set(['refused']));
    const seen = await page.evaluate(() => [
      document.documentElement.outerHTML,
      ...performance.getEntries().map((entry) => entry.name),
      ...Object.keys(window),
    ]);
    expect(seen.filter((text) => text.includes(journey.browser.extensionId))).toEqual([]);
    expect(
      await page.evaluate(() => (globalThis as { chrome?: { runtime?: unknown } }).chrome?.runtime),
    ).toBeUndefined();
  });
});

/** Those of `wanted` that a page can find in itself, by any means it has. */
function searchPage(wanted: readonly string[]): string[] {
  const find = (window as unknown as { find(text: string): boolean }).find;
  document.getSelection()?.removeAllRanges();
  document.execCommand('selectAll');
  const selected = document.getSelection()?.toString() ?? '';
  const values = Array.from(document.querySelectorAll('input'), (input) => input.value).join('\n');
  const all = [selected, values, document.documentElement.outerHTML, document.body.textContent ?? '', document.title];
  return wanted.filter((text) => {
    document.getSelection()?.removeAllRanges();
    const spaced = text.replace(/^(\d{3})(\d{3})$/, '$1 $2');
    return [text, spaced].some((form) => find(form) || all.some((part) => part.includes(form)));
  });
}

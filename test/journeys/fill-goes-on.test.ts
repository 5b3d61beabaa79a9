/**
 * Pages that make a fill harder, or go on after it in ways of their own: it goes
 * on, or stops without harm, and nobody is told what is no news. What the offer
 * says where a page does not take the code is in `told.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import { BANK, openStage, type Pages } from '@/test/support/hostile';
import { readOfferWords } from '@/test/support/offer-words';
import { awaitOffer, findOffer } from '@/test/support/product';
import { oneField, openScripted, pressOffer, readFields, scriptedPage, sixBoxes } from '@/test/support/scripted-fields';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);

const one = oneField('autocomplete=one-time-code');
const boxes = sixBoxes();

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
    const pages: Pages = { [`${BANK}/`]: scriptedPage(fields, script), [`${BANK}/check`]: 'no' };
    const { page } = await openStage(journey.browser, pages, `${BANK}/`);
    await pressOffer(page);
    await waitUntil('the page to be done with it', async () => (await readFields(page)) === '');
    await pause(4_500);
    expect(await findOffer(page).count()).toBe(0);
  });

  test('without a word where the person empties the field', async () => {
    const page = await openScripted(journey.browser, one, '');
    await pressOffer(page);
    await waitUntil('a filled code', async () => (await page.locator('#f').inputValue()) || null);
    await pause(200);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await pause(4_500);
    expect(await page.locator('#f').inputValue()).toBe('');
    if ((await findOffer(page).count()) > 0)
      expect((await readOfferWords(page)).button).toBe('Fill code with Countersign');
  });

  test('where the page’s own getters throw', async () => {
    const traps = `for (const [type, name] of [[HTMLInputElement, 'value'], [Node, 'isConnected'], [Element, 'shadowRoot'], [HTMLInputElement, 'form'], [Document, 'activeElement'], [Node, 'textContent']]) Object.defineProperty(type.prototype, name, { get() { throw new Error(name); }, configurable: true });
Object.defineProperty(f, 'value', { get() { throw new Error('own'); }, set() { throw new Error('own'); } });`;
    const page = await openScripted(journey.browser, one, traps);
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
    const page = await openScripted(journey.browser, one, endless);
    await pressOffer(page);
    const value = await waitUntil('a filled code', async () => (await page.locator('#f').inputValue()) || null);
    expect(vault.codes).toContain(value);
  });

  test('where a field refuses the focus', async () => {
    const page = await openScripted(
      journey.browser,
      one,
      `let on = false; addEventListener('pointerup', () => { on = true; }); f.addEventListener('focus', () => { if (on) f.blur(); });`,
    );
    await pressOffer(page);
    const value = await waitUntil('a filled code', async () => (await page.locator('#f').inputValue()) || null);
    expect(vault.codes).toContain(value);
  });

  test('where each key moves the focus to another box', async () => {
    const page = await openScripted(
      journey.browser,
      boxes,
      `row.oninput = () => list()[0].focus(); row.onkeydown = () => list()[5].focus();`,
    );
    await pressOffer(page);
    await waitUntil('a filled code, or words why not', async () => {
      const { button } = await readOfferWords(page);
      return vault.codes.includes(await readFields(page)) || /Copy it/.test(button ?? '');
    });
    await pause(500);
    const last = await readFields(page);
    expect(['', ...vault.codes]).toContain(last);
    expect(/Copy it/.test((await readOfferWords(page)).button ?? '')).toBe(last === '');
  });

  test('where the frame goes in the middle: the popup says so', async () => {
    const inner = scriptedPage(boxes, `row.oninput = () => window.frameElement.remove();`);
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

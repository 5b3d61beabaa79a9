/**
 * Pages that do not take the code from the offer: the fill stops, nothing stays
 * half typed, the offer says why, aloud too, and leads to the popup, where the
 * code can be copied. What the popup itself says is in `hard-fields.test.ts`, and
 * where nothing needs to be said in `fill-goes-on.test.ts`.
 */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { BANK } from '@/test/support/hostile';
import { readOfferWords } from '@/test/support/offer-words';
import { findOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { clickOffer, oneField, openScripted, pressOffer, readFields, sixBoxes } from '@/test/support/scripted-fields';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
useLinkedAccount(journey, [BANK]);

const one = oneField('autocomplete=one-time-code');
const boxes = sixBoxes();

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
    const page = await openScripted(journey.browser, fields, script);
    await pressOffer(page);
    await expectTold(page, words);
    const left = await readFields(page);
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
    const page = await openScripted(journey.browser, one, `f.oninput = () => { f.value = ''; };`);
    await pressOffer(page);
    await expectTold(page, CLEARED);
    await clickOffer(page);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('The page emptied the field again. Copy the code and paste it into the field.');
    await popup.click({ role: 'button', name: 'Copy' });
    await popup.waitForText(/Copied/);
    expect(await readFields(page)).toBe('');
  });

  test('by the keyboard too: arrow down and Enter fill, and again open the popup', async () => {
    const page = await openScripted(journey.browser, one, `f.oninput = () => { f.value = ''; };`);
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
    const page = await openScripted(
      journey.browser,
      one,
      `let n = 0; f.oninput = () => { if (n++ < 99) f.value = ''; };`,
    );
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
  const page = await openScripted(journey.browser, one, `f.oninput = () => setTimeout(() => { f.value = ''; }, 500);`);
  await pressOffer(page);
  await expectTold(page, CLEARED);
  await clickOffer(page);
  const popup = await journey.browser.nextView('popup.html');
  await popup.waitForText('The page emptied the field again.');
  await pause(1_000);
  expect(journey.browser.countViews('popup.html')).toBe(1);
});

test('what is told for the second time stands as long as it did for the first', async () => {
  const page = await openScripted(journey.browser, one, `f.oninput = () => { f.value = ''; };`);
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
  const page = await openScripted(journey.browser, one, `f.oninput = () => setTimeout(() => { f.value = ''; }, 300);`);
  await pressOffer(page);
  await expectTold(page, CLEARED);
  await journey.ask('forgetSite', { origin: BANK });
});

test('who presses on and on is asked to wait, and can copy all the same', async () => {
  const page = await openScripted(journey.browser, one, `f.oninput = () => { f.value = ''; };`);
  // As often in a minute as nobody does who means it.
  for (let tries = 0; tries < 8; tries++) {
    await pressOffer(page);
    await expectTold(page, CLEARED);
    if (tries < 7) await page.locator('h1').click();
  }
  await clickOffer(page);
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

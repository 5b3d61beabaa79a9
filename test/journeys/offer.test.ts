/**
 * The offer as people meet it: it goes with its field, follows it, and can be
 * read and heard. Not here: where it stands (`offer-places.test.ts`), pages that
 * attack it (the `hostile` files), and what it tells (`told.test.ts`).
 */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { boxOf, bringBeside, expectBeside, FIELD, openAsking } from '@/test/support/asking-pages';
import { BANK } from '@/test/support/hostile';
import { readOfferWords } from '@/test/support/offer-words';
import { acceptOffer, findOffer } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
useLinkedAccount(journey, [BANK]);

async function expectGone(page: Page): Promise<void> {
  await findOffer(page).waitFor({ state: 'hidden' });
}

describe.each(['field', 'offer'])('with the focus in the %s, it goes when the field', (focused) => {
  test.each([
    ['is removed', '.f', (found: Element) => found.remove()],
    ['is not drawn any more', 'form', (found: HTMLElement) => found.style.setProperty('display', 'none')],
    ['is hidden', 'form', (found: HTMLElement) => found.style.setProperty('visibility', 'hidden')],
    ['is made transparent', 'form', (found: HTMLElement) => found.style.setProperty('opacity', '0')],
    ['is disabled', '.f', (found: Element) => found.toggleAttribute('disabled', true)],
    [
      'makes way for the next page, without a navigation',
      'main',
      (found: Element) => {
        history.pushState(null, '', '/account');
        found.innerHTML = '<h1>Your account</h1><label>City <input name=city></label>';
      },
    ],
  ])('%s', async (_name, selector, act) => {
    const page = await openAsking(journey.browser, {});
    await bringBeside(page);
    if (focused === 'offer') await page.keyboard.press('ArrowDown');
    await page.locator(selector).evaluate(act as (found: HTMLElement | SVGElement) => void);
    await expectGone(page);
  });
});

test('it makes way for the button below once a code was typed by hand, and comes back when it is asked for', async () => {
  const page = await openAsking(journey.browser, {});
  await bringBeside(page);
  await page.keyboard.type('12345');
  expect(await findOffer(page).isVisible()).toBe(true);
  await page.keyboard.type('6');
  await expectGone(page);
  await page.keyboard.press('Backspace');
  await pause(300);
  expect(await findOffer(page).isVisible()).toBe(false);
  await page.keyboard.press('ArrowDown');
  await findOffer(page).waitFor({ state: 'visible' });
});

test('it goes while the field is transparent, and comes back with it', async () => {
  const page = await openAsking(journey.browser, {});
  await bringBeside(page);
  const form = page.locator('form');
  await form.evaluate(({ style }) => style.setProperty('opacity', '0'));
  await expectGone(page);
  await form.evaluate(({ style }) => style.removeProperty('opacity'));
  await findOffer(page).waitFor({ state: 'visible' });
  await expectBeside(page);
});

test('it follows its field in a part of the page that scrolls, and is hidden while that is out of view', async () => {
  const space = (height: number) => `<div style="height:${height}px"></div>`;
  const page = await openAsking(journey.browser, {
    fields: `<div style="height:300px;overflow:auto">${space(120)}${FIELD}${space(900)}</div>`,
  });
  const offer = await bringBeside(page);
  const before = await boxOf(offer);
  await page.mouse.wheel(0, 60);
  await waitUntil('the offer to follow', async () => before.y - (await boxOf(offer)).y === 60);
  await expectBeside(page);
  await page.mouse.wheel(0, 700);
  await expectGone(page);
  await page.mouse.wheel(0, -760);
  await waitUntil('the offer to be back', async () => (await boxOf(offer)).y === before.y);
  await findOffer(page).waitFor({ state: 'visible' });
  await expectBeside(page);
});

describe('a screen reader', () => {
  const HINT = 'Countersign can fill the code: arrow down, then Enter.';
  const REASON = 'The page emptied the field again. Copy it in Countersign';
  const statusOf = async (page: Page): Promise<string> => (await readOfferWords(page)).status;

  test('is told of the offer', async () => {
    const page = await openAsking(journey.browser, {});
    await bringBeside(page);
    await waitUntil('the hint', async () => (await statusOf(page)) === HINT);
  });

  test('is told the reason and not the hint, where the offer comes back to say that the page took the code out', async () => {
    const script = `const f = document.querySelector('.f'); f.oninput = () => setTimeout(() => { f.value = ''; }, 500);`;
    const page = await openAsking(journey.browser, { script });
    await acceptOffer(page, page.locator('.f'));
    await waitUntil('the reason', async () => (await statusOf(page)) === REASON);
    // By then the hint would have been said.
    await pause(400);
    expect(await statusOf(page)).toBe(REASON);
  });
});

describe('its words can be read', () => {
  const dots =
    'radial-gradient(circle,#fff 3px,#0000 4px) 0 0/9px 9px,repeating-linear-gradient(45deg,#e11 0 5px,#ff0 5px 10px)';
  test.each([
    ['white', '#fff', ''],
    ['black', '#000', 'color-scheme:dark;color:#fff'],
    ['the colour of the button', '#23205c', 'color:#23205c'],
    ['a pattern', dots, ''],
  ])('on a page of %s', async (_name, background, style) => {
    const page = await openAsking(journey.browser, { html: `style="background:${background};${style}"` });
    const { x, y, width } = await boxOf(await bringBeside(page));
    // Between the mark and the key, on the button's one line.
    const words = { x: x + 36, y: y + 8, width: width - 70, height: 20 };
    const png = await page.screenshot({ clip: words });
    const { ground, legible } = await page.evaluate(readContrast, png.toString('base64'));
    // The ground lies under most of it, whatever is below; the rest are letters.
    expect(ground).toBeGreaterThan(0.5);
    expect(legible).toBeGreaterThan(0.1);
  });
});

/** Of a picture's pixels: the share of its commonest colour, and of those with a contrast of 4.5 to that (WCAG 2.2, 1.4.3). */
async function readContrast(png: string): Promise<{ ground: number; legible: number }> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context?.drawImage(image, 0, 0);
  const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, image.width, image.height) ?? {};
  const linear = (value = 0): number => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [linear(data[at]), linear(data[at + 1]), linear(data[at + 2])];
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    counts.set(luminance, (counts.get(luminance) ?? 0) + 1);
  }
  const [[ground, most]] = [...counts].sort((a, b) => b[1] - a[1]) as [[number, number]];
  const isLegible = (one: number): boolean => (Math.max(one, ground) + 0.05) / (Math.min(one, ground) + 0.05) >= 4.5;
  const legible = [...counts].reduce((sum, [luminance, count]) => sum + (isLegible(luminance) ? count : 0), 0);
  return { ground: most / (data.length / 4), legible: legible / (data.length / 4) };
}

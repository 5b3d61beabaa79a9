/**
 * A linked page that has turned against its visitor tries to get a code by a
 * click or a key that was meant for something else, with a real mouse. Where the
 * product is in doubt it may open its own popup; a code in the page would be the
 * theft. Not here: what a page does to the looks of the offer
 * (`hostile-looks.test.ts`), the page around a frame, pages of others, and events
 * that nobody made, which the other `hostile` files have.
 */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import {
  askingPage,
  BANK,
  bringOffer,
  middleOfOffer,
  openStage,
  pressWhere,
  type Stage,
  stolen,
} from '@/test/support/hostile';
import { holdEnter, type PageView } from '@/test/support/page-view';
import { findOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const PAGES = { [BANK]: askingPage() };

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);
let stage: Stage;

async function openBank(): Promise<Stage> {
  stage = await openStage(journey.browser, PAGES, BANK);
  await bringOffer(stage);
  return stage;
}

describe('no code for a click that was meant for something else', () => {
  /** Moves the field so that the offer comes to lie at `x`, `y`; resolves when it does. */
  async function moveOfferTo(x: number, y: number): Promise<void> {
    const { page } = stage;
    const from = await middleOfOffer(page);
    await page.locator('form').evaluate(
      (form, by) => {
        form.style.transform = `translate(${by[0]}px, ${by[1]}px)`;
      },
      [x - from.x, y - from.y] as const,
    );
    await waitUntil('the offer to follow', async () => {
      const now = await findOffer(page).boundingBox();
      return now !== null && x > now.x && x < now.x + now.width && y > now.y && y < now.y + now.height;
    });
  }

  test('the button is brought under a mouse that is about to click', async () => {
    const { page } = await openBank();
    await page.mouse.move(600, 400);
    await moveOfferTo(600, 400);
    await page.mouse.down();
    await page.mouse.up();
    await pause(500);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });

  test('the button is brought under a mouse that is already down on the field', async () => {
    const { page } = await openBank();
    const field = await page.locator('input[name=otp]').boundingBox();
    const [x, y] = [(field?.x ?? 0) + 20, (field?.y ?? 0) + 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await moveOfferTo(x, y);
    await pause(PLAIN_VIEW_TIME);
    await page.mouse.up();
    await pause(500);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });

  test('the button has only just come', async () => {
    stage = await openStage(journey.browser, PAGES, BANK);
    const { page } = stage;
    await page.locator('input[name=otp]').click();
    await findOffer(page).waitFor({ state: 'visible' });
    await pressWhere(page, await middleOfOffer(page));
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });

  /** A press on an offer that cannot be believed; the popup that asks instead, shown this moment. */
  async function beAsked(press: (page: Page) => Promise<unknown>): Promise<PageView> {
    const { page } = stage;
    await page.locator('form').evaluate((form) => {
      form.style.opacity = '0.2';
    });
    await pause(PLAIN_VIEW_TIME);
    await press(page);
    const popup = await journey.browser.nextView('popup.html');
    await page.locator('form').evaluate((form) => form.removeAttribute('style'));
    return popup;
  }

  test('the popup that asks instead comes under the mouse of somebody who clicks on and on', async () => {
    const { page } = await openBank();
    const at = await middleOfOffer(page);
    const popup = await beAsked(() => page.mouse.click(at.x, at.y));
    // From before there is anything to see, with no pause in which it could be read.
    let isClicking = true;
    let [x, y] = [200, 200];
    const clicks = (async () => {
      for (; isClicking; await pause(100)) await popup.page.mouse.click(x, y);
    })();
    const box = await (await popup.find({ role: 'button', name: 'Fill' })).boundingBox();
    [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 10];
    await pause(1_500);
    isClicking = false;
    await clicks;
    expect(await stolen(stage, vault.codes)).toEqual([]);
    expect(popup.isOpen()).toBe(true);
    await pause(PLAIN_VIEW_TIME);
    await popup.page.mouse.click(x, y);
    await popup.waitUntilClosed();
    await waitUntil('the code', async () => (await stolen(stage, vault.codes)).length === 1);
  });

  test('the popup that asks instead takes the focus of somebody who holds Enter', async () => {
    const { page } = await openBank();
    await page.keyboard.press('ArrowDown');
    const popup = await beAsked(() => page.keyboard.press('Enter'));
    await popup.waitForText('On this site');
    expect(await popup.focused()).toMatch(/^button: Fill/);
    await pause(PLAIN_VIEW_TIME);
    await holdEnter(popup);
    await pause(500);
    expect(await stolen(stage, vault.codes)).toEqual([]);
    await pause(PLAIN_VIEW_TIME);
    await popup.press('Enter');
    await popup.waitUntilClosed();
    await waitUntil('the code', async () => (await stolen(stage, vault.codes)).length === 1);
  });
});

/**
 * A linked page that has turned against its visitor tries to get a code by a
 * click or a key that was meant for something else, with a real mouse. Where the
 * product is in doubt it may open its own popup; a code in the page would be the
 * theft. Not here: what a page does to the looks of the offer
 * (`hostile-looks.test.ts`), the page around a frame, pages of others, and events
 * that nobody made, which the other `hostile` files have.
 */
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

  test('the popup that asks instead takes the focus of somebody who holds Enter', async () => {
    const { page } = await openBank();
    await page.keyboard.press('ArrowDown');
    await page.locator('form').evaluate((form) => {
      form.style.opacity = '0.2';
    });
    await pause(PLAIN_VIEW_TIME);
    await page.keyboard.press('Enter');
    const popup = await journey.browser.nextView('popup.html');
    await page.locator('form').evaluate((form) => form.removeAttribute('style'));
    await popup.waitForText('On this site');
    expect(await popup.focused()).toMatch(/^button: Fill/);
    await pause(PLAIN_VIEW_TIME);
    const keys = await popup.page.createCDPSession();
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
    for (let i = 0; i < 5; i++)
      await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', autoRepeat: true, ...enter });
    await pause(500);
    expect(await stolen(stage, vault.codes)).toEqual([]);
    await popup.press('Enter');
    await popup.waitUntilClosed();
    await waitUntil('the code', async () => (await stolen(stage, vault.codes)).length === 1);
  });
});

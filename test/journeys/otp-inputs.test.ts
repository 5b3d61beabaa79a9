/**
 * Components that people put into their pages to take a code, from npm, live:
 * each must end up with the code in its own state, not only in what it draws.
 * Not here: forms without a component, which `fill.test.ts` and the forms of
 * real projects have.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startWithVault } from '@/test/support/journey';
import { buildOtpInputs, hasOtpInputs, listOtpInputs, OTP_INPUTS_BUILD } from '@/test/support/otp-inputs';
import { awaitOffer, findOffer } from '@/test/support/product';
import { type FolderServer, serveFolder } from '@/test/support/serve-folder';
import { pause, waitUntil } from '@/test/support/wait';

/** One hour, so that one code holds for all of them. */
const URI = 'otpauth://totp/Components:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Components&period=3600';
const OFFER_PATIENCE = 5_000;
/** Every way of writing has had its turn by then. */
const SETTLED = 400;
/** Some components hide their input in a pixel and draw boxes of their own. */
const MIN_DRAWN = 16;
const MAX_DRAWN = 90;

const isInstalled = hasOtpInputs();
if (!isInstalled) console.log('Skipped, because `npm test` installs the components and nothing else does.');

describe.skipIf(!isInstalled)('a component takes the code', () => {
  let journey: Journey;
  let server: FolderServer;
  let id: string;

  beforeAll(async () => {
    await buildOtpInputs();
    server = await serveFolder(OTP_INPUTS_BUILD);
    journey = await startWithVault();
    const account = await journey.ask('add', { given: { uri: URI }, askId: null, operationId: crypto.randomUUID() });
    id = account.id;
    await journey.ask('edit', { id, changes: { ...account, links: [server.origin] } });
  });
  afterEach(() => journey.closePages());
  afterAll(async () => {
    await journey?.end();
    server?.close();
  });

  test.each(listOtpInputs())('%s', async (name) => {
    const page = await openComponent(name);
    await pressIn(page);
    const offer = await awaitOffer(page, OFFER_PATIENCE);
    await offer.click();
    const [code] = await journey.ask('codes', { ids: [id] });
    const held = waitUntil(`${name} to hold ${code?.code}`, async () => (await heldBy(page)) === code?.code, 5_000);
    await held.catch(async (error: Error) => {
      console.log(`${error.message}: ${await describePage(page)}`);
      throw error;
    });
    expect(code?.code).toMatch(/^\d{6}$/);
    // A fill that takes what came for nothing tries on, and leaves something else.
    await pause(SETTLED);
    expect(await heldBy(page)).toBe(code?.code);
  });

  async function openComponent(name: string): Promise<Page> {
    const page = await journey.browser.newPage(`${server.origin}/?${name}`);
    await page.locator(`html[data-shown="${name}"]`).waitFor();
    await page.locator('#root input').first().waitFor({ state: 'attached' });
    return page;
  }
});

/** What a fill that failed has left to see. */
async function describePage(page: Page): Promise<string> {
  const boxes = await page.evaluate(() =>
    Array.from(document.querySelectorAll<HTMLInputElement>('#root input'), ({ value }) => value).join('|'),
  );
  const windows = page.context().pages().length;
  return `holds ${await heldBy(page)}, shows ${boxes}, ${await findOffer(page).count()} offers, ${windows} pages`;
}

/** What the component's own state holds, as it told the page. */
function heldBy(page: Page): Promise<string> {
  return page.evaluate(() => (globalThis as unknown as { held: string }).held);
}

/** A click where the component is drawn. */
async function pressIn(page: Page): Promise<void> {
  const drawn = await page.evaluate(findDrawn, [MIN_DRAWN, MAX_DRAWN]);
  await page.mouse.click(drawn.x + Math.min(24, drawn.width / 2), drawn.y + drawn.height / 2);
}

/** The component's input where it can be seen, else the first of its boxes, else all of it. Runs in the page. */
function findDrawn([min = 0, max = 0]: readonly number[]): DOMRect {
  const rectsOf = (selector: string): DOMRect[] =>
    Array.from(document.querySelectorAll(`#root ${selector}`), (element) => element.getBoundingClientRect());
  const [field] = rectsOf('input:not([aria-hidden=true])');
  const isBox = ({ width, height }: DOMRect): boolean => [width, height].every((side) => side >= min && side <= max);
  const isSeen = field !== undefined && field.width >= min && field.x >= 0;
  return (isSeen ? field : (rectsOf('*').find(isBox) ?? rectsOf('*')[0])) as DOMRect;
}

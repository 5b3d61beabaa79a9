/**
 * Components that people put into their pages to take a code, from npm, live:
 * each must end up with the code in its own state, not only in what it draws.
 * Not here: forms without a component, which `fill.test.ts` and the forms of
 * real projects have.
 */
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, openList, startWithVault } from '@/test/support/journey';
import { buildOtpInputs, hasOtpInputs, listOtpInputs, OTP_INPUTS_BUILD } from '@/test/support/otp-inputs';
import { fillFromPopup, findOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { type FolderServer, serveFolder } from '@/test/support/serve-folder';
import { pause, waitUntil } from '@/test/support/wait';

/** One hour, so that one code holds for all of them. */
const URI = 'otpauth://totp/Components:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Components&period=3600';
const OFFER_PATIENCE = 2_000;
/** Some components hide their input in a pixel and draw boxes of their own. */
const MIN_DRAWN = 8;

const isInstalled = hasOtpInputs();
if (!isInstalled) console.log('Skipped, because `npm test` installs the components and nothing else does.');

describe.skipIf(!isInstalled)('a component takes the code', () => {
  let journey: Journey;
  let server: FolderServer;
  let id: string;
  /** Those beside which no offer came, so that the popup filled them. */
  const byPopup: string[] = [];

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
    if (byPopup.length > 0) console.log(`Filled from the popup, because no offer came: ${byPopup.join(', ')}`);
    await journey?.end();
    server?.close();
  });

  test.each(listOtpInputs())('%s', async (name) => {
    const page = await openComponent(name);
    if (await isOffered(page)) {
      await pause(PLAIN_VIEW_TIME);
      await findOffer(page).click();
    } else {
      byPopup.push(name);
      await fillFromPopup(await openList(journey.browser, page));
    }
    const [code] = await journey.ask('codes', { ids: [id] });
    await waitUntil(`${name} to hold ${code?.code}`, async () => (await heldBy(page)) === code?.code, 5_000);
    expect(code?.code).toMatch(/^\d{6}$/);
  });

  async function openComponent(name: string): Promise<Page> {
    const page = await journey.browser.newPage(`${server.origin}/?${name}`);
    await page.locator(`html[data-shown="${name}"]`).waitFor();
    await fieldOf(page).waitFor({ state: 'attached' });
    return page;
  }
});

function fieldOf(page: Page): Locator {
  return page.locator('#root input:not([aria-hidden=true])').first();
}

/** What the component's own state holds, as it told the page. */
function heldBy(page: Page): Promise<string> {
  return page.evaluate(() => (globalThis as unknown as { held: string }).held);
}

/** Whether a click where the component is drawn brings the offer. */
async function isOffered(page: Page): Promise<boolean> {
  const [field, root] = await Promise.all([fieldOf(page).boundingBox(), page.locator('#root').boundingBox()]);
  const drawn = field !== null && field.width > MIN_DRAWN ? field : root;
  if (drawn === null) throw new Error('The component is not on the page.');
  await page.mouse.click(drawn.x + Math.min(24, drawn.width / 2), drawn.y + drawn.height / 2);
  const offer = findOffer(page).waitFor({ state: 'visible', timeout: OFFER_PATIENCE });
  return offer.then(
    () => true,
    () => false,
  );
}

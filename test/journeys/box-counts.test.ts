/**
 * Boxes as many as a code has characters, for every length that an account may
 * have, filled through the offer. Four boxes, which no account has a code for,
 * are in our own pages for detection (`own-pages`).
 */
import { expect, test } from 'vitest';
import { openStage } from '@/test/support/hostile';
import { acceptOffer } from '@/test/support/product';
import { BOX } from '@/test/support/scripted-fields';
import { useJourney } from '@/test/support/use-journey';
import { waitUntil } from '@/test/support/wait';

const journey = useJourney();

/** Each box hands the focus on, and the page's own script gathers what they hold. */
function pageOf(row: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Two-factor authentication</title>
<style>.b{width:36px;height:44px;margin:3px;text-align:center}</style><h1>Two-factor authentication</h1>
<form onsubmit="return false"><p>Enter the code from your authenticator app</p><div id=row>${row}</div><button>Verify</button></form>
<script>const boxes = [...document.querySelectorAll('.b')];
let held = '';
row.oninput = ({ target }) => {
  held = boxes.map(({ value }) => value).join('');
  if (target.value) boxes[boxes.indexOf(target) + 1]?.focus();
};</script>`;
}

/** The codes that could be filled now, of a new account of the site. */
async function addAccount(site: string, digits: number): Promise<string[]> {
  const query = `secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bank&period=3600&digits=${digits}`;
  const given = { uri: `otpauth://totp/Bank:${digits}?${query}` };
  const account = await journey.ask('add', { given, askId: null, operationId: crypto.randomUUID() });
  await journey.ask('edit', { id: account.id, changes: { ...account, links: [site] } });
  const codes = await journey.ask('codes', { ids: [account.id] });
  return codes.flatMap(({ code, next }) => [code, next ?? code]);
}

test.each([
  [5, 'five', BOX.repeat(5)],
  [6, 'six', BOX.repeat(6)],
  [6, 'two-groups', `${BOX.repeat(3)} – ${BOX.repeat(3)}`],
  [6, 'two-wrapped-groups', `<span>${BOX.repeat(3)}</span><span> - </span><span>${BOX.repeat(3)}</span>`],
  [7, 'seven', BOX.repeat(7)],
  [8, 'eight', BOX.repeat(8)],
  [8, 'two-groups-of-four', `<span>${BOX.repeat(4)}</span><span>-</span><span>${BOX.repeat(4)}</span>`],
  [9, 'nine', BOX.repeat(9)],
  [10, 'ten', BOX.repeat(10)],
])('a code of %d digits goes into boxes: %s', async (digits, name, row) => {
  const site = `https://${name}.example`;
  const codes = await addAccount(site, digits);
  const { page } = await openStage(journey.browser, { [site]: pageOf(row) }, site);
  await acceptOffer(page, page.locator('.b').first());
  const held = await waitUntil('the code', async () => {
    const now = await page.evaluate<string>('held');
    return now.length === digits && now;
  });
  expect(codes).toContain(held);
  const shown = await page.locator('.b').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  expect(shown).toEqual(Array.from(held));
});

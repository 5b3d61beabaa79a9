/**
 * Pages that take the last character as "done": they empty their field and ask
 * their server. They have the code once, and while the server thinks nobody is
 * told that they refused it. Fields that are emptied for good are in
 * `told.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import { BANK } from '@/test/support/hostile';
import { readOfferWords } from '@/test/support/offer-words';
import { findOffer } from '@/test/support/product';
import { oneField, openScripted, pressOffer, sixBoxes } from '@/test/support/scripted-fields';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);

const one = oneField('autocomplete=one-time-code');
const boxes = sixBoxes();
const EMPTY = `for (const e of list()) e.value = '';`;
const SEND = `fetch('/check', { method: 'POST', body: all() }); ${EMPTY}`;
const MOVE_ON = `row.addEventListener('input', (e) => { if (e.target.value) e.target.nextElementSibling?.focus(); });`;

/** Longer than a page has to show that it goes on. */
const TELLING_TIME = 5_000;

/** Fills by the offer, where the server takes `ms` to answer; what it was asked, and how many offers tell something afterwards. */
async function handIn(fields: string, script: string, ms: number): Promise<{ codes: string[]; offers: number }> {
  const page = await openScripted(journey.browser, fields, script);
  const codes: string[] = [];
  await page.route('**/check', async (route) => {
    codes.push(route.request().postData() ?? '');
    await pause(ms);
    await route.fulfill({ body: 'no' });
  });
  await pressOffer(page);
  await waitUntil('the code to be handed in', () => codes.length > 0);
  await pause(TELLING_TIME);
  return { codes, offers: await findOffer(page).count() };
}

describe('the code is handed in once, and nothing is told meanwhile', () => {
  test.each([
    ['by a field', one, `f.oninput = () => { if (f.value.length === 6) { ${SEND} } };`],
    [
      'by a field, a moment later',
      one,
      `f.oninput = () => { if (f.value.length === 6) setTimeout(() => { ${SEND} }, 20); };`,
    ],
    ['by a field, once it stands', one, `f.onchange = () => { if (f.value.length === 6) { ${SEND} } };`],
    [
      'by a field that takes one key at a time',
      one,
      `f.oninput = (e) => { if (e.data?.length > 1) f.value = ''; if (f.value.length === 6) { ${SEND} } };`,
    ],
    ['by boxes', boxes, `${MOVE_ON} row.addEventListener('input', () => { if (all().length === 6) { ${SEND} } });`],
    [
      'by boxes that show it for a moment',
      boxes,
      `${MOVE_ON} row.addEventListener('input', () => { if (all().length === 6) setTimeout(() => { ${SEND} }, 300); });`,
    ],
  ])('%s', async (_name, fields, script) => {
    const { codes, offers } = await handIn(fields, script, 2_500);
    expect(codes).toHaveLength(1);
    expect(vault.codes).toContain(codes[0]);
    expect(offers).toBe(0);
  });

  test.each([
    ['a field', one],
    ['boxes', boxes],
  ])('by %s, for as long as the page shows to be at work', async (_name, fields) => {
    const busy = `document.querySelector('button').textContent = 'Verifying…';`;
    const script = `document.addEventListener('input', () => { if (all().length === 6) { ${SEND} ${busy} } });`;
    const { codes, offers } = await handIn(fields, script, 8_000);
    expect(codes).toHaveLength(1);
    expect(offers).toBe(0);
  });
});

test.each([
  ['a field', one],
  ['boxes', boxes],
])('where %s asked nobody, it is told, whatever turns and counts all the time', async (_name, fields) => {
  const count = `let n = 60; setInterval(() => { document.querySelector('#n').textContent = 'Send again (' + n-- + ')'; }, 200);`;
  const script = `${count} document.addEventListener('input', () => { if (all().length === 6) { ${EMPTY} } });`;
  const around = `<i class=spinner>…</i><button type=button id=n>Send again (61)</button>`;
  const page = await openScripted(journey.browser, fields + around, script);
  await pressOffer(page);
  await waitUntil('the offer to tell why', async () =>
    (await readOfferWords(page)).status.startsWith('The page emptied the field again.'),
  );
});

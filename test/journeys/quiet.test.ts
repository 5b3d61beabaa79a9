/**
 * Pages that ask for no code leave the worker asleep: no message, no script of
 * ours after the watcher, as long as nobody is in a field of theirs. What the
 * watcher itself costs there is measured (`npm run bench`).
 */
import type { Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CODE_LABEL, FIELD } from '@/test/support/asking-pages';
import { BANK, openStage } from '@/test/support/hostile';
import { useJourney } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

/** The watcher looks at once, and a quarter of a second after a change. */
const LOOKED = 1_200;
/** For components that are not there yet it looks three times more, the last time after five seconds. */
const LOOKED_LAST = 8_000;

const journey = useJourney();
let page: Page;
beforeEach(() => journey.browser.killWorker());
// What it still had to say would wake the worker for the next one.
afterEach(() => page.close());

async function open(body: string): Promise<void> {
  ({ page } = await openStage(journey.browser, { [BANK]: `<!doctype html><title>Welcome</title>${body}` }, BANK));
}

const INSIDE = `<x-form></x-form><script>const at = document.querySelector('x-form').attachShadow({ mode: 'open' });`;

test.each([
  ['without fields', '<h1>News</h1><p>A code of conduct</p>'],
  ['to sign in', '<label>E-mail <input type=email></label><label>Password <input type=password></label>'],
  ['with a search and a newsletter', '<input type=search name=q><input type=email placeholder="Your e-mail">'],
  ['with an address', '<input name=street><input name=zipcode maxlength=5><input name=country_code>'],
  ['with a coupon', '<input name=coupon_code maxlength=8><label>Promo code <input></label>'],
  ['with a card', '<input autocomplete=cc-number><input autocomplete=cc-csc maxlength=4><input name=cvv>'],
  ['with a date in boxes', '<input maxlength=2 name=day><input maxlength=2 name=month><input maxlength=4 name=year>'],
  ['with a choice of a code', '<label>Country code <select><option>+44</select></label>'],
  ['with a choice of the way', '<label for=w>Verification method</label><select id=w><option>App</select>'],
  ['with a box to tick', '<label><input type=checkbox> Ask for a verification code</label>'],
  ['with a button that is labelled so', '<label>Send the code <input type=submit></label>'],
  ['with a hidden field', '<input type=hidden name=otp><input type=hidden autocomplete=one-time-code>'],
  ['with a frame', '<iframe srcdoc="<input name=city>"></iframe>'],
  ['with a component', `${INSIDE} at.innerHTML = '<input name=city>';</script>`],
  ['that keeps changing', '<p id=p></p><script>setInterval(() => p.append(new Date(), " code "), 20)</script>'],
  ['with an empty field that it focuses itself', '<input name=city autofocus>'],
])('a page %s', async (_name, body) => {
  await open(body);
  await pause(LOOKED);
  expect(await journey.browser.isWorkerRunning()).toBe(false);
});

test('a page with a component whose script never comes leaves it asleep as well', async () => {
  await open('<x-form></x-form><input name=city>');
  await pause(LOOKED_LAST);
  expect(await journey.browser.isWorkerRunning()).toBe(false);
});

test.each([
  ['with a field', FIELD],
  [
    'with a field that comes later',
    `<div id=d></div><script>setTimeout(() => { d.innerHTML = '${FIELD}'; }, 600);</script>`,
  ],
  ['with one in a component', `${INSIDE} at.innerHTML = '<label>${CODE_LABEL} <input></label>';</script>`],
])('but a page %s for codes wakes it', async (_name, body) => {
  await open(body);
  await waitUntil('the worker to run', journey.browser.isWorkerRunning);
});

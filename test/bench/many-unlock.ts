/**
 * From the passphrase to the first code on the screen, beside the KDF alone:
 * both in a worker that was just started, at the same cost, in turn.
 */
import { pause, waitUntil } from '../support/wait.ts';
import { ask, evaluate } from './browser.ts';
import type { Tab } from './cdp.ts';
import type { Side } from './many.ts';
import { loadPopup, SETTLE } from './popup-open.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';
import { call, PASSPHRASE } from './vault-filling.ts';

const WARM_UP = 1;
const ROUNDS = 9;
/** Granted on top of the KDF, whatever it takes: milliseconds. */
const GRANTED = 100;

interface Cost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

/** `kit`: the extension that can derive alone. */
export async function measureUnlock(
  side: Side,
  kit: { readonly id: string; readonly door: Tab },
  count: number,
  goal: number,
): Promise<Line> {
  const cost = await evaluate<Cost>(side.door, `(${costOfSlot})()`);
  const times = { unlock: [] as number[], kdf: [] as number[] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    await call(side.door, 'lock', {});
    // What the last unlock has left for later ends with it.
    for (const id of [side.id, kit.id]) await side.browser.stopWorker(id);
    await pause(SETTLE);
    const unlock = await timeUnlock(side);
    await side.browser.stopWorker(side.id);
    const kdf = await ask<number>(kit.door, { method: 'derive', args: { cost, by: 'ours' } });
    if (round < WARM_UP) continue;
    times.unlock.push(unlock);
    times.kdf.push(kdf);
  }
  const detail = `${median(times.unlock).toFixed(0)} ms, less ${GRANTED} ms : ${median(times.kdf).toFixed(0)} ms`;
  const ratio = pairedRatio(
    times.unlock.map((time) => time - GRANTED),
    times.kdf,
  );
  const name = `unlock to first code, ${count.toLocaleString('en')} accounts`;
  return { name, floor: 'KDF alone', ...ratio, goal: atMost(goal), detail };
}

async function timeUnlock({ browser, id }: Side): Promise<number> {
  const { tab, painted } = await loadPopup(browser, id);
  await waitUntil('the popup to ask for the passphrase', () =>
    evaluate<boolean>(tab, "document.querySelector('input[type=password]') !== null"),
  );
  const submitted = await evaluate<number>(tab, `(${submit})(${JSON.stringify(PASSPHRASE)})`);
  const time = (await painted) - submitted;
  await tab.close();
  return time;
}

/** Runs in the popup: types the passphrase as a person would paste it, and answers when it was submitted. */
const submit = `async (passphrase) => {
  const input = document.querySelector('input[type=password]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, passphrase);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const now = performance.now();
  input.form.requestSubmit();
  return now;
}`;

/** Runs in a page of the extension: what the passphrase of the vault costs. */
const costOfSlot = `() => new Promise((resolve, reject) => {
  const opening = indexedDB.open('countersign');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asking = opening.result.transaction('header').objectStore('header').get('current');
    asking.onsuccess = () => {
      opening.result.close();
      const { m, t, p } = asking.result.slots.find(({ type }) => type === 'passphrase').kdf;
      resolve({ m, t, p });
    };
  };
})`;

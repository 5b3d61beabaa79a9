/**
 * Worker stopped → answer to the first message, from a page of the extension
 * that is open already, so that the start of a process is not part of it.
 *
 * The message asks for a method that does not exist: what is compared with the
 * empty worker is getting up and answering, not reading a vault.
 */

import { extensionIdOf } from '../support/extension-id.ts';
import type { Baselines } from './baselines.ts';
import { type Browser, evaluate, openDoor, startBrowser } from './browser.ts';
import type { Tab } from './cdp.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';

const WARM_UP = 2;
const ROUNDS = 15;

const TIMED_MESSAGE = `(async () => {
  const start = performance.now();
  await chrome.runtime.sendMessage({ method: 'nothing', args: {} });
  return performance.now() - start;
})()`;

interface Side {
  readonly id: string;
  readonly door: Tab;
  readonly cold: number[];
  readonly warm: number[];
}

export async function measureWorkerStart(baselines: Baselines, build: string): Promise<Line[]> {
  const browser = await startBrowser([build, baselines.folder('worker')]);
  try {
    const ours = await openSide(browser, build);
    const floor = await openSide(browser, baselines.folder('worker'));
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? [ours, floor] : [floor, ours])
        await measure(browser, side, round >= WARM_UP);
    }
    return [
      { ...lineOf('worker, cold start to first answer', ours.cold, floor.cold), goal: atMost(1.5) },
      { ...lineOf('worker, message to answer when running', ours.warm, floor.warm), goal: null },
    ];
  } finally {
    await browser.close();
  }
}

async function openSide(browser: Browser, folder: string): Promise<Side> {
  const id = extensionIdOf(folder);
  return { id, door: await openDoor(browser, id), cold: [], warm: [] };
}

async function measure(browser: Browser, side: Side, counts: boolean): Promise<void> {
  await browser.stopWorker(side.id);
  const cold = await evaluate<number>(side.door, TIMED_MESSAGE);
  const warm = await evaluate<number>(side.door, TIMED_MESSAGE);
  if (!counts) return;
  side.cold.push(cold);
  side.warm.push(warm);
}

function lineOf(name: string, ours: readonly number[], floor: readonly number[]): Omit<Line, 'goal'> {
  const detail = `${median(ours).toFixed(1)} ms : ${median(floor).toFixed(1)} ms`;
  return { name, floor: 'empty worker', ...pairedRatio(ours, floor), detail };
}

/**
 * Popup open → first code painted, against the *message* floor: a bare popup
 * that asks its worker for the records in IndexedDB and lists 20 codes.
 *
 * Opened in a tab of its own and timed from the start of the navigation. Cold
 * is with the worker stopped, and then, as no page is open either, the start of
 * the extension's process is part of it; warm follows at once.
 */

import { extensionIdOf } from '../support/extension-id.ts';
import { pause } from '../support/wait.ts';
import type { Baselines } from './baselines.ts';
import { ask, type Browser, openDoor, startBrowser } from './browser.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';
import { addAccounts, createVault } from './vault-filling.ts';

const WARM_UP = 2;
const ROUNDS = 15;
const GOAL = atMost(1.5);

/** For a closed tab and its process to go, so that their end is not measured with the next start. */
const SETTLE = 300;

/** Runs before the page, in a world of its own; `report` is a binding into the bench. */
const PROBE = `(() => {
  const hasCode = () => /\\d{6}/.test((document.body?.textContent ?? '').replace(/\\s/g, ''));
  const look = () => {
    if (!hasCode()) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      // The frame is painted when the first task after its callbacks runs.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => report(String(performance.now()));
      port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
})()`;

interface Side {
  readonly id: string;
  /** Makes the side hold so many accounts. */
  fill(count: number): Promise<void>;
}

/** Milliseconds, one figure per round. */
interface Times {
  readonly cold: number[];
  readonly warm: number[];
}

export async function measurePopup(baselines: Baselines, build: string): Promise<Line[]> {
  const browser = await startBrowser([build, baselines.folder('message')]);
  try {
    const ours = await ourSide(browser, build);
    const floor = messageSide(browser, baselines.folder('message'));
    return [...(await measureWith(browser, ours, floor, 1)), ...(await measureWith(browser, ours, floor, 100))];
  } finally {
    await browser.close();
  }
}

async function measureWith(browser: Browser, ours: Side, floor: Side, count: number): Promise<Line[]> {
  await ours.fill(count);
  await floor.fill(count);
  const oursTimes: Times = { cold: [], warm: [] };
  const floorTimes: Times = { cold: [], warm: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const counts = round >= WARM_UP;
    const first = () => measure(browser, ours.id, counts ? oursTimes : null);
    const second = () => measure(browser, floor.id, counts ? floorTimes : null);
    for (const run of round % 2 === 0 ? [first, second] : [second, first]) await run();
  }
  const accounts = count === 1 ? '1 account' : `${count} accounts`;
  return [
    lineOf(`popup to first code, cold, ${accounts}`, oursTimes.cold, floorTimes.cold),
    lineOf(`popup to first code, warm, ${accounts}`, oursTimes.warm, floorTimes.warm),
  ];
}

async function measure(browser: Browser, id: string, times: Times | null): Promise<void> {
  await browser.stopWorker(id);
  await pause(SETTLE);
  const cold = await openPopup(browser, id);
  await pause(SETTLE);
  const warm = await openPopup(browser, id);
  times?.cold.push(cold);
  times?.warm.push(warm);
}

/** Milliseconds from the start of the navigation until the frame with the first code was painted. */
async function openPopup(browser: Browser, id: string): Promise<number> {
  const tab = await browser.openTab('about:blank');
  await tab.send('Page.enable');
  await tab.send('Runtime.enable');
  await tab.send('Runtime.addBinding', { name: 'report', executionContextName: 'probe' });
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: PROBE, worldName: 'probe' });
  const reported = tab.next('Runtime.bindingCalled');
  await tab.send('Page.navigate', { url: `chrome-extension://${id}/popup.html` });
  const { payload } = await reported;
  await tab.close();
  return Number(payload);
}

async function ourSide(browser: Browser, build: string): Promise<Side> {
  const id = extensionIdOf(build);
  let accounts = 0;
  const door = await openDoor(browser, id);
  await createVault(door);
  await door.close();
  return {
    id,
    async fill(count) {
      const door = await openDoor(browser, id);
      await addAccounts(door, accounts, count);
      accounts = count;
      await door.close();
    },
  };
}

function messageSide(browser: Browser, folder: string): Side {
  const id = extensionIdOf(folder);
  return {
    id,
    async fill(count) {
      const door = await openDoor(browser, id);
      await ask(door, { method: 'fill', count });
      await door.close();
    },
  };
}

function lineOf(name: string, ours: readonly number[], floor: readonly number[]): Line {
  const detail = `${median(ours).toFixed(0)} ms : ${median(floor).toFixed(0)} ms`;
  return { name, floor: 'message', ...pairedRatio(ours, floor), goal: GOAL, detail };
}

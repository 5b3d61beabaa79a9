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
import type { Tab } from './cdp.ts';
import { threadTime } from './page-visits.ts';
import { atMost, type Goal, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';
import { addAccounts, createVault } from './vault-filling.ts';

const WARM_UP = 2;
const ROUNDS = 15;
const TIME_GOAL = atMost(1.5);
/** Set for one account; with more, both sides paint a full screen, ours with more on each row. */
const CPU_GOAL = atMost(2.5);

/** So that a tab shows about as much as a toolbar popup, and no side paints more rows than a person would see. */
export const WINDOW = '--window-size=500,650';

/** For a closed tab and its process to go, so that their end is not measured with the next start. */
export const SETTLE = 300;

/** For the worker to do what it does when nobody waits, five seconds after a change; it lives on for thirty. */
const UPKEEP = 7_000;

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

/** Milliseconds. */
export interface Opening {
  /** From the start of the navigation until the frame with the first code was painted. */
  readonly painted: number;
  /** CPU time of the page's main thread until then. */
  readonly cpu: number;
}

/** One opening per round. */
interface Openings {
  readonly cold: Opening[];
  readonly warm: Opening[];
}

export async function measurePopup(baselines: Baselines, build: string): Promise<Line[]> {
  const browser = await startBrowser([build, baselines.folder('message')], [WINDOW]);
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
  const ourOpenings: Openings = { cold: [], warm: [] };
  const floorOpenings: Openings = { cold: [], warm: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const counts = round >= WARM_UP;
    const first = () => measure(browser, ours.id, counts ? ourOpenings : null);
    const second = () => measure(browser, floor.id, counts ? floorOpenings : null);
    for (const run of round % 2 === 0 ? [first, second] : [second, first]) await run();
  }
  const accounts = count === 1 ? '1 account' : `${count} accounts`;
  const painted = (openings: readonly Opening[]) => openings.map((opening) => opening.painted);
  const cpu = (openings: readonly Opening[]) => openings.map((opening) => opening.cpu);
  return [
    lineOf(`popup to first code, cold, ${accounts}`, painted(ourOpenings.cold), painted(floorOpenings.cold), TIME_GOAL),
    lineOf(`popup to first code, warm, ${accounts}`, painted(ourOpenings.warm), painted(floorOpenings.warm), TIME_GOAL),
    lineOf(
      `popup, CPU to first code, ${accounts}`,
      cpu(ourOpenings.warm),
      cpu(floorOpenings.warm),
      count === 1 ? CPU_GOAL : null,
    ),
  ];
}

async function measure(browser: Browser, id: string, openings: Openings | null): Promise<void> {
  await browser.stopWorker(id);
  await pause(SETTLE);
  const cold = await openPopup(browser, id);
  await pause(SETTLE);
  const warm = await openPopup(browser, id);
  openings?.cold.push(cold);
  openings?.warm.push(warm);
}

export async function openPopup(browser: Browser, id: string): Promise<Opening> {
  const { tab, painted } = await loadPopup(browser, id);
  const opening = { painted: await painted, cpu: await threadTime(tab) };
  await tab.close();
  return opening;
}

/** A popup on its way; `painted`: milliseconds from the start of its navigation to the frame with its first code. */
export async function loadPopup(browser: Browser, id: string): Promise<{ tab: Tab; painted: Promise<number> }> {
  const tab = await browser.openTab('about:blank');
  await tab.send('Page.enable');
  await tab.send('Runtime.enable');
  await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
  await tab.send('Runtime.addBinding', { name: 'report', executionContextName: 'probe' });
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: PROBE, worldName: 'probe' });
  const reported = tab.next('Runtime.bindingCalled');
  await tab.send('Page.navigate', { url: `chrome-extension://${id}/popup.html` });
  return { tab, painted: reported.then(({ payload }) => Number(payload)) };
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
      await pause(UPKEEP);
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

function lineOf(name: string, ours: readonly number[], floor: readonly number[], goal: Goal | null): Line {
  const detail = `${median(ours).toFixed(0)} ms : ${median(floor).toFixed(0)} ms`;
  return { name, floor: 'message', ...pairedRatio(ours, floor), goal, detail };
}

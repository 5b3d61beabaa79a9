/**
 * What thousands of accounts cost, in the product itself: a browser with many
 * beside one with few, each asked in turn.
 */
import { randomUUID } from 'node:crypto';
import { extensionIdOf } from '../support/extension-id.ts';
import { pause } from '../support/wait.ts';
import type { Baselines } from './baselines.ts';
import { ask, type Browser, evaluate, openDoor, startBrowser } from './browser.ts';
import type { Tab } from './cdp.ts';
import { measureHeap } from './many-heap.ts';
import { measureUnlock } from './many-unlock.ts';
import { type Opening, openPopup, SETTLE, WINDOW } from './popup-open.ts';
import { atMost, type Goal, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';
import { addAccounts, call, createVault, PASSPHRASE } from './vault-filling.ts';

const MANY = 10_000;
const FEW = 10;
const WARM_UP = 2;
const ROUNDS = 11;

/** One of the two browsers. */
export interface Side {
  readonly browser: Browser;
  readonly id: string;
  /** A tab that speaks with the worker; it keeps the extension's process alive. */
  readonly door: Tab;
}

export async function measureMany(baselines: Baselines, build: string): Promise<Line[]> {
  const kit = baselines.folder('vault');
  const message = baselines.folder('message');
  const many = await openSide(await startBrowser([build, kit, message], [WINDOW]), build);
  const few = await openSide(await startBrowser([build], [WINDOW]), build);
  try {
    const kitDoor = await openDoor(many.browser, extensionIdOf(kit));
    const lines: Line[] = [];
    await createVault(many.door);
    await bring(many.door, kitDoor, 0, 1_000);
    lines.push(await measureUnlock(many, { id: extensionIdOf(kit), door: kitDoor }, 1_000, 1.3));
    await call(many.door, 'destroy', { word: 'erase' });
    await createVault(many.door);
    const imported = await timed(() => bring(many.door, kitDoor, 0, MANY));
    lines.push(importLine(imported, await timeOfPut(many.browser, message)));
    lines.push(await measureUnlock(many, { id: extensionIdOf(kit), door: kitDoor }, MANY, 1.6));
    await createVault(few.door);
    await addAccounts(few.door, 0, 1);
    lines.push(...(await measurePopups(many, few)), await measureHeap(many));
    await addAccounts(few.door, 1, FEW);
    lines.push(...(await measureMessages(many, few)));
    return lines;
  } finally {
    await many.browser.close();
    await few.browser.close();
  }
}

async function openSide(browser: Browser, build: string): Promise<Side> {
  const id = extensionIdOf(build);
  return { browser, id, door: await openDoor(browser, id) };
}

/** Through the door for backup files, all of them in one transaction. */
async function bring(door: Tab, kitDoor: Tab, from: number, to: number): Promise<void> {
  const file = await ask<string>(kitDoor, { method: 'backup', args: { from, to, passphrase: PASSPHRASE } });
  const args = { file, passphrase: PASSPHRASE, clashes: [], operationId: randomUUID() };
  const { restored } = await call(door, 'restoreBackup', args);
  if (restored !== to - from) throw new Error(`${restored} accounts came in instead of ${to - from}.`);
}

/** As many bare records put into IndexedDB in one transaction. */
async function timeOfPut(browser: Browser, message: string): Promise<number> {
  const door = await openDoor(browser, extensionIdOf(message));
  const time = await timed(() => ask(door, { method: 'fill', count: MANY }));
  await door.close();
  return time;
}

function importLine(ours: number, floor: number): Line {
  const detail = `${ours.toFixed(0)} ms : ${floor.toFixed(0)} ms; opening the file, sealing and reading back included`;
  return { name: 'import of 10,000 accounts', floor: 'bare records', ratio: ours / floor, goal: null, detail };
}

async function measurePopups(many: Side, few: Side): Promise<Line[]> {
  const openings = { many: [] as Opening[], few: [] as Opening[], manyCold: [] as Opening[], fewCold: [] as Opening[] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [side, cold, warm] of [
      [many, openings.manyCold, openings.many],
      [few, openings.fewCold, openings.few],
    ] as const) {
      await side.browser.stopWorker(side.id);
      await pause(SETTLE);
      const first = await openPopup(side.browser, side.id);
      await pause(SETTLE);
      const second = await openPopup(side.browser, side.id);
      if (round < WARM_UP) continue;
      cold.push(first);
      warm.push(second);
    }
  }
  const cpu = (some: readonly Opening[]) => some.map((opening) => opening.cpu);
  const painted = (some: readonly Opening[]) => some.map((opening) => opening.painted);
  return [
    lineOf('popup, CPU to first code, 10,000', '1 account', cpu(openings.many), cpu(openings.few), atMost(1.5)),
    lineOf('popup to first code, warm, 10,000', '1 account', painted(openings.many), painted(openings.few), null),
    lineOf(
      'popup to first code, cold, 10,000',
      '1 account',
      painted(openings.manyCold),
      painted(openings.fewCold),
      null,
    ),
  ];
}

async function measureMessages(many: Side, few: Side): Promise<Line[]> {
  const query = { askId: null, siteDomain: null, from: 0, count: 9 };
  const given = { uri: 'otpauth://totp/Example:new?secret=JBSWY3DPEHPK3PXP&issuer=Example' };
  const compare = async (name: string, message: () => object, goal: Goal | null): Promise<Line> => {
    const times = { many: [] as number[], few: [] as number[] };
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const [ours, floor] = [await timeOf(many.door, message()), await timeOf(few.door, message())];
      if (round < WARM_UP) continue;
      times.many.push(ours);
      times.few.push(floor);
    }
    return lineOf(name, '10 accounts', times.many, times.few, goal);
  };
  return [
    await compare('list, 10,000 accounts', () => ({ method: 'list', args: { ...query, query: '' } }), null),
    await compare('search, 10,000 accounts', () => ({ method: 'list', args: { ...query, query: 'issuer a' } }), null),
    await compare(
      'save of one among 10,000',
      () => ({ method: 'add', args: { given, askId: null, operationId: randomUUID() } }),
      atMost(2),
    ),
  ];
}

/** Milliseconds until the worker has answered, told by the page that asks. */
function timeOf(door: Tab, message: object): Promise<number> {
  return evaluate<number>(
    door,
    `(async () => {
      const start = performance.now();
      const { ok } = await chrome.runtime.sendMessage(${JSON.stringify(message)});
      return ok ? performance.now() - start : Number.NaN;
    })()`,
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function lineOf(
  name: string,
  floor: string,
  ours: readonly number[],
  theirs: readonly number[],
  goal: Goal | null,
): Line {
  const detail = `${median(ours).toFixed(1)} ms : ${median(theirs).toFixed(1)} ms`;
  return { name, floor, ...pairedRatio(ours, theirs), goal, detail };
}

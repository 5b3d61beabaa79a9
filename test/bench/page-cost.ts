/**
 * What the script in every frame costs pages that have nothing to fill, and at
 * last one that has.
 *
 * Compared with *observer*, the floor of anything that waits for fields (one
 * query, one batching MutationObserver), and *empty* (`0;`), the floor of
 * injecting anything at all.
 */

import { extensionIdOf } from '../support/extension-id.ts';
import type { Baselines } from './baselines.ts';
import { openDoor } from './browser.ts';
import { measureDetection } from './page-detection.ts';
import {
  costOfVisit,
  createVisitor,
  heapInUse,
  threadTime,
  type VisitCost,
  type Visitor,
  visit,
} from './page-visits.ts';
import { FRAMES, type PageName, type Pages, servePages } from './pages.ts';
import { atMost, exactly, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';
import { addAccounts, createVault } from './vault-filling.ts';

interface Measured {
  readonly page: PageName;
  readonly name: string;
  /** Attributed time, ours / observer. */
  readonly goal: number;
  /** Milliseconds to stay after the load event, for work that was put off. */
  readonly stay: number;
  /** Visits per figure: more where one costs so little that it is lost in the noise. */
  readonly visits: number;
  readonly rounds: number;
}

const MEASURED: readonly Measured[] = [
  { page: 'empty', name: 'empty page', goal: 3, stay: 300, visits: 5, rounds: 5 },
  { page: 'fields', name: '50,000 nodes with 500 inputs', goal: 4, stay: 400, visits: 1, rounds: 5 },
  { page: 'frames', name: '50 iframes', goal: 2, stay: 400, visits: 1, rounds: 5 },
  { page: 'mutating', name: '1,000 new nodes a second', goal: 2, stay: 1_200, visits: 1, rounds: 3 },
  { page: 'burst', name: '20 bursts of 1,000 new nodes', goal: 2, stay: 800, visits: 1, rounds: 3 },
];

const COLD_ROUNDS = 15;
const HEAP_ROUNDS = 2;
const KIB = 1024;
/** The product may use this much heap more than an empty script does, per frame. */
const HEAP_GOAL = 60 * KIB;

type Name = 'none' | 'empty' | 'observer' | 'ours';
type Visitors = Readonly<Record<Name, Visitor>>;
const NAMES: readonly Name[] = ['none', 'empty', 'observer', 'ours'];

export async function measurePages(baselines: Baselines, build: string): Promise<Line[]> {
  const pages = await servePages();
  const opened: Visitor[] = [];
  const open = async (extension: string) => {
    const visitor = await createVisitor(extension);
    opened.push(visitor);
    return visitor;
  };
  try {
    const visitors: Visitors = {
      // An extension without a content script.
      none: await open(baselines.folder('worker')),
      empty: await open(baselines.folder('empty')),
      observer: await open(baselines.folder('observer')),
      ours: await open(build),
    };
    return await measureAll(visitors, pages, extensionIdOf(build));
  } finally {
    for (const { browser } of opened) await browser.close();
    pages.close();
  }
}

async function measureAll(visitors: Visitors, pages: Pages, id: string): Promise<Line[]> {
  const workerStarts = await unlockAndStopWorker(visitors.ours, id);
  // The heap first: a renderer that was traced keeps some of what tracing needed.
  const lines = [
    await measureHeap(visitors, pages, 'empty', 'empty page', 1),
    await measureHeap(visitors, pages, 'frames', '50 iframes', FRAMES + 1),
    await measureColdRenderer(visitors, pages),
  ];
  for (const measured of MEASURED) lines.push(...(await measurePage(visitors, pages, measured)));
  const starts = workerStarts();
  const detail = `${starts} starts on all the pages above`;
  return [
    ...lines,
    { name: 'worker woken by pages without a field', floor: 'once', ratio: starts, goal: exactly(0), detail },
    // Last, as it wakes the worker.
    ...(await measureDetection(visitors.ours, visitors.observer, pages, id)),
  ];
}

/** With an unlocked vault, when the product has most reason to be awake. */
async function unlockAndStopWorker({ browser }: Visitor, id: string): Promise<() => number> {
  const door = await openDoor(browser, id);
  await createVault(door);
  await addAccounts(door, 0, 1);
  await door.close();
  await browser.stopWorker(id);
  return browser.countWorkerStarts(id);
}

async function measurePage(visitors: Visitors, pages: Pages, measured: Measured): Promise<Line[]> {
  const { page, name, goal, stay, visits, rounds } = measured;
  const costs = await inTurn(visitors, rounds, (visitor) => costOfVisit(visitor, pages.url(page), stay, visits));
  const attributed = (side: Name) => costs[side].map((cost: VisitCost) => cost.attributed);
  const cpu = (side: Name) => costs[side].map((cost: VisitCost) => cost.cpu);
  const added = (side: Name) => signed(median(cpu(side)) - median(cpu('none')));
  return [
    {
      name: `${name}: own scripts`,
      floor: 'observer',
      ...pairedRatio(attributed('ours'), attributed('observer')),
      goal: atMost(goal),
      detail: `${ms(attributed('ours'))} : ${ms(attributed('observer'))}, empty ${ms(attributed('empty'))}`,
    },
    {
      name: `${name}: CPU of the page`,
      floor: 'no extension',
      ...pairedRatio(cpu('ours'), cpu('none')),
      goal: null,
      detail: `${ms(cpu('none'))}, ours ${added('ours')}, observer ${added('observer')}, empty ${added('empty')}`,
    },
  ];
}

async function measureHeap(
  visitors: Visitors,
  pages: Pages,
  page: PageName,
  name: string,
  frames: number,
): Promise<Line> {
  const heaps = await inTurn(visitors, HEAP_ROUNDS, async (visitor) => {
    await visit(visitor, pages.url(page), 500);
    return heapInUse(visitor.tab);
  });
  const added = (side: Name) => (median(heaps[side]) - median(heaps.empty)) / frames;
  const kib = (bytes: number) => `${(bytes / KIB).toFixed(0)} KiB`;
  return {
    name: `${name}: heap per frame, over empty`,
    floor: kib(HEAP_GOAL),
    ratio: added('ours') / HEAP_GOAL,
    goal: atMost(1),
    detail: `${kib(added('ours'))}, observer ${kib(added('observer'))}`,
  };
}

/** The first page of a new renderer: nothing is compiled yet, no wrapper of the DOM is made. */
async function measureColdRenderer(visitors: Visitors, pages: Pages): Promise<Line> {
  let site = 0;
  const cpu = await inTurn(visitors, COLD_ROUNDS, async (visitor) => {
    site += 1;
    await visit(visitor, pages.url('empty', `site-${site}.localhost`), 300);
    return threadTime(visitor.tab);
  });
  const added = (side: Name) => median(cpu[side].map((figure, round) => figure - (cpu.none[round] ?? Number.NaN)));
  return {
    name: 'first page of a new renderer: added CPU',
    floor: 'empty',
    ratio: added('ours') / added('empty'),
    goal: atMost(2),
    detail: `${signed(added('ours'))} : ${signed(added('empty'))}, observer ${signed(added('observer'))}, on ${ms(cpu.none)}`,
  };
}

/** Measures every visitor once a round, each round beginning with another; one round before does not count. */
async function inTurn<T>(
  visitors: Visitors,
  rounds: number,
  measure: (visitor: Visitor) => Promise<T>,
): Promise<Record<Name, T[]>> {
  const figures: Record<Name, T[]> = { none: [], empty: [], observer: [], ours: [] };
  for (let round = -1; round < rounds; round += 1) {
    const shift = (round + NAMES.length) % NAMES.length;
    for (const name of [...NAMES.slice(shift), ...NAMES.slice(0, shift)]) {
      const figure = await measure(visitors[name]);
      if (round >= 0) figures[name].push(figure);
    }
  }
  return figures;
}

const signed = (milliseconds: number): string => `${milliseconds < 0 ? '' : '+'}${milliseconds.toFixed(1)} ms`;
const ms = (values: readonly number[]): string => `${median(values).toFixed(2)} ms`;

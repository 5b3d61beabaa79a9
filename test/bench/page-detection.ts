/**
 * What it costs to find the field on a large page: 50,000 nodes, 500 inputs and
 * one that takes a code. Judged is the finding itself, asked for as popup and
 * shortcut do it. Printed beside it is all that our scripts do there: noticing a
 * field, the page script on its way in, and a press into the field until the
 * offer stands beside it.
 */
import { pause } from '../support/wait.ts';
import { attributedTime, trace } from './attribution.ts';
import { evaluate } from './browser.ts';
import type { Tab } from './cdp.ts';
import { type Visitor, visit } from './page-visits.ts';
import { CODE_FIELD, type Pages } from './pages.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';

const WARM_UP = 1;
const ROUNDS = 7;

/** For the watcher to notice the field, the background to wake and the page script to come. */
const ARRIVE = 1_500;
/** For the offer to come, and to settle. */
const OFFER = 800;

/** Microseconds between samples. */
const SAMPLE = 50;

/** What stands in the top layer of the page. */
const OFFERED = "document.querySelector(':popover-open') !== null";

interface Costs {
  /** Milliseconds of the extension's scripts for finding the field alone. */
  readonly finding: number;
  /** The same for the visit and a press into the field. */
  readonly all: number;
}

export async function measureDetection(ours: Visitor, observer: Visitor, pages: Pages, id: string): Promise<Line[]> {
  const costs = { finding: [] as number[], all: [] as number[], observer: [] as number[] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const { finding, all } = await costsOf(ours, pages.url('asking'), id);
    const floor = attributedTime(await trace(observer.browser, () => visit(observer, pages.url('asking'), ARRIVE)));
    if (round < WARM_UP) continue;
    costs.finding.push(finding);
    costs.all.push(all);
    costs.observer.push(floor);
  }
  const line = (name: string, part: 'finding' | 'all', goal: Line['goal']): Line => ({
    name,
    floor: 'observer',
    ...pairedRatio(costs[part], costs.observer),
    goal,
    detail: `${median(costs[part]).toFixed(2)} ms : ${median(costs.observer).toFixed(2)} ms`,
  });
  return [
    line('a code field among 500 inputs, found', 'finding', atMost(4)),
    line('all that our scripts do there, offer included', 'all', null),
  ];
}

async function costsOf(visitor: Visitor, url: string, id: string): Promise<Costs> {
  const { browser, tab } = visitor;
  const loading = await trace(browser, () => visit(visitor, url, ARRIVE));
  const finding = await profile(tab, () => find(visitor, url, id));
  const pressing = await trace(browser, async () => {
    await press(visitor);
    await pause(OFFER);
  });
  if (!(await evaluate<boolean>(tab, OFFERED))) throw new Error('The offer is not there.');
  return {
    finding,
    all: attributedTime(loading) + attributedTime(pressing, loading),
  };
}

/** Milliseconds of samples in scripts of extensions: what answers a message is in no event of a trace. */
async function profile(tab: Tab, act: () => Promise<void>): Promise<number> {
  await tab.send('Profiler.enable');
  await tab.send('Profiler.setSamplingInterval', { interval: SAMPLE });
  await tab.send('Profiler.start');
  await act();
  const { profile } = await tab.send('Profiler.stop');
  await tab.send('Profiler.disable');
  const own = new Set<number>();
  // Parents come before their children.
  for (const { id, callFrame, children } of profile.nodes) {
    if (callFrame.url.startsWith('chrome-extension:')) own.add(id);
    if (own.has(id)) for (const child of children ?? []) own.add(child);
  }
  const { samples = [], timeDeltas = [] } = profile;
  // Each sample stands for the time until the next one.
  return samples.reduce((sum, id, index) => sum + (own.has(id) ? (timeDeltas[index + 1] ?? 0) : 0), 0) / 1000;
}

/** Asks the page's script for its best field, as the worker does for popup and shortcut. */
async function find({ browser }: Visitor, url: string, id: string): Promise<void> {
  const worker = await browser.attachWorker(id);
  const message = JSON.stringify({ method: 'findTarget', args: { rules: null } });
  const { result } = await worker.send('Runtime.evaluate', {
    expression: `chrome.tabs.query({}).then((tabs) =>
      chrome.tabs.sendMessage(tabs.find((tab) => tab.url === ${JSON.stringify(url)}).id, ${message}, { frameId: 0 }))`,
    awaitPromise: true,
    returnByValue: true,
  });
  const answer = result.value as { value?: { targetId?: string } } | undefined;
  if (answer?.value?.targetId === undefined) throw new Error('The field was not found.');
}

/** As a mouse does it. */
async function press({ tab }: Visitor): Promise<void> {
  const at = { x: CODE_FIELD.left + CODE_FIELD.width / 2, y: CODE_FIELD.top + CODE_FIELD.height / 2 };
  await tab.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at });
  for (const type of ['mousePressed', 'mouseReleased'] as const) {
    await tab.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
  }
}

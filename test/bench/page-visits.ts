/** One browser per extension, all open at once, and what a visit to a page costs in each. */
import { pause } from '../support/wait.ts';
import { attributedTime, trace } from './attribution.ts';
import { type Browser, startBrowser } from './browser.ts';
import type { Tab } from './cdp.ts';

export interface Visitor {
  readonly browser: Browser;
  readonly tab: Tab;
}

export interface VisitCost {
  /** Milliseconds of main-thread CPU time in the extension's own scripts. */
  readonly attributed: number;
  /** Milliseconds of main-thread CPU time in all, the page's own included. */
  readonly cpu: number;
}

export async function createVisitor(extension: string): Promise<Visitor> {
  const browser = await startBrowser([extension]);
  const tab = await browser.openTab('about:blank');
  await tab.send('Page.enable');
  await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { browser, tab };
}

/** Visits `url` and stays for `stay` milliseconds after its load event. */
export async function visit({ tab }: Visitor, url: string, stay: number): Promise<void> {
  const loaded = tab.next('Page.loadEventFired');
  await tab.send('Page.navigate', { url });
  await loaded;
  await pause(stay);
}

/** The cost of one visit, taken over `times` of them. */
export async function costOfVisit(visitor: Visitor, url: string, stay: number, times: number): Promise<VisitCost> {
  let cpu = 0;
  const events = await trace(visitor.browser, async () => {
    for (let time = 0; time < times; time += 1) {
      await visit(visitor, url, stay);
      cpu += await threadTime(visitor.tab);
    }
  });
  return { attributed: attributedTime(events) / times, cpu: cpu / times };
}

/** Milliseconds of CPU time that the main thread of the tab's renderer has used since the page was navigated to. */
export async function threadTime(tab: Tab): Promise<number> {
  const { metrics } = await tab.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
}

/** Bytes of JavaScript heap in use in the tab's renderer, after collecting garbage. */
export async function heapInUse(tab: Tab): Promise<number> {
  // Weak references and finalizers need a second round.
  for (let round = 0; round < 2; round += 1) await tab.send('HeapProfiler.collectGarbage');
  return (await tab.send('Runtime.getHeapUsage')).usedSize;
}

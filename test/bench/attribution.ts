/**
 * How much CPU time of a page's main thread an extension's own script took.
 *
 * Read from the browser's trace, whose events say which script was run and how
 * long the *thread* was busy with it: unlike samples, that does not grow while
 * other processes hold the CPU, and a tenth of a millisecond is still seen.
 */
import type { Session } from './cdp.ts';

/** One event of the trace format, as far as it is used here. Times are in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly url?: string } };
}

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'v8'];

/** Records while `visit` runs, in the whole browser. */
export async function trace(browser: Session, visit: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const off = browser.on('Tracing.dataCollected', ({ value }) => events.push(...(value as TraceEvent[])));
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await visit();
  const complete = browser.next('Tracing.tracingComplete');
  await browser.send('Tracing.end');
  const { dataLossOccurred } = await complete;
  off();
  if (dataLossOccurred) throw new Error('The trace is incomplete.');
  return events;
}

/**
 * Milliseconds of main-thread CPU time spent in scripts of extensions, whatever they called included. `loading`: the
 * events among which the page was loaded, where that was before `events`.
 */
export function attributedTime(events: readonly TraceEvent[], loading = events): number {
  return ownEvents(events, loading).reduce((sum, event) => sum + (event.tdur ?? 0), 0) / 1000;
}

/** The outermost events that belong to an extension's script, in the order of time. */
export function ownEvents(events: readonly TraceEvent[], loading = events): TraceEvent[] {
  const threads = pageThreads(loading);
  const own = events
    .filter((event) => event.ph === 'X' && isOwn(event) && threads.has(threadOf(event)))
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const ends = new Map<string, number>();
  return own.filter((event) => {
    const thread = threadOf(event);
    // Events of one thread nest, so one that starts before the last outermost one ended lies inside it.
    if (event.ts < (ends.get(thread) ?? 0)) return false;
    ends.set(thread, event.ts + (event.dur ?? 0));
    return true;
  });
}

/** Continuations of promises name no script; the measured pages have none, so all are the extension's. */
function isOwn({ name, args }: TraceEvent): boolean {
  if (name === 'RunMicrotasks') return true;
  return (
    (name === 'EvaluateScript' || name === 'FunctionCall') && args?.data?.url?.startsWith('chrome-extension:') === true
  );
}

/** Threads on which a page of a site was loaded: not the extension's worker, not the browser's own windows. */
function pageThreads(events: readonly TraceEvent[]): Set<string> {
  return new Set(
    events.filter(({ name, args }) => name === 'CommitLoad' && args?.data?.url?.startsWith('http')).map(threadOf),
  );
}

const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;

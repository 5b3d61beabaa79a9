/** What popup and worker keep in memory: JavaScript objects, what the engine keeps for them, and buffers, WebAssembly's too. */
import { pause } from '../support/wait.ts';
import type { Session } from './cdp.ts';
import type { Side } from './many.ts';
import { loadPopup } from './popup-open.ts';
import { exactly, type Line } from './report.ts';
import { call, PASSPHRASE } from './vault-filling.ts';

const LIMIT = 25;
/** How often it is looked at whether all that follows an unlock is done. */
const STEP = 3_000;
const MAX_STEPS = 30;

/** After an unlock in the worker that is measured, so that the KDF's memory would be in it. */
export async function measureHeap({ browser, id, door }: Side): Promise<Line> {
  await call(door, 'lock', {});
  await call(door, 'unlock', { passphrase: PASSPHRASE });
  const worker = await browser.attachWorker(id);
  const { tab, painted } = await loadPopup(browser, id);
  await painted;
  const heaps = { worker: await heapAtRest(worker), popup: await heapOf(tab) };
  await tab.close();
  const detail = `popup ${heaps.popup.toFixed(1)} MiB, worker ${heaps.worker.toFixed(1)} MiB`;
  const ratio = (heaps.popup + heaps.worker) / LIMIT;
  return { name: 'heap of popup and worker, 10,000 accounts', floor: '25 MiB', ratio, goal: exactly(1), detail };
}

/** Once it stays what it is: MiB. */
async function heapAtRest(session: Session): Promise<number> {
  // What is put off begins after five seconds.
  await pause(2 * STEP);
  let last = Number.POSITIVE_INFINITY;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const heap = await heapOf(session);
    if (Math.abs(heap - last) < 0.1) return heap;
    last = heap;
    await pause(STEP);
  }
  return last;
}

/** MiB. */
async function heapOf(session: Session): Promise<number> {
  await session.send('HeapProfiler.enable');
  // Weak references and finalizers need a second round.
  for (let round = 0; round < 2; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024;
}

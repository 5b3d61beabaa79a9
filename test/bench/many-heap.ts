/** What popup and worker keep in memory: JavaScript objects, what the engine keeps for them, and buffers, WebAssembly's too. */
import { pause } from '../support/wait.ts';
import type { Session } from './cdp.ts';
import type { Side } from './many.ts';
import { loadPopup } from './popup-open.ts';
import { exactly, type Line } from './report.ts';
import { call, PASSPHRASE } from './vault-filling.ts';

const LIMIT = 25;
/** Until what follows an unlock is done too. */
const SETTLED = 12_000;

/** After an unlock in the worker that is measured, so that the KDF's memory would be in it. */
export async function measureHeap({ browser, id, door }: Side): Promise<Line> {
  await call(door, 'lock', {});
  await call(door, 'unlock', { passphrase: PASSPHRASE });
  const worker = await browser.attachWorker(id);
  const { tab, painted } = await loadPopup(browser, id);
  await painted;
  await pause(SETTLED);
  const heaps = { popup: await heapOf(tab), worker: await heapOf(worker) };
  await tab.close();
  const detail = `popup ${heaps.popup.toFixed(1)} MiB, worker ${heaps.worker.toFixed(1)} MiB`;
  const ratio = (heaps.popup + heaps.worker) / LIMIT;
  return { name: 'heap of popup and worker, 10,000 accounts', floor: '25 MiB', ratio, goal: exactly(1), detail };
}

/** MiB. */
async function heapOf(session: Session): Promise<number> {
  await session.send('HeapProfiler.enable');
  // Weak references and finalizers need a second round.
  for (let round = 0; round < 2; round += 1) await session.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / 1024 / 1024;
}

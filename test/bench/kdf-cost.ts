/** One derivation at the lowest cost a new vault gets, in a service worker, beside the package's own code around the same wasm. */
import { extensionIdOf } from '../support/extension-id.ts';
import type { Baselines } from './baselines.ts';
import { ask, openDoor, startBrowser } from './browser.ts';
import { atMost, type Line } from './report.ts';
import { ratioOfBest } from './statistics.ts';

const WARM_UP = 2;
const ROUNDS = 9;
const COST = { m: 64 * 1024, t: 3, p: 1 };

export async function measureKdf(baselines: Baselines): Promise<Line[]> {
  const folder = baselines.folder('vault');
  const browser = await startBrowser([folder]);
  try {
    const door = await openDoor(browser, extensionIdOf(folder));
    const derive = (by: 'ours' | 'package') => ask<number>(door, { method: 'derive', args: { cost: COST, by } });
    const times = { ours: [] as number[], package: [] as number[] };
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const by of round % 2 === 0 ? (['ours', 'package'] as const) : (['package', 'ours'] as const)) {
        const time = await derive(by);
        if (round >= WARM_UP) times[by].push(time);
      }
    }
    const detail = `${Math.min(...times.ours).toFixed(0)} ms : ${Math.min(...times.package).toFixed(0)} ms, best of ${ROUNDS}`;
    const ratio = ratioOfBest(times.ours, times.package);
    return [{ name: 'KDF, 64 MiB, 3 passes', floor: 'fastest wasm', ratio, goal: atMost(1.2), detail }];
  } finally {
    await browser.close();
  }
}

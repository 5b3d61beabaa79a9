/** The whole vault in memory, in a worker that came back with its key, beside one AES-GCM blob decrypted and parsed. */
import { extensionIdOf } from '../support/extension-id.ts';
import type { Baselines } from './baselines.ts';
import { ask, openDoor, startBrowser } from './browser.ts';
import { atMost, type Line } from './report.ts';
import { ratioOfBest } from './statistics.ts';

const COUNT = 10_000;
const WARM_UP = 2;
const ROUNDS = 30;

interface Loading {
  readonly vault: number;
  readonly blob: number;
  readonly checked: number;
}

export async function measureLoading(baselines: Baselines): Promise<Line[]> {
  const folder = baselines.folder('vault');
  const browser = await startBrowser([folder]);
  try {
    const door = await openDoor(browser, extensionIdOf(folder));
    const args = { count: COUNT, rounds: WARM_UP + ROUNDS };
    const answer = await ask<Loading[] | { error: string }>(door, { method: 'load', args });
    if ('error' in answer) throw new Error(answer.error);
    const loadings = answer.slice(WARM_UP);
    const vault = loadings.map((loading) => loading.vault);
    const checked = loadings.map((loading) => loading.vault + loading.checked);
    const blob = loadings.map((loading) => loading.blob);
    return [
      lineOf('whole vault in memory, 10,000 accounts', vault, blob, 2),
      { ...lineOf('the same, and every record looked at', checked, blob, 0), goal: null },
    ];
  } finally {
    await browser.close();
  }
}

function lineOf(name: string, ours: readonly number[], blob: readonly number[], goal: number): Line {
  const detail = `${Math.min(...ours).toFixed(0)} ms : ${Math.min(...blob).toFixed(0)} ms, best of ${ours.length}`;
  return { name, floor: 'one blob', ratio: ratioOfBest(ours, blob), goal: atMost(goal), detail };
}

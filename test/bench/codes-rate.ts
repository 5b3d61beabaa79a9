/** Codes per second in Chromium's service worker, against `otpauth`. */
import { extensionIdOf } from '../support/extension-id.ts';
import type { Baselines } from './baselines.ts';
import { ask, openDoor, startBrowser } from './browser.ts';
import { atLeast, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';

const WARM_UP = 3;
const ROUNDS = 15;

interface Rates {
  readonly ours: number;
  readonly otpauth: number;
}

export async function measureCodes(baselines: Baselines): Promise<Line[]> {
  const folder = baselines.folder('codes');
  const browser = await startBrowser([folder]);
  try {
    const door = await openDoor(browser, extensionIdOf(folder));
    const rounds: Rates[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const rates = await ask<Rates | null>(door, {});
      if (rates === null) throw new Error('Our codes and those of otpauth differ.');
      if (round >= WARM_UP) rounds.push(rates);
    }
    return [lineOf(rounds)];
  } finally {
    await browser.close();
  }
}

function lineOf(rounds: readonly Rates[]): Line {
  const ours = rounds.map((rates) => rates.ours);
  const otpauth = rounds.map((rates) => rates.otpauth);
  const thousands = (rates: readonly number[]) => `${Math.round(median(rates) / 1000)}k`;
  return {
    name: 'codes per second, service worker',
    floor: 'otpauth',
    ...pairedRatio(ours, otpauth),
    goal: atLeast(1),
    detail: `${thousands(ours)} : ${thousands(otpauth)}`,
  };
}

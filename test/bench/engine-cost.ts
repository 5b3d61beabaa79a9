/** The engine: codes per second and the list of 10,000 keys in Chromium's service worker, memory per key in Node. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { extensionIdOf } from '../support/extension-id.ts';
import { PROJECT } from '../support/places.ts';
import type { Baselines } from './baselines.ts';
import { ask, openDoor, startBrowser } from './browser.ts';
import { atLeast, atMost, type Line } from './report.ts';
import { median, pairedRatio } from './statistics.ts';

const WARM_UP = 3;
const ROUNDS = 15;

interface Pair {
  readonly ours: number;
  readonly floor: number;
}

export async function measureEngine(baselines: Baselines): Promise<Line[]> {
  const folder = baselines.folder('engine');
  const browser = await startBrowser([folder]);
  try {
    const door = await openDoor(browser, extensionIdOf(folder));
    const measure = async (method: 'codes' | 'list'): Promise<Pair[]> => {
      const pairs: Pair[] = [];
      for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
        const pair = await ask<Pair | null>(door, { method });
        if (pair === null) throw new Error('Our codes and those of otpauth differ.');
        if (round >= WARM_UP) pairs.push(pair);
      }
      return pairs;
    };
    const codes = await measure('codes');
    const list = await measure('list');
    return [codesLine(codes), listLine(list), memoryLine(measureMemory())];
  } finally {
    await browser.close();
  }
}

function codesLine(pairs: readonly Pair[]): Line {
  const [ours, floor] = split(pairs);
  const thousands = (rates: readonly number[]) => `${Math.round(median(rates) / 1000)}k`;
  return {
    name: 'codes per second through the engine',
    floor: 'otpauth alone',
    ...pairedRatio(ours, floor),
    // A third is for the code, as fast as theirs; the rest for reading a request, finding the key and writing an answer.
    goal: atLeast(1 / 3),
    detail: `${thousands(ours)} : ${thousands(floor)}`,
  };
}

function listLine(pairs: readonly Pair[]): Line {
  const [ours, floor] = split(pairs);
  const each = (times: readonly number[]) => `${(median(times) / 10).toFixed(1)} ms`;
  return {
    name: 'list of 10,000 keys',
    floor: 'sorting the names',
    ...pairedRatio(ours, floor),
    goal: atMost(3),
    detail: `${each(ours)} : ${each(floor)}`,
  };
}

function memoryLine(pairs: readonly Pair[]): Line {
  const [ours, floor] = split(pairs);
  return {
    name: 'memory per key, 10,000 keys',
    floor: 'otpauth object',
    ...pairedRatio(ours, floor),
    // With its definition, its index and the key object that its codes are made with.
    goal: atMost(5),
    detail: `${Math.round(median(ours))} B : ${Math.round(median(floor))} B`,
  };
}

function measureMemory(): Pair[] {
  const script = join('test', 'bench', 'engine-memory.ts');
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', script], { cwd: PROJECT, encoding: 'utf8' });
  if (status !== 0) throw new Error('The memory of keys could not be measured.');
  const lines = stdout.trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Pair);
}

function split(pairs: readonly Pair[]): [ours: number[], floor: number[]] {
  return [pairs.map(({ ours }) => ours), pairs.map(({ floor }) => floor)];
}

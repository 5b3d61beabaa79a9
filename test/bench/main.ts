/**
 * The benchmark: what the product costs, as ratios to floors measured beside it.
 *
 *   npm run bench                    everything
 *   npm run bench -- popup pages     only these groups
 *
 * Ends with 1 when a goal is missed by more than the tolerance of `report.ts`.
 */
import { cpSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { buildExtension } from '../support/build-extension.ts';
import { CHROME_BUILD, makeThrowAwayFolder } from '../support/places.ts';
import { type Baselines, layOutBaselines } from './baselines.ts';
import { measureCodes } from './codes-rate.ts';
import { measureEngine } from './engine-cost.ts';
import { measureKdf } from './kdf-cost.ts';
import { measureMany } from './many.ts';
import { measurePages } from './page-cost.ts';
import { measurePopup } from './popup-open.ts';
import { measureQr } from './qr-reading.ts';
import { format, judge, type Line } from './report.ts';
import { measureSizes } from './sizes.ts';
import { measureLoading } from './vault-loading.ts';
import { measureWorkerStart } from './worker-start.ts';

/** `build`: folder of the product's production build. */
type Measure = (baselines: Baselines, build: string) => Line[] | Promise<Line[]>;

const GROUPS: Readonly<Record<string, Measure>> = {
  sizes: (_baselines, build) => measureSizes(build),
  codes: measureCodes,
  engine: measureEngine,
  worker: measureWorkerStart,
  popup: measurePopup,
  kdf: measureKdf,
  loading: measureLoading,
  many: measureMany,
  pages: measurePages,
  qr: measureQr,
};

await main(process.argv.slice(2));

async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !Object.hasOwn(GROUPS, name));
  if (unknown.length > 0)
    throw new Error(`No such group: ${unknown.join(', ')}. There are: ${Object.keys(GROUPS).join(', ')}`);
  // Always: figures of an older build than the source would mislead.
  if (!(await buildExtension('chrome'))) throw new Error('The production build failed.');
  warnOfOtherWork();
  const baselines = await layOutBaselines();
  // The browser reads an unpacked extension as it goes: a copy, so that a build meanwhile changes nothing.
  const build = makeThrowAwayFolder('bench-build');
  cpSync(CHROME_BUILD, build, { recursive: true });
  const lines: Line[] = [];
  try {
    for (const [name, measure] of Object.entries(GROUPS)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      console.log(`\n${name}`);
      for (const line of await measure(baselines, build)) {
        console.log(format(line));
        lines.push(line);
      }
    }
  } finally {
    baselines.remove();
    rmSync(build, { recursive: true, force: true });
  }
  conclude(lines);
}

/** Ratios stand some of it, as both sides are slowed; far too much of it, and the quartiles drift apart. */
function warnOfOtherWork(): void {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  if (load > cores / 2) console.log(`This machine is busy (load ${load.toFixed(1)} on ${cores} cores): expect noise.`);
}

function conclude(lines: readonly Line[]): void {
  const verdicts = lines.map((line) => judge(line.ratio, line.goal));
  const count = (verdict: string) => verdicts.filter((each) => each === verdict).length;
  console.log(`\n${count('met')} goals met, ${count('near')} near, ${count('missed')} missed`);
  if (count('missed') > 0) process.exitCode = 1;
}

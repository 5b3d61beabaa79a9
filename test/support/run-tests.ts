/**
 * `npm test`: everything, in the order in which failures are cheapest to read.
 *
 * A step that fails does not stop the others, unless they need what it makes.
 * Each vitest test counts as one, every other step as one. The last line is
 * `N passed, N failed`, and nothing is printed after it; what failed is named before it.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, buildExtension, sizeReport } from './build-extension.ts';
import { type Count, countTests, listFailures } from './count-tests.ts';
import { getBrowser, getScreenTools, howToGet } from './get-browser.ts';
import { makeThrowAwayFolder } from './places.ts';
import { runTool } from './run-command.ts';

const counts: Count[] = [];
const failures: string[] = [];

async function step(title: string, run: () => Promise<boolean | Count>): Promise<boolean> {
  console.log(`\n=== ${title}`);
  const began = performance.now();
  const named = failures.length;
  const result = await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  const count = typeof result === 'boolean' ? { passed: Number(result), failed: Number(!result), skipped: 0 } : result;
  counts.push(count);
  if (count.failed > 0 && failures.length === named) failures.push(`${title}: what it said is above`);
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`--- ${title}: ${count.passed} passed, ${count.failed} failed${skipped} in ${seconds} s`);
  return count.failed === 0;
}

/** Not having a Chromium fails; what the others lack is said, and their tests are skipped. */
async function setUp(): Promise<boolean> {
  const chromium = getBrowser('chromium');
  console.log(chromium === null ? howToGet('chromium') : `Chromium: ${chromium}`);
  const firefox = getBrowser('firefox');
  console.log(firefox === null ? `${howToGet('firefox')}\nIts journeys are skipped.` : `Firefox: ${firefox}`);
  const missing = getScreenTools();
  console.log(
    missing.length === 0 ? 'Tools for real hands: all here' : `Real hands are skipped: no ${missing.join(', ')}`,
  );
  return chromium !== null;
}

async function runVitest(project: string): Promise<Count> {
  const folder = makeThrowAwayFolder('report');
  const file = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const endedWell = await runTool('vitest', ['run', '--project', project, ...reporters]);
  const report = readIfThere(file);
  rmSync(folder, { recursive: true, force: true });
  failures.push(...listFailures(report));
  return countTests(report, endedWell);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function build(browser: keyof typeof BUILDS): Promise<boolean> {
  if (!(await buildExtension(browser))) return false;
  console.log(sizeReport(BUILDS[browser]));
  return true;
}

const isReady = await step('Set-up', setUp);
await step('Format and lint', () => runTool('biome', ['ci', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.']));
await step('Types', () => runTool('tsc', ['-p', 'tsconfig.json', '--noEmit']));
await step('Types of the background, without the DOM', () =>
  runTool('tsc', ['-p', 'tsconfig.background.json', '--noEmit']),
);
await step('Types of the tests with other people’s clients', () =>
  runTool('tsc', ['-p', 'test/clients/tsconfig.json', '--noEmit']),
);
await step('Unit tests', () => runVitest('unit'));
await step('Properties that take their time', () => runVitest('endurance'));
await step('Other people’s clients', () => runVitest('clients'));
const isBuiltForChrome = await step('Build for Chrome', () => build('chrome'));
const isBuiltForFirefox = await step('Build for Firefox', () => build('firefox'));
if (isReady && isBuiltForChrome && isBuiltForFirefox) {
  await step('Browser journeys by real hands', () => runVitest('hands'));
  await step('Browser journeys', () => runVitest('journeys'));
  await step('Faults', () => runVitest('faults'));
} else {
  await step('Browser journeys and faults', async () => {
    console.error('Not run: they need the browser and the builds.');
    return false;
  });
}

const sum = (of: keyof Count) => counts.reduce((total, count) => total + count[of], 0);
process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
for (const failure of failures) console.log(`\nfailed: ${failure}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);

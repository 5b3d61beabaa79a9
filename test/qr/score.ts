/**
 * `npm run qr:score`: the production reader against the labelled images, per
 * category, with every miss. Ends with 1 when a goal is missed.
 *
 *   npm run qr:score -- FOLDER     another folder with a manifest.json
 *
 * An image passes when every otpauth text in it was read exactly, and nothing
 * was read that is not in it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from '../bench/statistics.ts';
import { buildIfStale } from './build-if-stale.ts';
import { judge, type Labelled, type Result, wrongTexts } from './judge.ts';
import { startFileReader } from './read-files.ts';

const [folder = '../shared/qr'] = process.argv.slice(2);
const manifest = join(folder, 'manifest.json');
if (!existsSync(manifest)) {
  console.log(`There is no ${manifest}: nothing to compare with.`);
  process.exit(1);
}

await buildIfStale();
const images = JSON.parse(readFileSync(manifest, 'utf8')) as readonly Labelled[];
const results: Result[] = [];
const reader = await startFileReader();
try {
  for (const image of images) results.push({ ...image, reading: await reader.read(join(folder, image.file)) });
} finally {
  await reader.close();
}
report(results);

function report(all: readonly Result[]): void {
  const { lines, misses, isMet } = judge(all);
  for (const line of lines) console.log(line);
  for (const { file, note, expect, reading } of misses) {
    console.log(
      `\n${file} (${note})\n  wanted ${JSON.stringify(expect)}\n  read   ${JSON.stringify(reading.texts)} in ${reading.ms} ms`,
    );
  }
  const times = all.map(({ reading }) => reading.ms);
  const wrong = all.flatMap(wrongTexts).length;
  console.log(
    `\n${all.length - misses.length} of ${all.length} images, ${wrong} wrong texts; ` +
      `${quantile(times, 0.5).toFixed(1)} ms in the middle, ${quantile(times, 0.95).toFixed(1)} ms for all but 5 %, ` +
      `${Math.max(...times).toFixed(0)} ms at most`,
  );
  const steps = new Map<string, number>();
  for (const { reading } of all) steps.set(reading.by ?? 'nothing', (steps.get(reading.by ?? 'nothing') ?? 0) + 1);
  for (const [by, count] of [...steps].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(5)}  ${by}`);
  process.exitCode = isMet ? 0 : 1;
}

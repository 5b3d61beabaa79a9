import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { measureFiles, measureZip } from './build-extension.ts';
import { makeThrowAwayFolder } from './places.ts';

let folder: string;

beforeEach(() => {
  folder = makeThrowAwayFolder('sizes');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('files of all folders are listed, the heaviest first', () => {
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(join(folder, 'chunks', 'big.js'), 'x'.repeat(1_000));
  writeFileSync(join(folder, 'small.js'), 'x');
  expect(measureFiles(folder).map(({ path, bytes }) => [path, bytes])).toEqual([
    ['chunks/big.js', 1_000],
    ['small.js', 1],
  ]);
  expect(measureFiles(folder)[0]?.gzipped).toBeLessThan(50);
});

test('a zip of one short file weighs its headers and its bytes, as `zip -9X` makes it', () => {
  writeFileSync(join(folder, 'a.txt'), 'hello');
  expect(measureZip(folder)).toBe(113);
});

/**
 * What a disk does to a profile between two starts of the browser. Each fault is
 * done to a copy of one profile. Whatever one place loses: every account is
 * there, and a vault is never taken for none.
 */
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, startSite } from '@/test/site/server';
import {
  allIndexedDb,
  filesOf,
  flipAt,
  indexedDbFolder,
  LABELS,
  localFolder,
  makeProfile,
  meetHarmed,
} from './faulty-vault';

let site: Site;

beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.close());

type Fault = [name: string, harm: (copy: string) => void];

const logOf = (folder: string): string => filesOf(folder, /\.log$/).at(-1) ?? '';

describe('LevelDB', () => {
  let profile: string;

  beforeAll(async () => {
    profile = await makeProfile({ site });
  });

  const FAULTS: readonly Fault[] = [
    ['nothing', () => {}],
    ...[0.02, 0.5, 0.98].map(
      (part) =>
        [
          `a bit flipped in the log of the database, at ${part}`,
          (copy: string) => flipAt(logOf(indexedDbFolder(copy)), part),
        ] as Fault,
    ),
    ['the manifest of the database cut', (copy) => truncateSync(only(indexedDbFolder(copy), /MANIFEST/), 20)],
    ['the manifest of the database gone', (copy) => rmSync(only(indexedDbFolder(copy), /MANIFEST/))],
    ['CURRENT of the database nonsense', (copy) => writeFileSync(join(indexedDbFolder(copy), 'CURRENT'), 'nonsense')],
    ['the log of the database gone', (copy) => rmSync(logOf(indexedDbFolder(copy)))],
    ['the log of the database cut in half', (copy) => truncateSync(logOf(indexedDbFolder(copy)), 300)],
    ['the database gone', (copy) => rmSync(allIndexedDb(copy), { recursive: true })],
    ...[0.1, 0.5, 0.9].map(
      (part) =>
        [
          `a bit flipped in the log of storage.local, at ${part}`,
          (copy: string) => flipBiggest(localFolder(copy), part),
        ] as Fault,
    ),
    ['the manifest of storage.local cut', (copy) => truncateSync(only(localFolder(copy), /MANIFEST/), 20)],
    ['storage.local gone', (copy) => rmSync(localFolder(copy), { recursive: true })],
  ];

  test.each(FAULTS)('%s: every account is there', async (_name, harm) => {
    const { state, labels } = await meetHarmed(profile, harm, { site });
    expect(state).toBe('unlocked');
    expect(labels).toEqual(LABELS);
  });

  test('the database gone is told in one sentence', async () => {
    const harm = (copy: string) => rmSync(allIndexedDb(copy), { recursive: true });
    expect(await meetHarmed(profile, harm, { site })).toMatchObject({ notice: 'repaired' });
  });
});

describe('SQLite', () => {
  const flags = ['--enable-features=IdbSqliteBackingStore'];
  let profile: string;

  beforeAll(async () => {
    profile = await makeProfile({ site, flags });
  });

  const FAULTS: readonly Fault[] = [
    ['nothing', () => {}],
    ['the database gone', (copy) => rmSync(allIndexedDb(copy), { recursive: true })],
    ['the head of the database nonsense', (copy) => flipAll(allIndexedDb(copy), /./, 0)],
    ...[0.3, 0.9].map(
      (part) =>
        [
          `a bit flipped in the database, at ${part}`,
          (copy: string) => flipAll(allIndexedDb(copy), /./, part),
        ] as Fault,
    ),
  ];

  test.each(FAULTS)('%s: every account is there', async (_name, harm) => {
    const { state, labels } = await meetHarmed(profile, harm, { site, flags });
    expect(state).toBe('unlocked');
    expect(labels).toEqual(LABELS);
  });
});

function only(folder: string, pattern: RegExp): string {
  const file = filesOf(folder, pattern)[0];
  if (file === undefined) throw new Error(`nothing like ${pattern} in ${folder}`);
  return file;
}

function flipAll(folder: string, pattern: RegExp, part = 0.5): void {
  const files = filesOf(folder, pattern).filter((file) => isFilled(file));
  expect(files).not.toEqual([]);
  for (const file of files) flipAt(file, part);
}

function flipBiggest(folder: string, part: number): void {
  const [biggest] = filesOf(folder, /\.(log|ldb)$/).toSorted((a, b) => statSync(b).size - statSync(a).size);
  flipAt(biggest ?? '', part);
}

function isFilled(file: string): boolean {
  const stat = statSync(file);
  return stat.isFile() && stat.size > 0;
}

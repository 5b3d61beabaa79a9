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
    ['the log of the database empty', (copy) => truncateSync(logOf(indexedDbFolder(copy)), 0)],
    ['CURRENT of the database gone', (copy) => rmSync(join(indexedDbFolder(copy), 'CURRENT'))],
    ['the folder of the database gone', (copy) => rmSync(indexedDbFolder(copy), { recursive: true })],
    ['the database gone', (copy) => rmSync(allIndexedDb(copy), { recursive: true })],
    ...[0.1, 0.5, 0.9].map(
      (part) =>
        [
          `a bit flipped in the log of storage.local, at ${part}`,
          (copy: string) => flipBiggest(localFolder(copy), part),
        ] as Fault,
    ),
    ['the manifest of storage.local cut', (copy) => truncateSync(only(localFolder(copy), /MANIFEST/), 20)],
    ['the manifest of storage.local gone', (copy) => rmSync(only(localFolder(copy), /MANIFEST/))],
    ['CURRENT of storage.local nonsense', (copy) => writeFileSync(join(localFolder(copy), 'CURRENT'), 'nonsense')],
    ['the log of storage.local gone', (copy) => rmSync(logOf(localFolder(copy)))],
    ['storage.local gone', (copy) => rmSync(localFolder(copy), { recursive: true })],
  ];

  test.each(FAULTS)('%s: every account is there', async (_name, harm) => {
    const met = await meetHarmed(profile, harm, { site });
    expect(met).toMatchObject({ first: 'locked', state: 'unlocked', labels: LABELS });
  });

  test('the database gone is told in one sentence', async () => {
    const harm = (copy: string) => rmSync(allIndexedDb(copy), { recursive: true });
    expect(await meetHarmed(profile, harm, { site })).toMatchObject({ notice: 'repaired' });
  });

  // The browser makes an empty database of the one, and loses at least one key of the other.
  test('both damaged: what is left is shown, and it is never taken for a new start', async () => {
    const { first, labels } = await meetHarmed(
      profile,
      (copy) => {
        flipAt(logOf(indexedDbFolder(copy)), 0.5);
        flipBiggest(localFolder(copy), 0.5);
      },
      { site },
    );
    expect(['locked', 'lost']).toContain(first);
    expect(LABELS).toEqual(expect.arrayContaining([...labels]));
  });
});

/** So many that the browser has written tables, not only logs. */
describe('LevelDB, with tables', () => {
  const MANY = 8_000;
  let profile: string;

  beforeAll(async () => {
    profile = await makeProfile({ site, more: MANY });
  });

  test.each<Fault>([
    ['a table of the database gone', (copy) => rmSync(only(indexedDbFolder(copy), /\.ldb$/))],
    ['a bit flipped in a table of the database', (copy) => flipAt(only(indexedDbFolder(copy), /\.ldb$/), 0.5)],
    ['every table of the database cut', (copy) => cutAll(indexedDbFolder(copy), /\.ldb$/)],
    ['a table of storage.local gone', (copy) => rmSync(only(localFolder(copy), /\.ldb$/))],
    ['a bit flipped in a table of storage.local', (copy) => flipAt(only(localFolder(copy), /\.ldb$/), 0.5)],
  ])('%s: every account is there', async (_name, harm) => {
    const met = await meetHarmed(profile, harm, { site });
    expect(met).toMatchObject({ first: 'locked', state: 'unlocked', count: MANY + LABELS.length });
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
    ['the database cut in half', (copy) => cutAll(allIndexedDb(copy), /./)],
    ['the database empty', (copy) => cutAll(allIndexedDb(copy), /./, 0)],
    ['storage.local gone', (copy) => rmSync(localFolder(copy), { recursive: true })],
    ...[0.3, 0.9].map(
      (part) =>
        [
          `a bit flipped in the database, at ${part}`,
          (copy: string) => flipAll(allIndexedDb(copy), /./, part),
        ] as Fault,
    ),
  ];

  test.each(FAULTS)('%s: every account is there', async (_name, harm) => {
    const met = await meetHarmed(profile, harm, { site, flags });
    expect(met).toMatchObject({ first: 'locked', state: 'unlocked', labels: LABELS });
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

function cutAll(folder: string, pattern: RegExp, part = 0.5): void {
  const files = filesOf(folder, pattern).filter((file) => isFilled(file));
  expect(files).not.toEqual([]);
  for (const file of files) truncateSync(file, Math.floor(statSync(file).size * part));
}

function flipBiggest(folder: string, part: number): void {
  const [biggest] = filesOf(folder, /\.(log|ldb)$/).toSorted((a, b) => statSync(b).size - statSync(a).size);
  flipAt(biggest ?? '', part);
}

function isFilled(file: string): boolean {
  const stat = statSync(file);
  return stat.isFile() && stat.size > 0;
}

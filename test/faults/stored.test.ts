/**
 * What is stored is changed while the browser runs and the vault is locked, in
 * one place or in both, by accident or on purpose. One place: everything is
 * there, and both are byte for byte what they were. Both: what is left is
 * shown, nothing is written over it, and nothing is taken for a new start.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Site, startSite } from '@/test/site/server';
import { type Journey, startJourney } from '@/test/support/journey';
import { PASSPHRASE } from '@/test/support/product';
import { addAccount, copyProfile, LABELS, makeProfile, meet } from './faulty-vault';
import {
  type Copy,
  copiesIn,
  digest,
  type Fields,
  flip,
  header,
  readFollowed,
  readStored,
  record,
  type Stored,
  slot,
  writeStored,
} from './stored-values';

const set = Object.assign;
const NOTHING: Copy = { header: undefined, set: undefined, records: [] };
const HEADLESS = { header: undefined, set: undefined };
const NO_BULK = { copy: undefined, trail: undefined };
const OTHER_ID = '0'.repeat(32);

let site: Site;
let journey: Journey;
let page: Page;
/** As it is, and as it was before the last account was added and the first one renamed. */
let sound: Stored;
let older: Stored;

beforeAll(async () => {
  site = await startSite();
  journey = await startJourney({ profile: copyProfile(await makeProfile({ site })), site });
  ({ page } = await journey.browser.openInTab('manifest.json'));
  older = await readStored(page);
  await journey.ask('unlock', { passphrase: PASSPHRASE });
  const { listing } = await journey.ask('open', { askId: null, count: 10 });
  const ada = listing?.rows.find(({ account }) => account.label === LABELS[0])?.account;
  if (ada === undefined) throw new Error('the vault is not what it should be');
  const { issuer, label, algorithm, digits, period, counter } = ada;
  await journey.ask('edit', { id: ada.id, changes: { issuer, label, algorithm, digits, period, counter, links: [] } });
  await addAccount(journey.ask, 'zoe');
  sound = await readFollowed(page);
});
beforeEach(() => journey.ask('lock', {}));
afterEach(() => writeStored(page, sound));
afterAll(async () => {
  await journey?.end();
  await site?.close();
});

const ALL = [...LABELS, 'zoe'];

async function harm(change: (stored: Stored) => unknown): Promise<Stored> {
  const stored = structuredClone(sound);
  change(stored);
  await writeStored(page, stored);
  return stored;
}

type Harm = [name: string, change: (copy: Copy) => unknown];

const every = (copy: Copy, change: (record: Fields) => unknown) => copy.records.map((one) => change(one as Fields));

const RECORDS: readonly Harm[] = [
  ...[0, 1, 2].flatMap((index): Harm[] => [
    [`the ciphertext of record ${index}`, (copy) => flip(record(copy, index), 'ct')],
    [`the nonce of record ${index}`, (copy) => flip(record(copy, index), 'iv')],
    [`the id of record ${index}`, (copy) => set(record(copy, index), { id: OTHER_ID })],
    [`the version of record ${index}`, (copy) => set(record(copy, index), { version: 9 })],
  ]),
  ['every ciphertext', (copy) => every(copy, (one) => flip(one, 'ct'))],
  ['two records, swapped', swap],
  ['a record, replayed as it was before', (copy) => copy.records.splice(0, 9, ...replayed(copy))],
  ['a record, forged', (copy) => copy.records.push(forged())],
  ['a record, twice under two ids', (copy) => copy.records.push({ ...record(copy, 0), id: OTHER_ID })],
  ['a record, deleted', (copy) => copy.records.splice(1, 1)],
  ['a ciphertext, cut', (copy) => set(record(copy, 0), { ct: { base64: 'AAAA' } })],
  ['a record that is none', (copy) => copy.records.splice(0, 1, { id: record(copy, 0).id })],
  ['all records, deleted', (copy) => set(copy, { records: [] })],
];

const HEADS: readonly Harm[] = [
  ['everything, deleted', (copy) => set(copy, structuredClone(NOTHING))],
  ['the header, deleted', (copy) => set(copy, { header: undefined })],
  ['the header, something else', (copy) => set(copy, { header: 'header' })],
  ['the magic of the header', (copy) => set(header(copy), { magic: 'counter' })],
  ['a format older than the first', (copy) => set(header(copy), { formatVersion: 0 })],
  ['the vault id', (copy) => flip(header(copy), 'vaultId')],
  ['the day of the header', (copy) => set(header(copy), { createdDay: 1 })],
  ['the MAC of the header', (copy) => flip(header(copy), 'mac')],
  ['a field more in the header', (copy) => set(header(copy), { extra: 1 })],
  ['no slot', (copy) => set(header(copy), { slots: [] })],
  ['a slot more', (copy) => header(copy).slots.push({ ...slot(copy), type: 'recovery' })],
  ['the id of the slot', (copy) => set(slot(copy), { id: OTHER_ID })],
  ['the nonce of the slot', (copy) => flip(slot(copy), 'iv')],
  ['the wrapped key', (copy) => flip(slot(copy), 'wrappedDek')],
  ['the salt', (copy) => flip(slot(copy).kdf, 'salt')],
  ['KDF memory, lowered to 32 KiB', (copy) => set(slot(copy).kdf, { m: 32 })],
  ['KDF passes, lowered to one', (copy) => set(slot(copy).kdf, { t: 1 })],
  ['KDF memory, raised to a terabyte', (copy) => set(slot(copy).kdf, { m: 2 ** 30 })],
  ['KDF passes, raised to a milliard', (copy) => set(slot(copy).kdf, { t: 10 ** 9 })],
  ['KDF lanes, raised to a million', (copy) => set(slot(copy).kdf, { p: 10 ** 6 })],
  ['KDF passes, one more', (copy) => set(slot(copy).kdf, { t: Number(slot(copy).kdf.t) + 1 })],
  ['another KDF', (copy) => set(slot(copy).kdf, { name: 'md5' })],
  ['the digest, deleted', (copy) => set(copy, { set: undefined })],
  ['the digest, something else', (copy) => set(copy, { set: 7 })],
  ['the MAC of the digest', (copy) => flip(digest(copy), 'mac')],
  ['the count of the digest', (copy) => set(digest(copy), { count: 2 })],
  ['a later generation', (copy) => set(digest(copy), { generation: 90 })],
  ['an earlier generation', (copy) => set(digest(copy), { generation: 1 })],
];

function swap(copy: Copy): void {
  const [one, other] = [record(copy, 0), record(copy, 1)];
  const { iv, ct } = one;
  set(one, { iv: other.iv, ct: other.ct });
  set(other, { iv, ct });
}

function replayed(copy: Copy): unknown[] {
  const before = new Map(older.primary.records.map((one) => [(one as Fields).id, one]));
  return copy.records.map((one) => before.get((one as Fields).id) ?? one);
}

function forged(): Fields {
  const bytes = (length: number) => ({ base64: Buffer.alloc(length, 7).toString('base64') });
  return { id: 'e'.repeat(32), version: 1, iv: bytes(12), ct: bytes(272) };
}

const CHANGES = [...RECORDS, ...HEADS];

test.each(CHANGES)('the first copy, changed, is repaired to the byte, and that is told: %s', async (_name, change) => {
  await harm(({ primary }) => change(primary));
  expect(await meet(journey.ask)).toMatchObject({
    first: 'locked',
    state: 'unlocked',
    labels: ALL,
    notice: 'repaired',
  });
  expect(copiesIn(await readStored(page))).toEqual(copiesIn(sound));
});

/** Looked at when nothing else is to be done, a few seconds after the unlock. */
const IN_THE_SECOND = ['the ciphertext of record 0', 'a record, deleted', 'the wrapped key', 'everything, deleted'];

test.each(CHANGES.filter(([name]) => IN_THE_SECOND.includes(name)))(
  'the second copy, changed, is repaired to the byte: %s',
  async (_name, change) => {
    await harm(({ mirror }) => change(mirror));
    expect(await meet(journey.ask)).toMatchObject({ first: 'locked', state: 'unlocked', labels: ALL });
    expect(copiesIn(await readFollowed(page))).toEqual(copiesIn(sound));
  },
);

describe('the sentinel', () => {
  test.each([
    ['deleted', undefined],
    ['something else', 'sentinel'],
    ['of another vault', { vaultId: OTHER_ID, generation: 9, inStep: 9 }],
  ])('%s: it is written again, and nothing is told', async (_name, sentinel) => {
    await harm((stored) => set(stored, { sentinel }));
    expect(await meet(journey.ask)).toMatchObject({ first: 'locked', state: 'unlocked', labels: ALL, notice: null });
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(sound));
  });
});

describe('the bulk copy', () => {
  test.each<[string, (stored: Stored) => unknown]>([
    ['changed', ({ bulk }) => flip(bulk.copy as Fields, 'ct')],
    ['deleted', ({ bulk }) => set(bulk, { copy: undefined })],
    ['something else', ({ bulk }) => set(bulk, { copy: 'copy' })],
    ['of another generation', ({ bulk }) => set(bulk.copy as Fields, { generation: 90 })],
    ['older, and without its trail', (stored) => set(stored, { bulk: { ...older.bulk, trail: undefined } })],
    ['with a trail that leads elsewhere', ({ bulk }) => set(bulk, { trail: { since: 1, ids: [OTHER_ID] } })],
  ])('%s: everything is there, and nothing is told', async (_name, change) => {
    await harm(change);
    expect(await meet(journey.ask)).toMatchObject({ first: 'locked', state: 'unlocked', labels: ALL, notice: null });
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(sound));
  });
});

describe('an older state', () => {
  test('of the first copy gives way to the newer one, and that is told', async () => {
    await harm((stored) => set(stored, { primary: structuredClone(older.primary) }));
    expect(await meet(journey.ask)).toMatchObject({ state: 'unlocked', labels: ALL, notice: 'newer-copy' });
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(sound));
  });

  test('of both copies is told', async () => {
    await harm((stored) => set(stored, { ...structuredClone(older), sentinel: sound.sentinel }));
    expect(await meet(journey.ask)).toMatchObject({ state: 'unlocked', labels: LABELS, notice: 'older-copies' });
  });
});

describe('both copies', () => {
  const both = (change: (copy: Copy) => unknown) => harm(({ primary, mirror }) => [primary, mirror].map(change));

  test('different records in each: all is there, and both are whole again', async () => {
    await harm(({ primary, mirror }) => {
      flip(record(primary, 0), 'ct');
      primary.records.splice(2, 1);
      flip(record(mirror, 1), 'ct');
    });
    expect(await meet(journey.ask)).toMatchObject({ labels: ALL, notice: 'repaired' });
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(sound));
  });

  test('the header of one and a record of the other: all is there, and both are whole again', async () => {
    await harm(({ primary, mirror }) => [flip(slot(primary), 'wrappedDek'), flip(record(mirror, 1), 'ct')]);
    expect(await meet(journey.ask)).toMatchObject({ labels: ALL, notice: 'repaired' });
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(sound));
  });

  test('the same record, and a bulk copy beside them: all is there, and both are whole again', async () => {
    // One that has not changed since the bulk copy was made.
    const { ids } = sound.bulk.trail as { ids: readonly unknown[] };
    const index = sound.primary.records.findIndex((one) => !ids.includes((one as Fields).id));
    await both((copy) => flip(record(copy, index), 'ct'));
    expect(await meet(journey.ask)).toMatchObject({ first: 'locked', labels: ALL, notice: 'repaired' });
    await addAccount(journey.ask, 'x');
    await journey.ask('lock', {});
    expect(await meet(journey.ask)).toMatchObject({ labels: [...LABELS, 'x', 'zoe'], notice: null });
  });

  test.each<[string, (copy: Copy) => unknown, number]>([
    ['the same record', (copy) => flip(record(copy, 1), 'ct'), 3],
    ['the digest', (copy) => flip(digest(copy), 'mac'), 4],
    ['all records', (copy) => set(copy, { records: [] }), 0],
  ])('%s: what is left is shown, and nothing is written over it', async (_name, change, left) => {
    const stored = await harm(({ primary, mirror, bulk }) => [change(primary), change(mirror), set(bulk, NO_BULK)]);
    const met = await meet(journey.ask);
    expect(met).toMatchObject({ first: 'locked', state: 'unlocked', notice: 'unreadable' });
    expect(met.labels).toHaveLength(left);
    await expect(addAccount(journey.ask, 'x')).rejects.toThrow('vault-damaged');
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(stored));
  });

  test.each<[string, (copy: Copy) => unknown, string]>([
    ['the wrapped key', (copy) => flip(slot(copy), 'wrappedDek'), 'passphrase-wrong'],
    ['the MAC of the header', (copy) => flip(header(copy), 'mac'), 'vault-damaged'],
    ['KDF memory, lowered', (copy) => set(slot(copy).kdf, { m: 32 }), 'kdf-unsupported'],
    ['KDF memory, raised to a terabyte', (copy) => set(slot(copy).kdf, { m: 2 ** 30 }), 'kdf-unsupported'],
    ['a newer format', (copy) => set(header(copy), { formatVersion: 2 }), 'vault-too-new'],
  ])('%s: it stays locked, and nothing is written over it', async (_name, change, code) => {
    const stored = await both(change);
    expect((await journey.ask('open', { askId: null, count: 0 })).state).toBe('locked');
    await expect(journey.ask('unlock', { passphrase: PASSPHRASE })).rejects.toThrow(code);
    await expect(journey.ask('create', { passphrase: PASSPHRASE })).rejects.toThrow('vault-exists');
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(stored));
  });

  test('a newer format in one of them: it stays locked, and nothing is written over either', async () => {
    const stored = await harm(({ mirror }) => set(header(mirror), { formatVersion: 2 }));
    await expect(journey.ask('unlock', { passphrase: PASSPHRASE })).rejects.toThrow('vault-too-new');
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(stored));
  });

  test.each<[string, (stored: Stored) => unknown]>([
    ['the headers', ({ primary, mirror }) => [primary, mirror].map((copy) => set(copy, { header: undefined }))],
    ['everything but the sentinel', (stored) => set(stored, { primary: NOTHING, mirror: NOTHING })],
    ['everything, and a damaged sentinel', (stored) => set(stored, { primary: NOTHING, mirror: NOTHING, sentinel: 7 })],
    ['all but the records of the second', ({ primary, mirror }) => [set(primary, NOTHING), set(mirror, HEADLESS)]],
  ])('%s, deleted: lost, and never taken for a new start', async (_name, change) => {
    const stored = await harm(change);
    expect((await journey.ask('open', { askId: null, count: 0 })).state).toBe('lost');
    await expect(journey.ask('unlock', { passphrase: PASSPHRASE })).rejects.toThrow('vault-lost');
    await expect(journey.ask('create', { passphrase: PASSPHRASE })).rejects.toThrow('vault-exists');
    expect(copiesIn(await readStored(page))).toEqual(copiesIn(stored));
  });
});

test('a worker that died unlocked repairs the first copy when it comes back', async () => {
  await meet(journey.ask);
  await journey.browser.killWorker();
  await harm(({ primary }) => flip(record(primary, 0), 'ct'));
  expect(await meet(journey.ask)).toMatchObject({
    first: 'unlocked',
    state: 'unlocked',
    labels: ALL,
    notice: 'repaired',
  });
  expect(copiesIn(await readStored(page))).toEqual(copiesIn(sound));
});

test('a vault from before there was a second copy gets one, and nothing is told', async () => {
  await harm((stored) => set(stored, { mirror: structuredClone(NOTHING), sentinel: undefined }));
  expect(await meet(journey.ask)).toMatchObject({ first: 'locked', state: 'unlocked', labels: ALL, notice: null });
  expect(copiesIn(await readFollowed(page))).toEqual(copiesIn(sound));
});

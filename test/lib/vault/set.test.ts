import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveKeys, importRoot } from '@/lib/vault/keys';
import type { SealedRecord } from '@/lib/vault/record';
import { changeSet, digestSet, EMPTY_SET, parseSet, type RecordSet, verifySet } from '@/lib/vault/set';

const binding = { formatVersion: 1, vaultId: new Uint8Array(16).fill(3) };
const keys = await deriveKeys(await importRoot(new Uint8Array(32).fill(5)), binding.vaultId);

/** Three ids to a bucket, so that buckets change, appear and disappear. */
function record(number: number, version = 1): SealedRecord {
  const id = `${Math.floor(number / 3)
    .toString(16)
    .padStart(2, '0')}${number.toString(16).padStart(30, '0')}`;
  const ct = new Uint8Array(272);
  new DataView(ct.buffer).setUint32(268, number * 1000 + version);
  return { id, version, iv: new Uint8Array(12).fill(version), ct };
}

const setOf = (...records: readonly SealedRecord[]) => changeSet(EMPTY_SET, records, []);

test('a set changed step by step is the set made at once', () => {
  const step = fc.record({
    put: fc.uniqueArray(fc.nat(20), { maxLength: 4 }),
    remove: fc.uniqueArray(fc.nat(20), { maxLength: 4 }),
    version: fc.integer({ min: 1, max: 9 }),
  });
  return fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      let set = EMPTY_SET;
      const held = new Map<number, SealedRecord>();
      for (const { put, remove, version } of steps) {
        const gone = remove.filter((number) => !put.includes(number));
        const records = put.map((number) => record(number, version));
        set = await changeSet(
          set,
          records,
          gone.map((number) => record(number).id),
        );
        for (const number of gone) held.delete(number);
        for (const [index, number] of put.entries()) held.set(number, records[index] as SealedRecord);
      }
      expect(set).toEqual(await setOf(...held.values()));
      expect(set.count).toBe(held.size);
    }),
  );
});

test('the order in which a store lists its records does not matter', async () => {
  const digest = await digestSet(await setOf(record(1), record(2), record(3)), 7, keys, binding);
  expect(await verifySet(await setOf(record(3), record(1), record(2)), digest, keys, binding)).toBe(true);
});

const digest = await digestSet(await setOf(record(1), record(2, 4)), 7, keys, binding);
const forged = (number: number, change: Partial<SealedRecord>) => setOf(record(1), { ...record(number, 4), ...change });

test.each<[string, Promise<RecordSet>]>([
  ['a record is missing', setOf(record(1))],
  ['a record was added', setOf(record(1), record(2, 4), record(3))],
  ['a record was put back to an older version', setOf(record(1), record(2, 3))],
  ['a version was changed', forged(2, { version: 5 })],
  ['an id was changed', forged(2, { id: record(9).id })],
  ['a nonce was changed', forged(2, { iv: new Uint8Array(12) })],
  ['a tag was changed', forged(2, { ct: new Uint8Array(272) })],
  ['everything is missing', setOf()],
])('it shows when %s', async (_name, set) => {
  expect(await verifySet(await set, digest, keys, binding)).toBe(false);
});

test.each([
  ['generation', { ...digest, generation: 8 }, binding],
  ['count', { ...digest, count: 3 }, binding],
  ['vault', digest, { ...binding, vaultId: new Uint8Array(16) }],
  ['format version', digest, { ...binding, formatVersion: 2 }],
])('a digest is bound to its %s', async (_name, digest, binding) => {
  expect(await verifySet(await setOf(record(1), record(2, 4)), digest, keys, binding)).toBe(false);
});

test.each([
  ['nothing', undefined],
  ['a generation that is text', { ...digest, generation: '7' }],
  ['a negative count', { ...digest, count: -1 }],
  ['a short MAC', { ...digest, mac: new Uint8Array(31) }],
])('%s is no digest', (_name, value) => {
  expect(parseSet(value)).toBeNull();
});

/** Spare codes in the vault: that they are kept like secrets, and that one that was used stays used. */
import { expect, test } from 'vitest';
import { type Account, summarize } from '@/lib/account/account';
import { type SpareCode, spendSpareCode } from '@/lib/spare/spare-codes';
import { decodeEntry, encodeEntry } from '@/lib/vault/account-json';
import { toColumns, toEntries } from '@/lib/vault/bulk-columns';
import { createUnlocked, DRAFT, PASSPHRASE, START } from './workers';

const CODES: readonly SpareCode[] = [
  { text: '1a2b-3c4d', usedAt: null },
  { text: '2b3c-4d5e', usedAt: null },
];
const equip = (account: Account): Account => ({ ...account, spareCodes: CODES });
const spend = (account: Account): Account => ({
  ...account,
  spareCodes: spendSpareCode(account.spareCodes ?? [], START + 5),
});
const SPENT = [{ text: '1a2b-3c4d', usedAt: START + 5 }, CODES[1]];

async function equipped() {
  const bench = await createUnlocked();
  const { id } = await bench.vault.add(DRAFT, [], 'one');
  await bench.vault.update(id, equip);
  return { ...bench, id };
}

test('they are there for another worker, and one that was used is used there', async () => {
  const { vault, start, id } = await equipped();
  await vault.update(id, spend);
  await vault.lock();
  const worker = start();
  await worker.unlock(PASSPHRASE);
  expect((await worker.account(id)).spareCodes).toEqual(SPENT);
});

test('they go through the trash with their account', async () => {
  const { vault, id } = await equipped();
  await vault.remove(id);
  expect((await vault.restore(id)).spareCodes).toEqual(CODES);
});

test('they are sealed again under a new key', async () => {
  const { vault, start, id } = await equipped();
  await vault.rotate(PASSPHRASE, 'keep');
  const worker = start();
  await worker.unlock(PASSPHRASE);
  expect((await worker.account(id)).spareCodes).toEqual(CODES);
  expect(await worker.condition()).toBe('sound');
});

test('one that was used stays used when the accounts are made what they were', async () => {
  const { vault, id } = await equipped();
  await vault.keepBefore('import');
  await vault.update(id, spend);
  const [checkpoint] = await vault.checkpoints();
  await vault.restoreCheckpoint(checkpoint?.id ?? '');
  expect((await vault.account(id)).spareCodes).toEqual(SPENT);
});

test('going back to where there were none takes them away, and undoing that brings them back', async () => {
  const { vault, clock } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [], 'one');
  await vault.keepBefore('import');
  const [before] = await vault.checkpoints();
  await vault.update(id, equip);
  clock.now += 1000;
  await vault.restoreCheckpoint(before?.id ?? '');
  expect((await vault.account(id)).spareCodes).toBeUndefined();
  const [newest] = await vault.checkpoints();
  await vault.restoreCheckpoint(newest?.id ?? '');
  expect((await vault.account(id)).spareCodes).toEqual(CODES);
});

test('they come in with an account from outside', async () => {
  const { vault } = await createUnlocked();
  await vault.bring([{ draft: DRAFT, links: [], createdAt: START, spareCodes: CODES, replaces: null }], 'restore');
  expect((await vault.accounts()).map(({ spareCodes }) => spareCodes)).toEqual([CODES]);
});

test('an account without any gets them from outside, and one with some keeps its own', async () => {
  const { vault } = await createUnlocked();
  const bare = await vault.add(DRAFT, [], 'one');
  const { id } = await vault.add({ ...DRAFT, label: 'other' }, [], 'two');
  await vault.update(id, (account) => spend(equip(account)));
  await vault.bring(
    [
      { equips: bare.id, spareCodes: CODES },
      { equips: id, spareCodes: CODES },
    ],
    'restore',
  );
  expect((await vault.account(bare.id)).spareCodes).toEqual(CODES);
  expect((await vault.account(id)).spareCodes).toEqual(SPENT);
});

test('nothing on the disk shows them', async () => {
  const { vault, store, mirror, history, bulk } = await equipped();
  await vault.keepBefore('import');
  await vault.settled();
  const everything = JSON.stringify([store.disk, mirror.disk, history, bulk], (_key, value) => {
    if (value instanceof Map) return [...value];
    return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value;
  });
  expect(everything).not.toMatch(/1a2b-3c4d|spareCodes/);
});

const ACCOUNT: Account = { ...DRAFT, id: '0'.repeat(32), links: [], createdAt: 1, deletedAt: null, spareCodes: CODES };
const ENTRY = { account: ACCOUNT, operationId: 'one', version: 3 };

test('a record and the bulk copy hold them as they are', () => {
  expect(decodeEntry(encodeEntry(ENTRY), ACCOUNT.id, 3)).toEqual(ENTRY);
  const columns = JSON.parse(JSON.stringify(toColumns([ENTRY])));
  expect(toEntries(columns, Uint8Array.from(DRAFT.secret).buffer).get(ACCOUNT.id)).toEqual(ENTRY);
});

test.each([
  ['no list', 'codes'],
  ['no code', [{ usedAt: null }]],
  ['no time', [{ text: '1a2b-3c4d' }]],
])('a record with %s is none', (_name, spareCodes) => {
  const account = { ...ACCOUNT, spareCodes } as unknown as Account;
  expect(decodeEntry(encodeEntry({ ...ENTRY, account }), ACCOUNT.id, 3)).toBeNull();
});

test('what our pages are told of an account is how many there are', () => {
  const summary = summarize({ ...ACCOUNT, spareCodes: [{ text: '1a2b-3c4d', usedAt: 5 }, ...CODES.slice(1)] });
  expect(summary.spareCodes).toEqual({ left: 1, total: 2 });
  expect(JSON.stringify(summary)).not.toContain('1a2b');
});

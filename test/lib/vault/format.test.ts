/**
 * The format on the disk, read by a second implementation that shares no code
 * with the first (Node's own crypto), and a vault of the first format that must
 * open for ever. A change that breaks either is a new format version.
 */
import { argon2Sync, createHash, createHmac, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import { createVault } from '@/lib/vault/create-vault';
import type { Header } from '@/lib/vault/header';
import { createKdf } from '@/lib/vault/kdf';
import type { SealedRecord } from '@/lib/vault/record';
import { createSeldom } from '@/lib/vault/seldom';
import type { SetDigest } from '@/lib/vault/set';
import type { PassphraseSlot } from '@/lib/vault/slot';
import { makeGoldenVault } from './golden-vault';
import { createMemoryBulk } from './memory-bulk';
import { createMemoryHistory } from './memory-history';
import { createMemorySentinel } from './memory-sentinel';
import { createJsonSession } from './memory-session';
import { createMemorySheets } from './memory-sheets';
import { createMemoryStore, type Disk } from './memory-store';
import { list, openGcm, u32 } from './second-implementation';
import { createUnlocked, DRAFT, HOTP, loadWasm, PASSPHRASE } from './workers';

/** Everything in a vault, with every MAC recomputed. */
function decode(disk: Disk, passphrase: string) {
  const header = disk.header as Header;
  const { mac: headerMac, ...unsigned } = header;
  const hkdf = (from: Uint8Array, info: string) => Buffer.from(hkdfSync('sha256', from, header.vaultId, info, 32));
  const { iv, wrappedDek, ...slot } = header.slots[0] as PassphraseSlot;
  const { m, t, p, salt } = slot.kdf;
  const costs = { memory: m, passes: t, parallelism: p, tagLength: 32 };
  const material = argon2Sync('argon2id', { message: passphrase.normalize('NFKC'), nonce: salt, ...costs });
  const kek = hkdf(material, 'countersign/kek/passphrase/v1');
  const dek = openGcm(kek, iv, wrappedDek, list('countersign/slot', 1, header.vaultId, slot));
  const hmac = (name: string, message: Buffer) =>
    createHmac('sha256', hkdf(dek, `countersign/${name}/v1`))
      .update(message)
      .digest('hex');
  const records = [...disk.records.values()].map((record) => record as SealedRecord);
  const set = disk.set as SetDigest;
  const accounts = records.map(({ id, version, iv, ct }) => {
    const aad = list('countersign/record', 1, header.vaultId, 'records', id, version);
    return { id, ...JSON.parse(openGcm(hkdf(dek, 'countersign/records/v1'), iv, ct, aad).toString()) };
  });
  const digest = list('countersign/set', 1, header.vaultId, set.generation, set.count, bucketHashes(records));
  return {
    accounts,
    macs: [hmac('header', list('countersign/header', unsigned)), hmac('set', digest)],
    stored: [headerMac, set.mac].map((mac) => Buffer.from(mac).toString('hex')),
  };
}

function bucketHashes(records: readonly SealedRecord[]): Record<string, Uint8Array> {
  const buckets: Record<string, Buffer[]> = {};
  for (const { id, version, iv, ct } of records.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const line = Buffer.concat([Buffer.from(id), u32(version), iv, ct.subarray(-16)]);
    buckets[id.slice(0, 2)] = [...(buckets[id.slice(0, 2)] ?? []), line];
  }
  return Object.fromEntries(
    Object.entries(buckets).map(([name, lines]) => [name, createHash('sha256').update(Buffer.concat(lines)).digest()]),
  );
}

test('what is stored is what this second implementation reads', async () => {
  const { vault, store } = await createUnlocked();
  const links = [{ origin: 'https://example.com' }];
  const first = await vault.add(DRAFT, links, 'operation 1');
  const second = await vault.add(HOTP, [], 'operation 2');
  await vault.advanceCounter(second.id);
  await vault.remove(first.id);
  const { accounts, macs, stored } = decode(store.disk, PASSPHRASE);
  expect(macs).toEqual(stored);
  expect(accounts).toEqual([
    { ...first, secret: 'AQIDBAUGBwgJCg==', deletedAt: 1767323045000, operationId: 'operation 1' },
    { ...second, secret: 'AQIDBAUGBwgJCg==', counter: 8, operationId: 'operation 2' },
  ]);
});

test('nothing but these fields is stored', async () => {
  const { vault, store } = await createUnlocked();
  const { id } = await vault.add(DRAFT, [{ origin: 'https://example.com' }], 'operation 1');
  const { header, set, records } = store.disk;
  expect(Object.keys(header as object).sort()).toEqual('createdDay formatVersion mac magic slots vaultId'.split(' '));
  expect(Object.keys((header as Header).slots[0] as object).sort()).toEqual(
    'createdDay id iv kdf type wrappedDek'.split(' '),
  );
  expect((header as Header).createdDay).toBe(20455);
  expect(Object.keys(set as object).sort()).toEqual('count generation mac'.split(' '));
  expect(Object.keys(records.get(id) as object).sort()).toEqual('ct id iv version'.split(' '));
});

test('nothing of an account is readable on the disk or in the session', async () => {
  const { vault, store, bulk, session } = await createUnlocked();
  const secret = new Uint8Array(Buffer.from('a secret of 24 bytes !!!'));
  await vault.add({ ...DRAFT, secret }, [{ origin: 'https://example.com' }], 'operation 1');
  // Comes after all that the vault is about to do.
  await vault.limitIdle(null);
  expect(bulk.value).toBeDefined();
  const bytes: Buffer[] = [];
  JSON.stringify([store.disk, [...store.disk.records], store.trail, bulk.value, [...session.values]], (name, value) => {
    const isBytes = value instanceof Uint8Array;
    bytes.push(Buffer.from(`${name} ${typeof value === 'object' ? '' : value} `), Buffer.from(isBytes ? value : []));
    return isBytes ? null : value;
  });
  const everything = Buffer.concat(bytes).toString('latin1');
  expect(everything).toContain('wrappedDek');
  for (const word of ['Example', 'ada@', 'example.com', 'a secret', 'totp', 'operation', PASSPHRASE]) {
    expect(everything).not.toContain(word);
  }
});

const golden = JSON.parse(readFileSync(`${import.meta.dirname}/vectors/vault-format-1.json`, 'utf8'), (_name, value) =>
  typeof value?.base64 === 'string' ? new Uint8Array(Buffer.from(value.base64, 'base64')) : value,
);

test('a vault of format 1 opens', async () => {
  const store = createMemoryStore();
  const { header, set, records } = structuredClone(golden.stored);
  store.disk = { header, set, records: new Map(records.map((record: SealedRecord) => [record.id, record])) };
  // By a clock on which every pass is slow, so that the upgrade of its KDF costs no more than it must.
  let time = 0;
  const clock = () => {
    time += 1_000;
    return time;
  };
  const kdf = createKdf({ loadWasm, clock });
  const vault = createVault({
    store,
    mirror: createMemoryStore(),
    sentinel: createMemorySentinel(),
    bulk: createMemoryBulk(store),
    history: createMemoryHistory(),
    sheets: createMemorySheets(),
    session: createJsonSession(),
    kdf,
    loadSeldom: async () => createSeldom,
    now: () => golden.openedAt,
  });
  await vault.unlock(golden.passphrase);
  expect(await vault.condition()).toBe('sound');
  expect(await vault.accounts()).toEqual(golden.accounts);
  expect(await vault.trash()).toEqual(golden.trash);
  // And can be written: what was sealed then and what is sealed now belong to one set.
  await vault.update(golden.accounts[0].id, (account) => ({ ...account, label: 'new' }));
  expect(await vault.condition()).toBe('sound');
});

test('the golden vault is made the same every time, of the accounts that the released one has', async () => {
  const made = await makeGoldenVault();
  expect(await makeGoldenVault()).toEqual(made);
  const named = (account: Account) => ({ ...account, id: '' });
  expect(made.accounts.map(named)).toEqual(golden.accounts.map(named));
  expect(made.trash.map(named)).toEqual(golden.trash.map(named));
  expect(made.openedAt).toBe(golden.openedAt);
  expect(made.stored.set).toMatchObject({ generation: golden.stored.set.generation, count: 5 });
});

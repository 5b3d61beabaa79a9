/**
 * What an account may have beside the usual, in a backup file: how programs know
 * it, links of every kind, the site that took a code, the site's backup codes.
 * Each is read again; what is wrong with one of them costs that, and not the account.
 */
import { expect, test } from 'vitest';
import type { Account, Worked } from '@/lib/account/account';
import type { AccountKey } from '@/lib/account/key';
import { readBackup } from '@/lib/transfer/backup';
import { encodePassphrase } from '@/lib/vault/passphrase';
import { CHEAP_KDF } from '@/test/lib/vault/workers';
import { ACCOUNTS, PASSPHRASE, write } from './backup-file';
import { decodeBackup } from './decode-backup';

test('how programs know an account is in the file, and names and periods that only programs give', async () => {
  const key = { name: 'ada@example.com', id: '0b6f1c52-9c1e-4a54-8f0e-3f5a1f1c9a10', skew: 0, isIssued: true } as const;
  const [usual] = ACCOUNTS;
  if (usual === undefined) throw new Error('there is one');
  const account = { ...usual, key, issuer: 'x'.repeat(3_000), period: 7 * 86_400 };
  const file = await write([account]);
  const [decoded] = decodeBackup(Buffer.from(file), PASSPHRASE).accounts;
  expect(decoded).toMatchObject({ key, issuer: account.issuer, period: 604_800 });
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts[0]?.key).toEqual(key);
  expect(accounts[0]?.draft).toMatchObject({ issuer: account.issuer, period: 604_800 });
});

test('links for whole sites and for pages without encryption are in the file, as fields of their own', async () => {
  const links = [
    { origin: 'https://login.example.com', site: 'example.com' },
    { origin: 'https://example.org' },
    { origin: 'http://router.lan' },
  ];
  const file = await write(ACCOUNTS.map((account) => ({ ...account, links, plainHttp: true })));
  expect(decodeBackup(Buffer.from(file), PASSPHRASE).accounts[0]).toMatchObject({
    links: ['https://login.example.com', 'https://example.org', 'http://router.lan'],
    sites: { 'https://login.example.com': 'example.com' },
    plainHttp: true,
  });
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts.map(({ links, plainHttp }) => ({ links, plainHttp }))).toEqual([
    { links, plainHttp: true },
    { links, plainHttp: true },
  ]);
});

test.each([
  ['another site', 'https://login.example.com', 'evil.io'],
  ['the end of a name', 'https://notexample.com', 'example.com'],
  ['a suffix', 'https://example.com', 'com'],
  ['a part of an IP address', 'https://10.0.0.1', '0.1'],
  ['nothing', 'https://example.com', ''],
])('a link that claims %s for its site is for its host alone', async (_what, origin, site) => {
  const file = await write(ACCOUNTS.map((account) => ({ ...account, links: [{ origin, site }] })));
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts.map(({ links }) => links)).toEqual([[{ origin }], [{ origin }]]);
});

test('the site that took a code is in the file', async () => {
  const worked = { origin: 'https://example.com', at: 1767000000500 };
  const file = await write(ACCOUNTS.map((account) => ({ ...account, worked })));
  expect(decodeBackup(Buffer.from(file), PASSPHRASE).accounts[0]).toMatchObject({
    worked: { origin: 'https://example.com', at: 1767000000500 },
  });
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts.map((account) => account.worked)).toEqual([worked, worked]);
});

test.each([
  ['null', null],
  ['an address with a path', { origin: 'https://example.com/a', at: 1 }],
  ['no time', { origin: 'https://example.com' }],
])('a site that took a code is left out where it is %s', async (_what, worked) => {
  const file = await write(ACCOUNTS.map((account) => ({ ...account, worked: worked as Worked })));
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts.map((account) => 'worked' in account)).toEqual([false, false]);
});

test.each([
  ['a name that can be none', { name: 'a b' }],
  ['an id that is none', { id: 'x' }],
  ['a skew of 2', { skew: 2 }],
])('a key with %s is left out, and its account is not', async (_what, wrong) => {
  const key = { name: 'ada', id: '0b6f1c52-9c1e-4a54-8f0e-3f5a1f1c9a10', skew: 1, isIssued: true, ...wrong };
  const file = await write(ACCOUNTS.map((account) => ({ ...account, key: key as AccountKey })));
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts.map(({ key }) => key)).toEqual([undefined, undefined]);
});

test('the backup codes of a site are in the file, used ones as used', async () => {
  const spareCodes = [
    { text: '1a2b-3c4d', usedAt: 1767000000500 },
    { text: '2b3c-4d5e', usedAt: null },
  ];
  const file = await write(ACCOUNTS.map((account) => ({ ...account, spareCodes })));
  expect(decodeBackup(Buffer.from(file), PASSPHRASE).accounts[0]).toMatchObject({ spareCodes });
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts.map((account) => account.spareCodes)).toEqual([spareCodes, spareCodes]);
  expect(Buffer.from(file).toString('latin1')).not.toContain('1a2b');
});

test.each([
  ['empty', []],
  ['of one that is none', [{ text: 'no code', usedAt: null }]],
  ['of one without a time', [{ text: '1a2b-3c4d' }]],
])('a list of backup codes that is %s is left out, and its account is not', async (_what, wrong) => {
  const spareCodes = wrong as Account['spareCodes'] & object;
  const file = await write(ACCOUNTS.map((account) => ({ ...account, spareCodes })));
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), CHEAP_KDF);
  expect(accounts.map((account) => 'spareCodes' in account)).toEqual([false, false]);
});

/**
 * Backup files. Covers: that FORMAT.md is what is written, by a decoder that
 * knows nothing else; a golden file that opens for ever; that damage, another
 * passphrase and foreign files are told apart, and before any KDF runs where
 * that is possible. Not here: what restoring does to a vault.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account, Worked } from '@/lib/account/account';
import type { AccountKey } from '@/lib/account/key';
import { failureCode } from '@/lib/failure/failure';
import { readBackup, writeBackup } from '@/lib/transfer/backup';
import { createKdf, type Kdf } from '@/lib/vault/kdf';
import { encodePassphrase } from '@/lib/vault/passphrase';
import { CHEAP_KDF, loadWasm } from '@/test/lib/vault/workers';
import { decodeBackup } from './decode-backup';

const PASSPHRASE = 'Zürich lamp 🔑 canoe';
const MADE = 1767323045000;

const ACCOUNTS: readonly Account[] = [
  {
    id: '00112233445566778899aabbccddeeff',
    issuer: 'Example',
    label: 'ada@example.com',
    secret: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    type: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: 0,
    links: [{ origin: 'https://example.com' }, { origin: 'http://localhost:8080' }],
    createdAt: 1767000000000,
    deletedAt: null,
  },
  {
    id: 'ffeeddccbbaa99887766554433221100',
    issuer: '',
    label: 'Zähler “eins”',
    secret: new Uint8Array(20).fill(255),
    type: 'hotp',
    algorithm: 'SHA512',
    digits: 8,
    period: 30,
    counter: 41,
    links: [],
    createdAt: 1767000000001,
    deletedAt: null,
  },
];

const DECODED = {
  format: 'countersign-backup',
  version: 1,
  createdAt: MADE,
  accounts: [
    {
      issuer: 'Example',
      label: 'ada@example.com',
      secret: 'AEBAGBAFAYDQQCIK',
      type: 'totp',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      counter: 0,
      links: ['https://example.com', 'http://localhost:8080'],
      createdAt: 1767000000000,
    },
    {
      issuer: '',
      label: 'Zähler “eins”',
      secret: '77777777777777777777777777777777',
      type: 'hotp',
      algorithm: 'SHA512',
      digits: 8,
      period: 30,
      counter: 41,
      links: [],
      createdAt: 1767000000001,
    },
  ],
};

const cheap = CHEAP_KDF;
const usual = createKdf({ loadWasm, clock: () => 0 });
/** For files that must be refused before it comes to that. */
const forbidden: Kdf = {
  ...CHEAP_KDF,
  calibrate: () => Promise.reject(new Error('no KDF may run')),
  derive: () => Promise.reject(new Error('no KDF may run')),
};

function write(accounts = ACCOUNTS): Promise<Uint8Array<ArrayBuffer>> {
  return writeBackup({ accounts, createdAt: MADE }, encodePassphrase(PASSPHRASE), cheap);
}

/** The code with which reading fails; `null` when it does not. */
async function refusal(file: Uint8Array<ArrayBuffer>, passphrase = PASSPHRASE, kdf: Kdf = cheap) {
  try {
    await readBackup(file, encodePassphrase(passphrase), kdf);
    return null;
  } catch (error) {
    return failureCode(error);
  }
}

/** The file with `change`, and a digest that fits it. */
function forged(file: Uint8Array<ArrayBuffer>, change: (view: DataView) => void): Uint8Array<ArrayBuffer> {
  const copy = file.slice();
  change(new DataView(copy.buffer));
  copy.set(createHash('sha256').update(copy.subarray(0, -32)).digest(), copy.length - 32);
  return copy;
}

test('how programs know an account is in the file, and names and periods that only programs give', async () => {
  const key = { name: 'ada@example.com', id: '0b6f1c52-9c1e-4a54-8f0e-3f5a1f1c9a10', skew: 0, isIssued: true } as const;
  const [usual] = ACCOUNTS;
  if (usual === undefined) throw new Error('there is one');
  const account = { ...usual, key, issuer: 'x'.repeat(3_000), period: 7 * 86_400 };
  const file = await write([account]);
  const [decoded] = decodeBackup(Buffer.from(file), PASSPHRASE).accounts;
  expect(decoded).toMatchObject({ key, issuer: account.issuer, period: 604_800 });
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
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
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
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
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
  expect(accounts.map(({ links }) => links)).toEqual([[{ origin }], [{ origin }]]);
});

test('the site that took a code is in the file', async () => {
  const worked = { origin: 'https://example.com', at: 1767000000500 };
  const file = await write(ACCOUNTS.map((account) => ({ ...account, worked })));
  expect(decodeBackup(Buffer.from(file), PASSPHRASE).accounts[0]).toMatchObject({
    worked: { origin: 'https://example.com', at: 1767000000500 },
  });
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
  expect(accounts.map((account) => account.worked)).toEqual([worked, worked]);
});

test.each([
  ['null', null],
  ['an address with a path', { origin: 'https://example.com/a', at: 1 }],
  ['no time', { origin: 'https://example.com' }],
])('a site that took a code is left out where it is %s', async (_what, worked) => {
  const file = await write(ACCOUNTS.map((account) => ({ ...account, worked: worked as Worked })));
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
  expect(accounts.map((account) => 'worked' in account)).toEqual([false, false]);
});

test.each([
  ['a name that can be none', { name: 'a b' }],
  ['an id that is none', { id: 'x' }],
  ['a skew of 2', { skew: 2 }],
])('a key with %s is left out, and its account is not', async (_what, wrong) => {
  const key = { name: 'ada', id: '0b6f1c52-9c1e-4a54-8f0e-3f5a1f1c9a10', skew: 1, isIssued: true, ...wrong };
  const file = await write(ACCOUNTS.map((account) => ({ ...account, key: key as AccountKey })));
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
  expect(accounts.map(({ key }) => key)).toEqual([undefined, undefined]);
});

test('the backup codes of a site are in the file, used ones as used', async () => {
  const spareCodes = [
    { text: '1a2b-3c4d', usedAt: 1767000000500 },
    { text: '2b3c-4d5e', usedAt: null },
  ];
  const file = await write(ACCOUNTS.map((account) => ({ ...account, spareCodes })));
  expect(decodeBackup(Buffer.from(file), PASSPHRASE).accounts[0]).toMatchObject({ spareCodes });
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
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
  const { accounts } = await readBackup(file, encodePassphrase(PASSPHRASE), cheap);
  expect(accounts.map((account) => 'spareCodes' in account)).toEqual([false, false]);
});

describe('a file', () => {
  test('is what FORMAT.md says', async () => {
    expect(decodeBackup(Buffer.from(await write()), PASSPHRASE)).toEqual(DECODED);
  });

  test('opens with what was put into it', async () => {
    const { createdAt, accounts } = await readBackup(await write(), encodePassphrase(PASSPHRASE), cheap);
    expect(createdAt).toBe(MADE);
    expect(accounts).toEqual(
      ACCOUNTS.map(({ id: _id, deletedAt: _deletedAt, links, createdAt, ...draft }) => ({ draft, links, createdAt })),
    );
  });

  test('opens with the passphrase however its letters were put together', async () => {
    expect(await refusal(await write(), PASSPHRASE.normalize('NFD'))).toBeNull();
  });

  test('of one account is as long as one of several', async () => {
    expect((await write(ACCOUNTS.slice(0, 1))).length).toBe(72 + 4096 + 16 + 32);
    expect((await write()).length).toBe(72 + 4096 + 16 + 32);
  });

  test('never has the same salt, nonce or ciphertext as another', async () => {
    const [one, other] = [await write(), await write()];
    for (const [from, to] of [
      [24, 40],
      [40, 56],
      [56, 68],
      [72, 100],
    ]) {
      expect(one.subarray(from, to)).not.toEqual(other.subarray(from, to));
    }
  });

  test('holds no name, secret or site in clear', async () => {
    const text = Buffer.from(await write()).toString('latin1');
    for (const word of ['Example', 'ada@', 'AEBAGBAFAYDQQCIK', 'countersign', 'https'])
      expect(text).not.toContain(word);
  });
});

describe('the golden file of version 1', () => {
  const golden = new Uint8Array(readFileSync(`${import.meta.dirname}/vectors/backup-version-1.backup`));

  test('opens', async () => {
    const { createdAt, accounts } = await readBackup(golden, encodePassphrase(PASSPHRASE), usual);
    expect(createdAt).toBe(MADE);
    expect(accounts.map(({ draft }) => draft.label)).toEqual(['ada@example.com', 'Zähler “eins”']);
    expect(accounts[1]?.draft.counter).toBe(41);
  });

  test('is read the same by the decoder that knows only FORMAT.md', () => {
    expect(decodeBackup(Buffer.from(golden), PASSPHRASE)).toEqual(DECODED);
  });

  test('costs what a new vault costs', () => {
    const view = new DataView(golden.buffer);
    expect([12, 16, 20].map((at) => view.getUint32(at))).toEqual([65_536, 10, 1]);
  });
});

describe('refused', () => {
  test('any flipped bit, before any KDF runs', async () => {
    const file = await write();
    const length = file.length;
    await fc.assert(
      fc.asyncProperty(fc.nat(length - 1), fc.nat(7), async (at, bit) => {
        const flipped = file.slice();
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(await refusal(flipped, PASSPHRASE, forbidden)).toBe(at < 8 ? 'backup-foreign' : 'backup-damaged');
      }),
      { numRuns: 500 },
    );
  });

  test('a file that was cut, wherever', async () => {
    const file = await write();
    for (const length of [8, 9, 71, 72, 119, 120, 4000, file.length - 32, file.length - 1]) {
      expect(await refusal(file.slice(0, length), PASSPHRASE, forbidden)).toBe('backup-damaged');
    }
    for (const length of [0, 1, 7]) expect(await refusal(file.slice(0, length))).toBe('backup-foreign');
  });

  test('a file with something behind it', async () => {
    expect(await refusal(Uint8Array.from([...(await write()), 0]), PASSPHRASE, forbidden)).toBe('backup-damaged');
  });

  test('another passphrase', async () => {
    expect(await refusal(await write(), `${PASSPHRASE} `)).toBe('passphrase-wrong');
  });

  test('fifty megabytes of nonsense, with and without our magic, at once', async () => {
    const nonsense = new Uint8Array(50 * 1024 * 1024).fill(7);
    const began = performance.now();
    expect(await refusal(nonsense, PASSPHRASE, forbidden)).toBe('backup-foreign');
    nonsense.set(await write());
    expect(await refusal(nonsense, PASSPHRASE, forbidden)).toBe('backup-foreign');
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('a newer version, and only when the file is whole', async () => {
    const newer = forged(await write(), (view) => view.setUint16(8, 2));
    expect(await refusal(newer, PASSPHRASE, forbidden)).toBe('backup-too-new');
  });

  test.each([
    ['another key derivation', 10, 'uint16', 2],
    ['version nought', 8, 'uint16', 0],
    ['a length that does not fit', 68, 'uint32', 4111],
  ] as const)('%s', async (_name, at, size, value) => {
    const file = forged(await write(), (view) =>
      size === 'uint16' ? view.setUint16(at, value) : view.setUint32(at, value),
    );
    expect(await refusal(file, PASSPHRASE, forbidden)).toBe('backup-damaged');
  });

  test.each([
    ['memory beyond a gigabyte', 12, 1_048_577],
    ['memory beyond everything', 12, 0xffff_ffff],
    ['too little memory', 12, 19_455],
    ['too many passes', 16, 11],
    ['too few passes', 16, 1],
    ['too many lanes', 20, 17],
    ['no lane', 20, 0],
  ])('a file that asks for %s, without trying', async (_name, at, value) => {
    const golden = new Uint8Array(readFileSync(`${import.meta.dirname}/vectors/backup-version-1.backup`));
    const file = forged(golden, (view) => view.setUint32(at, value));
    const began = performance.now();
    expect(await refusal(file, PASSPHRASE, usual)).toBe('backup-damaged');
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('a ciphertext changed on purpose, with a digest that fits', async () => {
    const file = await write();
    for (const at of [56, 72, 4000, file.length - 33]) {
      const changed = forged(file, (view) => view.setUint8(at, view.getUint8(at) ^ 1));
      expect(await refusal(changed)).toBe('backup-damaged');
    }
  });
});

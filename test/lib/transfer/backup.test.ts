/**
 * Backup files. Covers: that FORMAT.md is what is written, by a decoder that
 * knows nothing else; a golden file that opens for ever; that damage, another
 * passphrase and foreign files are told apart, and before any KDF runs where
 * that is possible. Not here: what an account may have beside the usual
 * (`backup-fields.test.ts`), and what restoring does to a vault.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureCode } from '@/lib/failure/failure';
import { readBackup } from '@/lib/transfer/backup';
import { createKdf, type Kdf } from '@/lib/vault/kdf';
import { encodePassphrase } from '@/lib/vault/passphrase';
import { CHEAP_KDF, loadWasm } from '@/test/lib/vault/workers';
import { ACCOUNTS, MADE, PASSPHRASE, write } from './backup-file';
import { decodeBackup } from './decode-backup';

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

const usual = createKdf({ loadWasm, clock: () => 0 });
/** For files that must be refused before it comes to that. */
const forbidden: Kdf = {
  ...CHEAP_KDF,
  calibrate: () => Promise.reject(new Error('no KDF may run')),
  derive: () => Promise.reject(new Error('no KDF may run')),
};

/** The code with which reading fails; `null` when it does not. */
async function refusal(file: Uint8Array<ArrayBuffer>, passphrase = PASSPHRASE, kdf: Kdf = CHEAP_KDF) {
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

describe('a file', () => {
  test('is what FORMAT.md says', async () => {
    expect(decodeBackup(Buffer.from(await write()), PASSPHRASE)).toEqual(DECODED);
  });

  test('opens with what was put into it', async () => {
    const { createdAt, accounts } = await readBackup(await write(), encodePassphrase(PASSPHRASE), CHEAP_KDF);
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

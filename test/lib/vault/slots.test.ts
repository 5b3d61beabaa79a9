/** The slots of a recovery code and of a passkey, opened by a second implementation that shares no code with the first. */
import { hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Header } from '@/lib/vault/header';
import type { PrfSlot, RecoverySlot } from '@/lib/vault/slot';
import { list, openGcm } from './second-implementation';
import { createUnlocked, PASSPHRASE } from './workers';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BY_PASSPHRASE = { type: 'passphrase', passphrase: PASSPHRASE } as const;

/** The DEK in `slot`, by the key in `material`; throws where it does not open. */
function unwrap({ formatVersion, vaultId }: Header, slot: RecoverySlot | PrfSlot, material: Uint8Array): string {
  const { iv, wrappedDek, ...open } = slot;
  const kek = Buffer.from(hkdfSync('sha256', material, vaultId, `countersign/kek/${slot.type}/v1`, 32));
  return openGcm(kek, iv, wrappedDek, list('countersign/slot', formatVersion, vaultId, open)).toString('hex');
}

test('recovery code and passkey wrap the same key as the rest', async () => {
  const { vault, store } = await createUnlocked();
  const output = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
  const prfSalt = new Uint8Array(32).fill(3);
  const code = await vault.makeRecoveryCode(BY_PASSPHRASE);
  await vault.addPasskey(BY_PASSPHRASE, { credentialId: Uint8Array.of(9, 8, 7), prfSalt, output });
  const header = store.disk.header as Header;
  const [, recovery, prf] = header.slots as readonly [unknown, RecoverySlot, PrfSlot];
  const typed = code.split('-').flatMap((group) => [...group.slice(0, 4)].map((letter) => ALPHABET.indexOf(letter)));
  const dek = unwrap(header, recovery, Uint8Array.from(typed));
  expect(dek).toMatch(/^[0-9a-f]{64}$/);
  expect(unwrap(header, prf, output)).toBe(dek);
});

test('nothing but these fields is stored of them', async () => {
  const { vault, store } = await createUnlocked();
  await vault.makeRecoveryCode(BY_PASSPHRASE);
  const passkey = { credentialId: Uint8Array.of(9), prfSalt: new Uint8Array(32), output: new Uint8Array(32) };
  await vault.addPasskey(BY_PASSPHRASE, passkey);
  const fields = (store.disk.header as Header).slots.map((slot) => Object.keys(slot).sort().join(' '));
  expect(fields).toEqual([
    'createdDay id iv kdf type wrappedDek',
    'createdDay id iv type wrappedDek',
    'createdDay credentialId id iv prfSalt type wrappedDek',
  ]);
});

test.each([
  ['an output that is too short', { output: new Uint8Array(31) }],
  ['no id', { credentialId: new Uint8Array() }],
  ['an id that is too long', { credentialId: new Uint8Array(1024) }],
  ['a salt that is too short', { prfSalt: new Uint8Array(31) }],
])('a passkey with %s is refused, and nothing is written', async (_name, broken) => {
  const { vault, store } = await createUnlocked();
  const { commits } = store;
  const whole = { credentialId: Uint8Array.of(9), prfSalt: new Uint8Array(32), output: new Uint8Array(32) };
  await expect(vault.addPasskey(BY_PASSPHRASE, { ...whole, ...broken })).rejects.toThrow('passkey');
  expect(store.commits).toBe(commits);
});

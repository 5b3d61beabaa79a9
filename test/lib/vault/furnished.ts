/** A vault that several things open, and trying each. */
import { expect } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import { formatRecoveryCode, RECOVERY_LENGTH } from '@/lib/recovery/code';
import type { Kdf } from '@/lib/vault/kdf';
import type { Proof } from '@/lib/vault/proof';
import type { Vault } from '@/lib/vault/vault';
import { type Bench, createUnlocked, DRAFT, endBrowser, HOTP, PASSPHRASE } from './workers';

export const NEXT = 'another staple entirely';
export const BY_PASSPHRASE: Proof = { type: 'passphrase', passphrase: PASSPHRASE };
export const BY_NEXT: Proof = { type: 'passphrase', passphrase: NEXT };
export const OUTPUT = Uint8Array.from({ length: 32 }, (_, index) => index);
export const PASSKEY = {
  credentialId: Uint8Array.of(1, 2, 3),
  prfSalt: new Uint8Array(32).fill(7),
  output: OUTPUT,
};
export const OTHER_CODE = formatRecoveryCode(new Uint8Array(RECOVERY_LENGTH));

/** A vault with two accounts, one of them in the trash, and every kind of slot. */
export async function furnished() {
  const bench = await createUnlocked();
  const { vault } = bench;
  const kept = await vault.add(DRAFT, [], 'one');
  const gone = await vault.add(HOTP, [], 'two');
  await vault.remove(gone.id);
  const code = await vault.makeRecoveryCode(BY_PASSPHRASE);
  await vault.addPasskey(BY_PASSPHRASE, PASSKEY);
  const byCode: Proof = { type: 'recovery', code };
  return { ...bench, kept, gone, code, byCode, byPasskey: await passkeyProof(vault) };
}

export async function passkeyProof(vault: Vault, output = OUTPUT): Promise<Proof> {
  const slot = (await vault.waysIn()).find(({ type }) => type === 'prf');
  return { type: 'prf', slotId: slot?.id ?? '', output };
}

/** What a new browser meets that tries `proof`: the number of accounts, or why not. */
export async function attempt({ start, session }: Bench, proof: Proof, kdf?: Kdf): Promise<number | string> {
  endBrowser(session);
  const vault = start(undefined, kdf);
  try {
    await vault.unlockWith(proof);
    expect(await vault.condition()).toBe('sound');
    return (await vault.accounts()).length + (await vault.trash()).length;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

export const typesOf = async (vault: Vault) => (await vault.waysIn()).map(({ type }) => type);

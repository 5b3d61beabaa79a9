/** What our pages may ask about what opens the vault. */
import type { Handlers } from '@/lib/messages/channel';
import type { Bytes, KeysFromUi, PasskeyGiven, ProofGiven, WayInView } from '@/lib/messages/keys-from-ui';
import type { NewPasskey, WayIn } from '@/lib/vault/access';
import type { Proof } from '@/lib/vault/proof';
import type { Vault } from '@/lib/vault/vault';
import { armDeadline } from './deadline';

export function keysHandlers(vault: Vault, noteUse: () => void): Handlers<KeysFromUi, void> {
  const byPassphrase = (passphrase: string): Proof => ({ type: 'passphrase', passphrase });
  return {
    waysIn: async () => (await vault.waysIn()).map(viewOf),
    unlockWith: async ({ proof }) => {
      await vault.unlockWith(proofOf(proof));
      await armDeadline(vault);
      noteUse();
    },
    checkPassphrase: ({ passphrase }) => vault.verifyPassphrase(passphrase),
    changePassphrase: ({ proof, next }) => vault.changePassphrase(proofOf(proof), next),
    makeRecoveryCode: async ({ passphrase }) => ({ code: await vault.makeRecoveryCode(byPassphrase(passphrase)) }),
    addPasskey: ({ passphrase, passkey }) => vault.addPasskey(byPassphrase(passphrase), passkeyOf(passkey)),
    removeWayIn: ({ passphrase, id }) => vault.removeWayIn(byPassphrase(passphrase), id),
    rotate: ({ passphrase, checkpoints }) => vault.rotate(passphrase, checkpoints),
  };
}

function viewOf(way: WayIn): WayInView {
  if (way.type !== 'prf') return way;
  return { ...way, credentialId: [...way.credentialId], prfSalt: [...way.prfSalt] };
}

function proofOf(given: ProofGiven): Proof {
  return given.type === 'prf' ? { ...given, output: bytesOf(given.output) } : given;
}

function passkeyOf({ credentialId, prfSalt, output }: PasskeyGiven): NewPasskey {
  return { credentialId: bytesOf(credentialId), prfSalt: bytesOf(prfSalt), output: bytesOf(output) };
}

function bytesOf(given: Bytes): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(given);
}

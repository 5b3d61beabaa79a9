/** The way out when nothing of a vault opens any more: keep what is left as a file, erase, start again. */
import { encodeBase64 } from '@/lib/bytes/base64';
import type { Handlers } from '@/lib/messages/channel';
import type { LossFromUi } from '@/lib/messages/loss-from-ui';
import type { Vault } from '@/lib/vault/vault';

export function lossHandlers(vault: Vault): Handlers<LossFromUi, void> {
  return {
    copies: async () => JSON.stringify({ about: ABOUT, ...(await vault.copies()) }, packBytes, 1),
    destroy: async ({ word }) => {
      // Also here, so that no mistake elsewhere can do it.
      if (word !== 'erase') throw new Error('nothing is erased without the word');
      await vault.destroy();
    },
  };
}

const ABOUT = 'The stored copies of a Countersign vault, encrypted, as they were when it could not be opened.';

function packBytes(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: encodeBase64(value) } : value;
}

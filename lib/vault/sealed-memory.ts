/**
 * Memory for what others must not forget when the worker dies, such as which
 * codes were submitted: in the session store, sealed like the note, so that a
 * locked vault tells nothing of it; its names, which hold those of keys, are
 * there as MACs. It ends with the browser, or with the key: what does not open
 * counts as never written.
 */
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';
import { canonical } from './canonical';
import { open, seal } from './envelope';
import type { Keys } from './keys';
import { sign } from './mac';
import type { SessionStore } from './session';
import { isObject } from './shape';
import type { Binding } from './slot';

/** All reject with `vault-locked` when not unlocked. Values are JSON. */
export interface SealedMemory {
  /** `undefined` when there is none. */
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

interface Access {
  readonly keys: Keys;
  readonly binding: Binding;
}

const FORMAT = 1;
const PREFIX = 'sealed.';

export function createSealedMemory(session: SessionStore, access: () => Promise<Access>): SealedMemory {
  return {
    async read(name) {
      const { keys, binding } = await access();
      const kept = await session.read(await placeOf(name, keys, binding));
      if (!isObject(kept) || typeof kept.iv !== 'string' || typeof kept.ct !== 'string') return undefined;
      const sealed = { iv: decodeBase64(kept.iv), ct: decodeBase64(kept.ct) };
      const plaintext = await open(keys.checkpoints, sealed, contextOf(name, binding));
      return plaintext === null ? undefined : JSON.parse(decodeUtf8(plaintext));
    },
    async write(name, value) {
      const { keys, binding } = await access();
      const { iv, ct } = await seal(keys.checkpoints, encodeUtf8(JSON.stringify(value)), contextOf(name, binding));
      // As text, because Chrome keeps JSON.
      await session.write(await placeOf(name, keys, binding), { iv: encodeBase64(iv), ct: encodeBase64(ct) });
    },
    async remove(names) {
      const { keys, binding } = await access();
      await session.remove(await Promise.all(names.map((name) => placeOf(name, keys, binding))));
    },
  };
}

async function placeOf(name: string, keys: Keys, { formatVersion, vaultId }: Binding): Promise<string> {
  const message = canonical('countersign/memory/name', FORMAT, formatVersion, vaultId, name);
  return PREFIX + encodeBase64(await sign(keys.set, message));
}

function contextOf(name: string, { formatVersion, vaultId }: Binding): Uint8Array<ArrayBuffer> {
  return canonical('countersign/memory', FORMAT, formatVersion, vaultId, name);
}

/** A sentinel's place in memory. */
import { Failure } from '@/lib/failure/failure';
import type { SentinelStore } from '@/lib/vault/sentinel';

export interface MemorySentinel extends SentinelStore {
  value: unknown;
  /** Nothing can be read or written. */
  isGone: boolean;
}

export function createMemorySentinel(): MemorySentinel {
  const reach = (): void => {
    if (sentinel.isGone) throw new Failure('storage-refused');
  };
  const sentinel: MemorySentinel = {
    value: undefined,
    isGone: false,
    async read() {
      reach();
      return structuredClone(sentinel.value);
    },
    async write(value) {
      reach();
      sentinel.value = structuredClone(value);
    },
    async clear() {
      reach();
      sentinel.value = undefined;
    },
  };
  return sentinel;
}

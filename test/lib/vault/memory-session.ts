/** Memory that outlives a vault in tests, as `storage.session` outlives the worker, in both browsers' ways of keeping. */
import type { SessionStore } from '@/lib/vault/session';

export interface MemorySession extends SessionStore {
  readonly values: Map<string, unknown>;
  /** Names in the order they were written. */
  readonly written: string[];
}

/** Firefox keeps what a structured clone keeps, so also CryptoKeys. */
export function createCloningSession(): MemorySession {
  return createSession(structuredClone);
}

/** Chrome keeps JSON. */
export function createJsonSession(): MemorySession {
  return createSession((value) => JSON.parse(JSON.stringify(value)));
}

function createSession(copy: (value: unknown) => unknown): MemorySession {
  const values = new Map<string, unknown>();
  const written: string[] = [];
  const read = (name: string): unknown => (values.has(name) ? copy(values.get(name)) : undefined);
  return {
    values,
    written,
    read: async (name) => read(name),
    readSome: async (names) => Object.fromEntries(names.map((name) => [name, read(name)])),
    async write(name, value) {
      written.push(name);
      values.set(name, copy(value));
    },
    async remove(names) {
      for (const name of names) values.delete(name);
    },
  };
}

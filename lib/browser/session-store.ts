/**
 * Where the unlocked key is kept: `storage.session`, which is memory, outlives
 * the worker and ends with the browser.
 */
import browser from 'webextension-polyfill';
import { Failure } from '@/lib/failure/failure';
import type { SessionStore } from '@/lib/vault/session';

// The polyfill passes storage.session and setAccessLevel through without types for them.
type Area = browser.Storage.StorageArea & {
  setAccessLevel?: (options: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void>;
};
const areas = () => browser.storage as unknown as { readonly session: Area; readonly local: Area };

/** Fails with `storage-refused`. */
export function createSessionStore(): SessionStore {
  return {
    read: (name) => orRefused(async () => (await areas().session.get(name))[name]),
    readSome: (names) => orRefused(() => areas().session.get([...names])),
    write: (name, value) => orRefused(() => areas().session.set({ [name]: value })),
    remove: (names) => orRefused(() => areas().session.remove([...names])),
  };
}

/**
 * Shuts content scripts out of `storage.session` and `storage.local`, for as long as the extension is installed.
 * Firefox has no such switch: there the session is closed to them anyway, and nothing of the vault may go into `local`.
 */
export async function closeStorage(): Promise<void> {
  const { session, local } = areas();
  await Promise.all([session, local].map((area) => area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })));
}

async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Failure('storage-refused');
  }
}

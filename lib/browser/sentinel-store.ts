/** The sentinel in `storage.local`: another file than the database's, and nothing that a page must not see. */
import type { SentinelStore } from '@/lib/vault/sentinel';
import { localArea, orRefused, readLocal } from './local-area';

const NAME = 'sentinel';

export function createSentinelStore(): SentinelStore {
  return {
    read: () => orRefused(() => readLocal(NAME)),
    write: (sentinel) => orRefused(() => localArea().set({ [NAME]: sentinel })),
    clear: () => orRefused(() => localArea().remove(NAME)),
  };
}

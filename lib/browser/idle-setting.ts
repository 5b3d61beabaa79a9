/**
 * The idle limit a person chose, in plain `storage.local`: it names no site, is
 * about this computer and not about the accounts, so no backup carries it, and
 * whoever could change it on the disk could change this extension as well.
 */
import { localArea, orRefused, readLocal } from './local-area';

const NAME = 'idleLimit';

export interface IdleSetting {
  /** `undefined` for none. Rejects with `storage-refused`. */
  read(): Promise<unknown>;
  write(value: number | string): Promise<void>;
}

export function createIdleSetting(): IdleSetting {
  return {
    read: () => orRefused(() => readLocal(NAME)),
    write: (value) => orRefused(() => localArea().set({ [NAME]: value })),
  };
}

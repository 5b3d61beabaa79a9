/**
 * Whether the button is shown in pages at all, in plain `storage.local`: it
 * names no site, and has to be known while the vault is locked.
 */
import { localArea, orRefused, readLocal } from './local-area';

const NAME = 'offersInPages';

export interface OfferSetting {
  /** `true` where nothing was chosen, or it cannot be read. */
  read(): Promise<boolean>;
  /** Rejects with `storage-refused`. */
  write(isOffered: boolean): Promise<void>;
}

export function createOfferSetting(): OfferSetting {
  return {
    read: async () => (await readLocal(NAME).catch(() => undefined)) !== false,
    write: (isOffered) => orRefused(() => localArea().set({ [NAME]: isOffered })),
  };
}

/** `storage.local` as the vault's copies use it, and whether it is closed to content scripts. */
import browser from 'webextension-polyfill';
import { Failure } from '@/lib/failure/failure';

/** The polyfill passes these through without types for them. */
type Area = browser.Storage.StorageArea & {
  readonly setAccessLevel?: unknown;
  getKeys(): Promise<string[]>;
};

export const localArea = (): Area => browser.storage.local as Area;

/** Where content scripts can read it, as in Firefox, nothing of the vault may be kept there. */
export function isLocalAreaClosed(): boolean {
  return typeof localArea().setAccessLevel === 'function';
}

/** Rejects with `storage-refused` whatever goes wrong. */
export async function orRefused<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new Failure('storage-refused');
  }
}

/** The value under `name`; `undefined` for none, `null` for one that is there and that the browser cannot read any more. */
export async function readLocal(name: string): Promise<unknown> {
  try {
    return (await localArea().get(name))[name];
  } catch (error) {
    if ((await localArea().getKeys()).includes(name)) return null;
    throw error;
  }
}

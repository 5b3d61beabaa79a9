/**
 * Small facts that must outlive the worker but not the browser: they stay in
 * memory (`storage.session`) and never reach the disk.
 */
import browser from 'webextension-polyfill';

// The polyfill passes storage.session through without a type for it.
const area = (): browser.Storage.StorageArea =>
  (browser.storage as unknown as { session: browser.Storage.StorageArea }).session;

export async function readSession<T>(name: string): Promise<T | null> {
  const found = await area().get(name);
  return (found[name] as T | undefined) ?? null;
}

export function writeSession(name: string, value: unknown): Promise<void> {
  return area().set({ [name]: value });
}

export function removeSession(name: string): Promise<void> {
  return area().remove(name);
}

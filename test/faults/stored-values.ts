/**
 * What the browser has stored of a vault, read and written by the hands of one
 * of our own pages, as somebody at the disk could: the first copy, the second,
 * and the sentinel. Bytes are `{ base64 }`; nothing else is known of the values.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'puppeteer-core';
import { waitUntil } from '@/test/support/wait';

/** A stored object. */
export type Fields = Record<string, unknown>;

export interface Copy {
  header: unknown;
  set: unknown;
  /** In the order of their ids. */
  records: unknown[];
}

export interface Stored {
  primary: Copy;
  mirror: Copy;
  sentinel: unknown;
  /** The bulk copy and its trail; `undefined` where there is none. */
  bulk: { copy: unknown; trail: unknown };
}

/** All but the bulk copy, which is made anew where it is missing. */
export function copiesIn({ primary, mirror, sentinel }: Stored): Omit<Stored, 'bulk'> {
  return { primary, mirror, sentinel };
}

export function readStored(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const pack = (value: unknown): unknown => {
      if (value instanceof Uint8Array) return { base64: btoa(String.fromCharCode(...value)) };
      if (Array.isArray(value)) return value.map(pack);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, pack(field)]));
    };
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('countersign'));
    const tx = database.transaction(['header', 'set', 'records', 'bulk']);
    const primary = {
      header: pack(await settled(tx.objectStore('header').get('current'))),
      set: pack(await settled(tx.objectStore('set').get('current'))),
      records: (await settled(tx.objectStore('records').getAll())).map(pack),
    };
    const bulk = {
      copy: pack(await settled(tx.objectStore('bulk').get('copy'))),
      trail: pack(await settled(tx.objectStore('bulk').get('trail'))),
    };
    database.close();
    const names = (await chrome.storage.local.getKeys()).map(String).toSorted();
    const local = await chrome.storage.local.get<Record<string, unknown>>(names);
    const records = names.filter((name) => name.startsWith('mirror.record.')).map((name) => local[name]);
    const mirror = { header: local['mirror.header'], set: local['mirror.set'], records };
    return { primary, mirror, sentinel: local.sentinel, bulk };
  });
}

/** What is stored once the second copy has followed, and the sentinel, which is written after it. */
export function readFollowed(page: Page): Promise<Stored> {
  return waitUntil('the second copy and the sentinel to follow', async () => {
    const stored = await readStored(page);
    const { primary, mirror, sentinel } = stored;
    if (!isDeepStrictEqual(mirror, primary) || mirror.set === undefined) return null;
    const { generation } = digest(mirror);
    const seen = sentinel as Fields | undefined;
    return seen?.generation === generation && seen?.inStep === generation ? stored : null;
  });
}

/** Makes all of it what `stored` says. */
export function writeStored(page: Page, stored: Stored): Promise<void> {
  return page.evaluate(async ({ primary, mirror, sentinel, bulk }) => {
    const unpack = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(unpack);
      if (typeof value !== 'object' || value === null) return value;
      if ('base64' in value) return Uint8Array.from(atob(String(value.base64)), (letter) => letter.charCodeAt(0));
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, unpack(field)]));
    };
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('countersign');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const places = ['header', 'set', 'records', 'bulk'];
    const tx = database.transaction(places, 'readwrite');
    for (const name of places) tx.objectStore(name).clear();
    if (bulk.copy !== undefined) tx.objectStore('bulk').put(unpack(bulk.copy), 'copy');
    if (bulk.trail !== undefined) tx.objectStore('bulk').put(unpack(bulk.trail), 'trail');
    if (primary.header !== undefined) tx.objectStore('header').put(unpack(primary.header), 'current');
    if (primary.set !== undefined) tx.objectStore('set').put(unpack(primary.set), 'current');
    for (const record of primary.records) tx.objectStore('records').put(unpack(record));
    await new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error);
    });
    database.close();
    const names = (await chrome.storage.local.getKeys()).map(String);
    await chrome.storage.local.remove(names.filter((name) => name === 'sentinel' || name.startsWith('mirror.')));
    const local: Record<string, unknown> = { 'mirror.header': mirror.header, 'mirror.set': mirror.set, sentinel };
    for (const record of mirror.records) local[`mirror.record.${(record as { id: string }).id}`] = record;
    await chrome.storage.local.set(local);
  }, stored);
}

export const header = (copy: Copy) => copy.header as Fields & { slots: (Fields & { kdf: Fields })[] };
export const slot = (copy: Copy) => header(copy).slots[0] as Fields & { kdf: Fields };
export const digest = (copy: Copy) => copy.set as Fields;
export const record = (copy: Copy, index: number) => copy.records[index] as Fields;

/** Flips one bit of the bytes under `name`. */
export function flip(holder: Fields, name: string): void {
  const bytes = Buffer.from((holder[name] as { base64: string }).base64, 'base64');
  bytes.writeUInt8(bytes.readUInt8(3) ^ 4, 3);
  holder[name] = { base64: bytes.toString('base64') };
}

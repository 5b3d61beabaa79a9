/**
 * A vault in a real browser's profile, to be harmed: made once, copied for each
 * fault, and opened again as a person would, with the passphrase.
 */
import { randomUUID } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Opening } from '@/lib/messages/from-ui';
import type { Site } from '@/test/site/server';
import { extensionIdOf } from '@/test/support/extension-id';
import { type AskBackground, type Journey, startJourney } from '@/test/support/journey';
import { CHROME_BUILD, makeThrowAwayFolder } from '@/test/support/places';
import { PASSPHRASE } from '@/test/support/product';
import { waitUntil } from '@/test/support/wait';
import { backupOf } from './backup-files';

export const LABELS = ['ada', 'grace', 'mary'];

/** What a person meets: the labels, or the state that keeps them from it. */
export interface Met {
  /** The state before any passphrase: never `missing` where there was a vault. */
  readonly first: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly notice: string | null;
  /** Of all accounts in use. */
  readonly count: number;
}

export interface Start {
  readonly site: Site;
  readonly flags?: readonly string[];
  /** How many accounts beside those in `LABELS`. */
  readonly more?: number;
}

/** A profile with a vault of three accounts or more, written by an orderly end; opened a second time, so that all is in tables too. */
export async function makeProfile({ site, flags = [], more = 0 }: Start): Promise<string> {
  const profile = makeThrowAwayFolder('faults');
  const journey = await startJourney({ profile, site, flags });
  await journey.ask('create', { passphrase: PASSPHRASE });
  for (const label of LABELS) await addAccount(journey.ask, label);
  if (more > 0) await bringIn(journey.ask, more);
  await waitForMirror(journey, LABELS.length + more);
  await journey.end();
  const again = await startJourney({ profile, site, flags });
  await again.ask('unlock', { passphrase: PASSPHRASE });
  await meet(again.ask);
  await waitForBulk(again);
  await again.end();
  return profile;
}

async function bringIn(ask: AskBackground, count: number): Promise<void> {
  const file = await backupOf(Array.from({ length: count }, (_, index) => `many ${index}`));
  await ask('restoreBackup', { file, passphrase: PASSPHRASE, clashes: [], operationId: randomUUID() });
}

export function copyProfile(profile: string): string {
  const copy = makeThrowAwayFolder('faults');
  cpSync(profile, copy, { recursive: true });
  return copy;
}

export async function addAccount(ask: AskBackground, label: string, operationId: string = randomUUID()): Promise<void> {
  const uri = `otpauth://totp/Example:${label}?secret=JBSWY3DPEHPK3PXP&issuer=Example`;
  await ask('add', { given: { uri }, askId: null, operationId });
}

/** Opens the vault, with the passphrase where it is locked. */
export async function meet(ask: AskBackground): Promise<Met> {
  const { state: first } = await ask('open', { askId: null, count: 0 });
  if (first === 'locked') await ask('unlock', { passphrase: PASSPHRASE });
  const shown = await ask('open', { askId: null, count: 2_000 });
  // It may come from the bulk copy. A write that changes nothing comes after a look at every record.
  const row = shown.listing?.rows[0];
  if (row !== undefined) await ask('restore', { id: row.account.id }).catch(() => {});
  const then = await ask('open', { askId: null, count: 2_000 });
  expect(labelsIn(then)).toEqual(labelsIn(shown));
  const { state, listing, notice } = then;
  return { first, state, labels: labelsIn(then), notice, count: listing?.accounts ?? 0 };
}

function labelsIn({ listing }: Opening): string[] {
  return (listing?.rows ?? []).map(({ account }) => account.label).toSorted();
}

/** A copy of `profile`, harmed, as a browser that starts with it meets it. */
export async function meetHarmed(
  profile: string,
  harm: (copy: string) => void,
  start: Omit<Start, 'more'>,
): Promise<Met> {
  const copy = copyProfile(profile);
  harm(copy);
  const journey = await startJourney({ profile: copy, ...start });
  try {
    return await meet(journey.ask);
  } finally {
    await journey.end();
    rmSync(copy, { recursive: true, force: true });
  }
}

export async function waitForMirror({ browser }: Journey, count: number): Promise<void> {
  const { page } = await browser.openInTab('manifest.json');
  await waitUntil('the second copy to follow', async () => {
    const keys = await page.evaluate(async () => (await chrome.storage.local.getKeys()).map(String));
    return keys.filter((key) => key.startsWith('mirror.record.')).length === count;
  });
  await page.close();
}

async function waitForBulk({ browser }: Journey): Promise<void> {
  const { page } = await browser.openInTab('manifest.json');
  await waitUntil('the bulk copy to be written', () => page.evaluate(hasBulk));
  await page.close();
}

/** Runs in a page of the extension. */
function hasBulk(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('countersign');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const counting = database.transaction('bulk').objectStore('bulk').count('copy');
      counting.onsuccess = () => {
        database.close();
        resolve(counting.result === 1);
      };
    };
  });
}

const id = extensionIdOf(CHROME_BUILD);

export const indexedDbFolder = (profile: string): string =>
  join(profile, 'Default', 'IndexedDB', `chrome-extension_${id}_0.indexeddb.leveldb`);
export const allIndexedDb = (profile: string): string => join(profile, 'Default', 'IndexedDB');
export const localFolder = (profile: string): string => join(profile, 'Default', 'Local Extension Settings', id);

export function filesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name))
    .toSorted();
}

/** Flips one bit of the byte at `part`, 0 to 1, of a file. */
export function flipAt(file: string, part: number): void {
  const bytes = readFileSync(file);
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * part));
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(file, bytes);
}

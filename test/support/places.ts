/** Where things are. Everything a test writes goes below `.output` or into a throw-away folder of the system. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
export const CHROME_BUILD = join(PROJECT, '.output', 'chrome-mv3');
export const FIREFOX_BUILD = join(PROJECT, '.output', 'firefox-mv3');
export const TOUR_PICTURES = join(PROJECT, '.output', 'tour');

/** A new empty folder in the system's place for temporary files; whoever makes it removes it. */
export function makeThrowAwayFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `countersign-${purpose}-`));
}

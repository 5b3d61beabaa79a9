/** Where things are. Everything a test writes goes below `.output` or into a throw-away folder of the system. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
export const CHROME_BUILD = join(PROJECT, '.output', 'chrome-mv3');
export const FIREFOX_BUILD = join(PROJECT, '.output', 'firefox-mv3');
export const TOUR_PICTURES = join(PROJECT, '.output', 'tour');

const thrownAway = new Set<string>();

/** A new empty folder in the system's place for temporary files; gone when this process ends, if not before. */
export function makeThrowAwayFolder(purpose: string): string {
  if (thrownAway.size === 0) process.once('exit', removeThrownAway);
  const folder = mkdtempSync(join(tmpdir(), `countersign-${purpose}-`));
  thrownAway.add(folder);
  return folder;
}

function removeThrownAway(): void {
  for (const folder of thrownAway) {
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // A file still held by a dying process; the system clears its temporary folder.
    }
  }
}

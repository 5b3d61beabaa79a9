/** A disk so small that a test can fill it up: a tmpfs, which only root may mount. */
import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeThrowAwayFolder } from './places.ts';

export interface SmallDisk {
  readonly folder: string;
  /** Takes every block that is free. */
  fill(): void;
  /** Gives them back. */
  free(): void;
  end(): void;
}

/** Room for a profile, and little more. */
const SIZE = '96m';

/** `null`, and a plain line, where it cannot be had. */
export function mountSmallDisk(): SmallDisk | null {
  const folder = makeThrowAwayFolder('small-disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    console.log('Skipped, because only root may mount a small disk to fill up.');
    return null;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      for (let size = 1_000_000; size >= 1; size = Math.floor(size / 10)) {
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
        } catch {
          // Full, but for less than this.
        }
      }
      if (statfsSync(folder).bavail > 0) throw new Error('The disk is not full.');
    },
    free: () => rmSync(filler, { force: true }),
    end() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

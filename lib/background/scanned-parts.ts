/**
 * The codes of an export that were scanned so far: remembered in the vault's
 * sealed memory, so that the next scan window goes on with "2 of 4" where the
 * last one was closed. They hold secrets, and are forgotten with the export's
 * last code saved, after half an hour, with the browser, and tell nothing while
 * the vault is locked.
 */
import { type MigrationPart, parseMigration } from '@/lib/otpauth/migration';
import { createQueue } from '@/lib/vault/queue';
import type { SealedMemory } from '@/lib/vault/sealed-memory';

export interface ScannedParts {
  /** `uris`, which are of one export, and before them what else is remembered of it; remembers all of them. */
  join(uris: readonly string[]): Promise<readonly string[]>;
  /** Ends the remembering of the export that `uris` are of. */
  forget(uris: readonly string[]): Promise<void>;
}

interface Kept {
  readonly export: string;
  readonly uris: readonly string[];
  readonly at: number;
}

const NAME = 'scanned-parts';
/** Milliseconds; all codes are on one other screen. */
const KEEP_MS = 30 * 60_000;
/** More than one is a mistake, or two people's; the oldest goes first. */
const MAX_EXPORTS = 3;
/** Of one export; 640 accounts. More is collected all the same, in one window. */
const MAX_PARTS = 64;

export function createScannedParts(memory: SealedMemory, now: () => number): ScannedParts {
  const inTurn = createQueue();
  const readKept = async (): Promise<readonly Kept[]> => {
    const kept = ((await memory.read(NAME)) as readonly Kept[] | undefined) ?? [];
    return kept.filter(({ at }) => now() - at < KEEP_MS && at <= now());
  };
  return {
    join: (uris) =>
      inTurn(async () => {
        const name = exportOf(uris);
        if (name === null) return uris;
        const kept = await readKept();
        const before = kept.find((one) => one.export === name)?.uris ?? [];
        const all = [...new Set([...before, ...uris])];
        const others = kept.filter((one) => one.export !== name);
        const latest = [...others, { export: name, uris: all, at: now() }].slice(-MAX_EXPORTS);
        // Where there is no room for it, the window has what it scanned itself.
        if (all.length <= MAX_PARTS) await memory.write(NAME, latest).catch(() => {});
        return all;
      }),
    forget: (uris) =>
      inTurn(async () => {
        const left = (await readKept()).filter((one) => one.export !== exportOf(uris));
        await (left.length === 0 ? memory.remove([NAME]) : memory.write(NAME, left));
      }),
  };
}

/** `null` for what names no export: codes of two such would be taken for one; and for an export of one code. */
function exportOf(uris: readonly string[]): string | null {
  const [first]: readonly MigrationPart[] = uris.slice(0, 1).map(parseMigration);
  if (first === undefined || first.batchId === 0 || first.size === 1) return null;
  return `${first.batchId} ${first.size}`;
}

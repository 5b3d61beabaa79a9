/**
 * Whether a copy holds, record by record, what is known to be true. A page at a time, so that thousands take little memory, and who
 * asks for something meanwhile has their turn.
 */
import type { Loaded } from './contents';
import type { Keys } from './keys';
import { trueHeader } from './reconcile';
import { isIntact, parseRecord, type SealedRecord } from './record';
import { hasLine, parseSet } from './set';
import { equalBytes } from './shape';
import type { Binding } from './slot';
import type { VaultStore } from './store';

interface Seals {
  readonly keys: Keys;
  readonly binding: Binding;
}

/** Records. */
const PAGE = 256;

/** `false` also where it cannot be read: whoever reads all of it then learns why. */
export async function isAllThere(loaded: Loaded, store: VaultStore, seals: Seals, size = PAGE): Promise<boolean> {
  try {
    let last: string | null = null;
    let count = 0;
    let page: readonly unknown[];
    do {
      page = await store.readPage(last, size);
      const records: (SealedRecord | null)[] = page.map(parseRecord);
      if (!(await areIntact(records, loaded, seals))) return false;
      count += records.length;
      last = records.at(-1)?.id ?? null;
    } while (page.length === size);
    if (count !== loaded.set.count) return false;
    const { header, set } = await store.readHead();
    return isDigest(set, loaded) && (await trueHeader(header, seals.keys)) !== null;
  } catch {
    return false;
  }
}

async function areIntact(
  records: readonly (SealedRecord | null)[],
  { set }: Loaded,
  { keys, binding }: Seals,
): Promise<boolean> {
  const verdicts = records.map(async (record) => {
    return record !== null && hasLine(set, record) && (await isIntact(record, keys, binding));
  });
  return !(await Promise.all(verdicts)).includes(false);
}

function isDigest(stored: unknown, { generation, mac, set }: Loaded): boolean {
  const digest = parseSet(stored);
  if (digest === null || mac === null) return false;
  return digest.generation === generation && digest.count === set.count && equalBytes(digest.mac, mac);
}

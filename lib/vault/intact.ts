/**
 * Whether the primary still holds, record by record, what was proven without
 * reading it. A page at a time, so that thousands take little memory, and who
 * asks for something meanwhile has their turn.
 */
import type { Loaded } from './contents';
import { trueHeader } from './reconcile';
import { isIntact, parseRecord, type SealedRecord } from './record';
import type { Access } from './save';
import { hasLine, parseSet } from './set';
import { equalBytes } from './shape';

/** Records. */
const PAGE = 256;

/** `false` also where it cannot be read: whoever reads all of it then learns why. */
export async function isAllThere(loaded: Loaded, access: Access): Promise<boolean> {
  const { store, keys } = access;
  try {
    let last: string | null = null;
    let count = 0;
    let page: readonly unknown[];
    do {
      page = await store.primary.readPage(last, PAGE);
      const records: (SealedRecord | null)[] = page.map(parseRecord);
      if (!(await areIntact(records, loaded, access))) return false;
      count += records.length;
      last = records.at(-1)?.id ?? null;
    } while (page.length === PAGE);
    if (count !== loaded.set.count) return false;
    const { header, set } = await store.primary.readHead();
    return isDigest(set, loaded) && (await trueHeader(header, keys)) !== null;
  } catch {
    return false;
  }
}

async function areIntact(
  records: readonly (SealedRecord | null)[],
  { set }: Loaded,
  { keys, binding }: Access,
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

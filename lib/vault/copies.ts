/**
 * The vault's two copies as one store: the primary, which counts, and a mirror
 * in another place, which heals it; beside them the sentinel.
 *
 * Invariants:
 * - a write is a transaction in the primary, read back; only then, in order and
 *   without anybody waiting, the mirror and last the sentinel follow;
 * - a mirror that is not where the primary was is left alone until somebody with
 *   the keys has verified the primary: damage must not spread (`heal.ts`);
 * - there is no vault only where both copies are readable and empty and no
 *   sentinel says otherwise.
 */
import { Failure, failureCode } from '@/lib/failure/failure';
import { canonical } from './canonical';
import { isEmpty } from './create';
import { type Header, parseHeader } from './header';
import { standingHeader } from './previous-header';
import { createQueue } from './queue';
import { lastInStep, type SentinelStore, sentinelOf } from './sentinel';
import { equalBytes, isCount, isObject } from './shape';
import type { Batch, Contents, Head, VaultStore } from './store';

/** What a person should hear about the copies; see `lib/ui/notice-texts.ts`. */
export type CopyNotice = 'repaired' | 'newer-copy' | 'older-copies' | 'mirror-failing' | 'unreadable';

export interface CopyStores {
  readonly primary: VaultStore;
  readonly mirror: VaultStore;
  readonly sentinel: SentinelStore;
}

/** The primary as a store, whose writes the mirror follows. */
export interface Copies extends VaultStore, CopyStores {
  /** Without looking at anything that needs a key. Fails with `storage-refused` rather than say `missing` in error. */
  presence(): Promise<'missing' | 'present' | 'lost'>;
  /**
   * The headers that can be read, without doubles; of the higher generation first, then the primary's, and last the
   * one before it where that stands in for it. Never empty.
   * Fails with `vault-missing`, `vault-lost`, `vault-too-new`.
   */
  headers(): Promise<readonly Header[]>;
  /** Runs `task` after all that follows; what it throws shows as `mirror-failing`. */
  follow(task: () => Promise<unknown>): void;
  /** Whether the mirror missed a write. */
  isBehind(): boolean;
  noteInStep(): void;
  /** The primary was replaced by a newer copy, so that what was read of it is outdated. */
  noteReplaced(): void;
  /** How often it was. */
  replacements(): number;
  /** How often everything was deleted: who began before heals nothing any more. */
  clears(): number;
  tell(notice: CopyNotice): void;
  /** The latest that was told; forgotten with `forget`. */
  notice(): CopyNotice | null;
  forget(): void;
  /** Resolves when the mirror has followed. */
  settled(): Promise<void>;
}

export function createCopies({ primary, mirror, sentinel }: CopyStores): Copies {
  const queue = createQueue();
  let told: CopyNotice | null = null;
  let isFailing = false;
  let isBehind = false;
  let replacements = 0;
  let clears = 0;

  function follow(task: () => Promise<unknown>): void {
    queue(task).then(
      () => {
        isFailing = false;
      },
      () => {
        isFailing = true;
        isBehind = true;
      },
    );
  }

  /** The sentinel follows the primary, also where the mirror does not. */
  async function copy(batch: Batch): Promise<void> {
    const header = batch.header ?? parseHeader((await primary.readHead()).header);
    const { generation } = batch.set;
    const isCopied = await mirrorBatch(batch, mirror).catch(() => null);
    const inStep = isCopied ? generation : lastInStep(await sentinel.read(), header);
    await sentinel.write(sentinelOf(header, generation, inStep));
    if (!isCopied) isBehind = true;
    if (isCopied === null) throw new Failure('storage-refused');
  }

  async function presence(): Promise<'missing' | 'present' | 'lost'> {
    const [head, mark] = await Promise.allSettled([primary.readHead(), sentinel.read()]);
    if (head.status === 'fulfilled' && (await hasHeader(head.value))) return 'present';
    if (head.status === 'rejected' && failureCode(head.reason) === 'vault-too-new') throw head.reason;
    const copied = await mirror.readHead();
    if (headerIn(copied) !== null) return 'present';
    if (head.status === 'rejected') throw head.reason;
    if (mark.status === 'rejected') throw mark.reason;
    return isEmpty(head.value) && isEmpty(copied) && mark.value === undefined ? 'missing' : 'lost';
  }

  async function headers(): Promise<readonly Header[]> {
    const heads = (await Promise.allSettled([primary.readHead(), mirror.readHead()])).map(settledHead);
    const found = heads.filter((head) => head !== null).map((head) => ({ head, header: headerIn(head) }));
    // Also beside an older copy that would open: healing from that one would overwrite what is newer.
    if (found.some(({ header }) => header === 'too-new')) throw new Failure('vault-too-new');
    const readable = found.flatMap(({ head, header }) => (isHeader(header) ? [{ head, header }] : []));
    readable.sort((a, b) => (generationOf(b.head) ?? -1) - (generationOf(a.head) ?? -1));
    const distinct = readable
      .map(({ header }) => header)
      .filter((header, index, all) => all.findIndex((other) => isSame(other, header)) === index);
    const standing = await previousIn(heads[0] ?? null);
    const all = [...distinct, ...standing];
    if (all.length > 0) return all;
    throw new Failure((await presence()) === 'missing' ? 'vault-missing' : 'vault-lost');
  }

  return {
    primary,
    mirror,
    sentinel,
    readHead: () => primary.readHead(),
    readAll: () => primary.readAll(),
    readPage: (after, count) => primary.readPage(after, count),
    readSome: (ids) => primary.readSome(ids),
    async commit(batch) {
      if (!(await primary.commit(batch))) return false;
      if (!(await isKept(batch, primary))) throw new Failure('storage-unverified');
      follow(() => copy(batch));
      return true;
    },
    /** The sentinel last: whatever is left half done is still seen as a vault that was lost. */
    clear: () =>
      queue(async () => {
        clears += 1;
        await primary.clear();
        await mirror.clear();
        await sentinel.clear();
        // Also for who began meanwhile.
        clears += 1;
        told = null;
        isFailing = false;
        isBehind = false;
      }),
    presence,
    headers,
    follow,
    isBehind: () => isBehind,
    noteInStep() {
      isBehind = false;
    },
    noteReplaced() {
      replacements += 1;
    },
    replacements: () => replacements,
    clears: () => clears,
    tell(notice) {
      told = notice;
    },
    notice: () => told ?? (isFailing ? 'mirror-failing' : null),
    forget() {
      told = null;
    },
    settled: () => queue(async () => {}),
  };
}

/** Whether the mirror has it now; not where it has another past than the primary, be it of the same length. */
async function mirrorBatch(
  { previous: _previous, trail: _trail, ...batch }: Batch,
  mirror: VaultStore,
): Promise<boolean> {
  const { set } = await mirror.readSome([]);
  if (isSame(set, batch.set)) return true;
  if (batch.follows !== undefined && !(isObject(set) && isSame(set.mac, batch.follows))) return false;
  return mirror.commit(batch);
}

/** As they are, for a file that somebody may still make something of. */
export interface StoredCopies {
  readonly primary: Contents | null;
  readonly mirror: Contents | null;
  readonly sentinel: unknown;
}

export async function readCopies({ primary, mirror, sentinel }: CopyStores): Promise<StoredCopies> {
  const [first, second, mark] = await Promise.all([
    primary.readAll().catch(() => null),
    mirror.readAll().catch(() => null),
    sentinel.read().catch(() => null),
  ]);
  return { primary: first, mirror: second, sentinel: mark ?? null };
}

/** The generation a copy claims; `null` when it claims none. */
export function generationOf({ set }: Pick<Contents, 'set'>): number | null {
  return isObject(set) && isCount(set.generation) ? set.generation : null;
}

/** Whether two stored values are the same, whatever they are. */
export function isSame(a: unknown, b: unknown): boolean {
  try {
    return equalBytes(canonical(a), canonical(b));
  } catch {
    return false;
  }
}

/** Reads back, in a new transaction, what `batch` is said to have written. */
export async function isKept(batch: Batch, store: VaultStore): Promise<boolean> {
  try {
    const ids = [...batch.put.map(({ id }) => id), ...batch.remove];
    const [{ set, records }, head] = await Promise.all([
      store.readSome(ids),
      batch.header === undefined ? null : store.readHead(),
    ]);
    const areKept = ids.every((_id, index) => {
      const record = batch.put[index];
      return record === undefined ? records[index] === undefined : isSame(records[index], record);
    });
    return areKept && isSame(set, batch.set) && (head === null || isSame(head.header, batch.header));
  } catch {
    // A store that cannot be read any more has not shown that it kept anything.
    return false;
  }
}

/** The header in `head`, if there is one that this version can read. */
export function headersIn(head: Head): readonly Header[] {
  const header = headerIn(head);
  return isHeader(header) ? [header] : [];
}

async function hasHeader(head: Head): Promise<boolean> {
  return headerIn(head) !== null || (await previousIn(head)).length > 0;
}

async function previousIn(head: Head | null): Promise<readonly Header[]> {
  if (head === null) return [];
  const standing = await standingHeader(head);
  return standing === head.header ? [] : headersIn({ ...head, header: standing });
}

/** `null` for none that could ever be opened. */
function headerIn({ header }: Head): Header | 'too-new' | null {
  try {
    return parseHeader(header);
  } catch (error) {
    return failureCode(error) === 'vault-too-new' ? 'too-new' : null;
  }
}

function isHeader(header: ReturnType<typeof headerIn>): header is Header {
  return header !== null && header !== 'too-new';
}

function settledHead(result: PromiseSettledResult<Head>): Head | null {
  return result.status === 'fulfilled' ? result.value : null;
}

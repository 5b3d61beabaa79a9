/**
 * Two copies of one vault, each possibly damaged: which records are true?
 *
 * The digest of the higher generation that some choice among the records of
 * both copies satisfies decides. A record counts only if it opens, so what a
 * choice takes from a copy was sealed by this vault. Newer versions of records,
 * found in a copy whose own digest is damaged, are kept beside it: nobody but
 * this vault can have made them, and leaving them out would lose codes.
 */
import type { Entry } from './account-json';
import { accountsInUse, type Loaded } from './contents';
import { generationOf } from './copies';
import { type Header, parseHeader, verifyHeader } from './header';
import type { Keys } from './keys';
import { openRecord, parseRecord, type SealedRecord, sealRecord } from './record';
import { changeSet, digestSet, EMPTY_SET, parseSet, type RecordSet, type SetDigest, verifySet } from './set';
import { equalBytes } from './shape';
import type { Binding } from './slot';
import type { Contents } from './store';

interface Seals {
  readonly keys: Keys;
  readonly binding: Binding;
}

/** One copy, looked at with the keys. */
export interface Examined {
  /** Whether header, digest and every record are as they were written. */
  readonly isSound: boolean;
  /** Whether there is nothing in it at all. */
  readonly isEmpty: boolean;
  /** The generation it claims, -1 for none. */
  readonly generation: number;
  readonly digest: SetDigest | null;
  /** What opens, as the digest has it; `null` where it was made over something else. */
  readonly set: RecordSet | null;
  /** Its header, where it was signed with the vault's own keys. */
  readonly header: Header | null;
  /** What opens, by id. */
  readonly opened: ReadonlyMap<string, Opened>;
  /** Whether it looks like a vault with other keys: a header that can be read, and nothing that these keys fit. */
  readonly isForeign: boolean;
}

export interface Opened {
  readonly record: SealedRecord;
  readonly entry: Entry;
}

/** What both copies shall hold. */
export interface Verdict {
  readonly digest: SetDigest;
  readonly set: RecordSet;
  readonly opened: ReadonlyMap<string, Opened>;
}

/** `null`: a copy that cannot be read. */
export async function examine(contents: Contents | null, { keys, binding }: Seals): Promise<Examined> {
  const { header: stored, set, records } = contents ?? { header: undefined, set: undefined, records: [] };
  const parsed = records.map(parseRecord).filter((record) => record !== null);
  const entries = await Promise.all(parsed.map((record) => openRecord(record, keys, binding)));
  const pairs = parsed.flatMap((record, index) => {
    const entry = entries[index];
    return entry ? [[record.id, { record, entry }] as const] : [];
  });
  const opened = new Map(pairs);
  const digest = parseSet(set);
  const isComplete = opened.size === records.length && digest !== null;
  const whole = isComplete ? await fits(digest, opened, { keys, binding }) : null;
  const header = await trueHeader(stored, keys);
  return {
    isSound: whole !== null && header !== null,
    isEmpty: stored === undefined && set === undefined && records.length === 0,
    generation: generationOf({ set }) ?? -1,
    digest,
    set: whole,
    header,
    opened,
    isForeign: header === null && whole === null && opened.size === 0 && looksLikeVault(stored, digest, records),
  };
}

/** Records that nothing here opens; or none at all, in a place where header and digest have the shape of ours. */
function looksLikeVault(stored: unknown, digest: SetDigest | null, records: readonly unknown[]): boolean {
  return records.length > 0 ? stored !== undefined : digest !== null && isHeader(stored);
}

/**
 * What is true of the two; `null` where no digest is satisfied, so that nobody can tell.
 * `inStep`: up to which generation they are known to have had all in common.
 */
export async function reconcile(a: Examined, b: Examined, inStep: number, access: Seals): Promise<Verdict | null> {
  if (a.isSound && b.isSound) return unite(a, b, inStep, access);
  const both = union(a.opened, b.opened);
  const choices = [a.opened, b.opened, both, only(both, a.opened), only(both, b.opened)];
  for (const { digest } of [a, b].toSorted((x, y) => y.generation - x.generation)) {
    if (digest === null) continue;
    for (const opened of choices) {
      const set = await fits(digest, opened, access);
      if (set === null) continue;
      return withNewer({ digest, set, opened }, [a, b], access);
    }
  }
  return null;
}

/** What was proven without reading the records, which are damaged in both copies: sealed anew, as their next versions. */
export async function resealed({ entries, generation }: Loaded, { keys, binding }: Seals): Promise<Verdict> {
  const opened = new Map<string, Opened>();
  for (const [id, { version, ...rest }] of entries) {
    const entry = { ...rest, version: version + 1 };
    opened.set(id, { entry, record: await sealRecord(entry, keys, binding) });
  }
  const records = Array.from(opened.values(), ({ record }) => record);
  const set = await changeSet(EMPTY_SET, records, []);
  return { digest: await digestSet(set, generation + 1, keys, binding), set, opened };
}

/** All that opens, for a person to see where nothing could be proven. */
export function whatOpens(a: Examined, b: Examined): Loaded {
  const opened = union(a.opened, b.opened);
  return { ...loadedFrom({ digest: null, set: EMPTY_SET, opened }), isDamaged: true };
}

export function loadedFrom({ digest, set, opened }: Omit<Verdict, 'digest'> & { digest: SetDigest | null }): Loaded {
  const entries = new Map(Array.from(opened, ([id, { entry }]) => [id, entry]));
  const { generation = 0, mac = null } = digest ?? {};
  return { entries, accounts: accountsInUse(entries), set, generation, mac, isDamaged: false, trail: null };
}

function isHeader(stored: unknown): boolean {
  try {
    parseHeader(stored);
    return true;
  } catch {
    return false;
  }
}

/** The stored header, where it is one that these keys signed. */
export async function trueHeader(stored: unknown, keys: Keys): Promise<Header | null> {
  try {
    const header = parseHeader(stored);
    return (await verifyHeader(header, keys)) ? header : null;
  } catch {
    return null;
  }
}

/**
 * Two sound copies: the newer one, where it is what the other has become. Else each was written without the other, and
 * what either has counts: leaving any of it out could lose a code.
 */
async function unite(a: Examined, b: Examined, inStep: number, { keys, binding }: Seals): Promise<Verdict> {
  const [newer, older] = a.generation >= b.generation ? [a, b] : [b, a];
  const { digest, set, opened } = newer;
  const isSuccessor = older.generation <= inStep || isOne(newer, older) || holds(opened, older.opened);
  if (isSuccessor && digest !== null && set !== null) return { digest, set, opened };
  const both = union(opened, older.opened);
  const records = Array.from(both.values(), ({ record }) => record);
  const united = await changeSet(EMPTY_SET, records, []);
  return { digest: await digestSet(united, newer.generation + 1, keys, binding), set: united, opened: both };
}

/** Whether two sound copies hold the same records. */
function isOne({ digest: a }: Examined, { digest: b }: Examined): boolean {
  return a !== null && b !== null && a.generation === b.generation && equalBytes(a.mac, b.mac);
}

/** Whether every one of `some` is in `all`, as it is or in a newer version. */
function holds(all: ReadonlyMap<string, Opened>, some: ReadonlyMap<string, Opened>): boolean {
  return [...some].every(([id, one]) => {
    const other = all.get(id);
    if (other === undefined || other.record.version < one.record.version) return false;
    return other.record.version > one.record.version || equalBytes(other.record.ct, one.record.ct);
  });
}

/** The set of `opened`, if `digest` was made over exactly these. */
async function fits(
  digest: SetDigest,
  opened: ReadonlyMap<string, Opened>,
  { keys, binding }: Seals,
): Promise<RecordSet | null> {
  const records = Array.from(opened.values(), ({ record }) => record);
  const set = await changeSet(EMPTY_SET, records, []);
  return (await verifySet(set, digest, keys, binding)) ? set : null;
}

/** Adds what a copy of a higher, but unproven, generation holds in a newer version. */
async function withNewer(verdict: Verdict, copies: readonly Examined[], { keys, binding }: Seals): Promise<Verdict> {
  const higher = copies.filter(
    (copy) => !copy.isEmpty && copy.generation !== verdict.digest.generation && !copy.isSound,
  );
  const unproven = higher.filter((copy) => copy.generation > verdict.digest.generation || copy.digest === null);
  const newer = unproven.flatMap(({ opened }) =>
    [...opened.values()].filter(({ record }) => record.version > (verdict.opened.get(record.id)?.record.version ?? 0)),
  );
  if (newer.length === 0) return verdict;
  const opened = new Map(verdict.opened);
  for (const one of newer) opened.set(one.record.id, one);
  const records = newer.map(({ record }) => record);
  const set = await changeSet(verdict.set, records, []);
  return { digest: await digestSet(set, verdict.digest.generation + 1, keys, binding), set, opened };
}

/** Every id in the highest version that opens; of two that differ in the same one, that of `a` unless its counter is lower. */
function union(a: ReadonlyMap<string, Opened>, b: ReadonlyMap<string, Opened>): ReadonlyMap<string, Opened> {
  const all = new Map(a);
  for (const [id, one] of b) {
    const other = all.get(id);
    if (other === undefined || isHigher(one, other)) all.set(id, one);
  }
  return all;
}

function isHigher(one: Opened, other: Opened): boolean {
  const [a, b] = [one.record.version, other.record.version];
  return a > b || (a === b && one.entry.account.counter > other.entry.account.counter);
}

function only(all: ReadonlyMap<string, Opened>, ids: ReadonlyMap<string, Opened>): ReadonlyMap<string, Opened> {
  return new Map([...all].filter(([id]) => ids.has(id)));
}

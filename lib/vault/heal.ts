/**
 * Reading the vault with its keys: the primary alone where it is sound and no
 * older than it was last time, else both copies, and then each is healed from
 * what is true of them. A damaged copy is never healed from one that is not
 * proven, and never by overwriting what may be another, newer vault.
 */
import { type Loaded, loadContents } from './contents';
import { type CopyNotice, isKept, isSame } from './copies';
import type { Header } from './header';
import { isAllThere } from './intact';
import {
  type Examined,
  examine,
  loadedFrom,
  reconcile,
  resealed,
  trueHeader,
  type Verdict,
  whatOpens,
} from './reconcile';
import type { Access } from './save';
import { lastGeneration, lastInStep, sentinelOf } from './sentinel';
import { isCount } from './shape';
import type { Contents, VaultStore } from './store';

/** What is in the vault. `recalled`: what was proven without reading the records; it is the answer where they are all there. */
export async function loadCopies(access: Access, recalled: Loaded | null): Promise<Loaded> {
  const { store, keys, binding } = access;
  if (recalled !== null && (await isAllThere(recalled, store.primary, access))) {
    return followed(recalled, await readMark(access), access);
  }
  const reading = store.readAll();
  const contents = await orNull(reading);
  const mark = await readMark(access);
  const last = lastGeneration(mark, binding);
  // Without a sentinel any old state would pass for the last one, so that both copies are looked at.
  if (last > 0 && contents !== null && (await trueHeader(contents.header, keys)) !== null) {
    const loaded = await loadContents(contents, keys, binding);
    if (!loaded.isDamaged && loaded.generation >= last) return followed(loaded, mark, access);
  }
  return (await repair(access, contents, mark, recalled)) ?? loadContents(await reading, keys, binding);
}

/** The mirror may have missed something, or never have been made. */
function followed(loaded: Loaded, mark: unknown, access: Access): Loaded {
  if (loaded.generation !== lastInStep(mark, access.binding)) access.store.follow(() => bringInStep(access));
  return loaded;
}

/** Every page of the mirror costs a list of all its keys. */
const MIRROR_PAGE = 2048;

/** Whether the mirror holds all of `loaded`, which is what the primary holds, under the same header: then nothing is to be done. */
export async function isInStep(loaded: Loaded, { store, keys, binding }: Access): Promise<boolean> {
  const mark = await orNull(store.sentinel.read());
  if (loaded.isDamaged || lastInStep(mark, binding) !== loaded.generation) return false;
  const heads = await Promise.all([orNull(store.primary.readHead()), orNull(store.mirror.readHead())]);
  if (!isSame(heads[0]?.header, heads[1]?.header)) return false;
  return isAllThere(loaded, store.mirror, { keys, binding }, MIRROR_PAGE);
}

/**
 * Looks at the mirror with the keys, and makes it what the primary is; or both what is true of the two, where the mirror
 * is sound and has what the primary has not. Runs among what follows the writes, so that nothing else writes to the
 * mirror meanwhile. Answers whether both are in step now, under these keys.
 */
export async function bringInStep(access: Access): Promise<boolean> {
  const { store } = access;
  // What cannot be read is not overwritten: it may be the newest there is.
  const mirror = await examine(await store.mirror.readAll(), access);
  const primary = await examine(await store.primary.readAll(), access);
  // Damage there is found, and told, at the next loading.
  const { isSound, header, generation } = primary;
  if (!isSound || header === null) return false;
  if (isNewerForeign(mirror, generation)) {
    store.tell('unreadable');
    return false;
  }
  const mark = await orNull(store.sentinel.read());
  const last = lastGeneration(mark, header);
  const verdict = await reconcile(primary, mirror, lastInStep(mark, header), access);
  // What came after it may be in the mirror still, for other keys or a better day.
  if (verdict === null || verdict.digest.generation < last) return false;
  await heal(access, verdict, [primary, mirror]);
  if (!isAt(primary, verdict)) {
    store.noteReplaced();
    store.tell('newer-copy');
    // Absent before there ever was one, or behind by a write, is no damage.
  } else if (mirror.isEmpty ? last > 0 : !mirror.isSound) store.tell('repaired');
  store.noteInStep();
  return true;
}

/** The sentinel; once everything has followed, where it knows nothing: a vault that was just made has none until then. */
async function readMark({ store, binding }: Access): Promise<unknown> {
  const mark = await orNull(store.sentinel.read());
  if (lastGeneration(mark, binding) > 0) return mark;
  await store.settled();
  return orNull(store.sentinel.read());
}

/** `null` where the primary cannot be read and the mirror does not help. */
async function repair(
  access: Access,
  contents: Contents | null,
  mark: unknown,
  recalled: Loaded | null,
): Promise<Loaded | null> {
  const { store, binding } = access;
  const primary = await examine(contents, access);
  const copied = await orNull(store.mirror.readAll());
  const mirror = await examine(copied, access);
  const reconciled = await reconcile(primary, mirror, lastInStep(mark, binding), access);
  // Of a vault that is still this one, and of no other.
  const isOurs = primary.header !== null && !primary.isForeign && !mirror.isForeign;
  // What was proven of a later generation than any copy can still prove is newer than they are.
  const isLater = recalled !== null && recalled.generation > (reconciled?.digest.generation ?? -1);
  const verdict = isOurs && isLater ? await resealed(recalled, access) : reconciled;
  if (verdict === null && contents === null) return null;
  if (verdict === null || [primary, mirror].some((copy) => isNewerForeign(copy, verdict.digest.generation))) {
    store.tell('unreadable');
    return whatOpens(primary, mirror);
  }
  // Nothing heals what cannot even be read; the person sees the accounts all the same.
  const isHealed = copied !== null && (await heal(access, verdict, [primary, mirror]).catch(() => false));
  const notice = isHealed ? noticeOf(verdict, primary, mirror, lastGeneration(mark, binding)) : 'mirror-failing';
  if (notice !== null) store.tell(notice);
  return loadedFrom(verdict);
}

/** Makes both copies what is true of them, under the header of the one that is so, else of the newest that has one. */
async function heal(
  { store, binding, since }: Access,
  verdict: Verdict,
  [primary, mirror]: readonly [Examined, Examined],
): Promise<true> {
  const byAge = primary.generation >= mirror.generation ? [primary, mirror] : [mirror, primary];
  const isUnion = primary.isSound && mirror.isSound && !byAge.some((copy) => isAt(copy, verdict));
  // Of two that went on without each other, the header that has just opened the vault.
  const trueCopy = isUnion ? undefined : byAge.find((copy) => copy.header !== null);
  const header = trueCopy?.header ?? binding;
  for (const [place, copy] of [
    [store.primary, primary],
    [store.mirror, mirror],
  ] as const) {
    // What was erased meanwhile must not come back, least of all over another vault.
    if (store.clears() !== since) throw new Error('there is nothing to heal any more');
    if (!isAt(copy, verdict) || !isSame(copy.header, header)) await rewrite(place, verdict, copy, header);
  }
  if (store.clears() !== since) throw new Error('there is nothing to heal any more');
  await store.sentinel.write(sentinelOf(header, verdict.digest.generation));
  return true;
}

/** Writes all of `verdict` over what was seen in `store`, in one transaction, and reads it back. */
async function rewrite(
  store: VaultStore,
  { digest, opened }: Pick<Verdict, 'digest' | 'opened'>,
  seen: Examined,
  header: Header,
): Promise<void> {
  const put = Array.from(opened.values(), ({ record }) => record);
  const expected = seen.isEmpty ? null : isCount(seen.generation) ? seen.generation : ('any' as const);
  const batch = { expected, replaces: true, header, set: digest, put, remove: [] };
  if (!(await store.commit(batch)) || !(await isKept(batch, store))) throw new Error('a copy could not be healed');
}

function isAt(copy: Examined, { digest }: Verdict): boolean {
  return copy.isSound && copy.generation === digest.generation && isSame(copy.digest?.mac, digest.mac);
}

/** A copy with other keys and a higher generation may be the true one, with a passphrase that was changed since. */
function isNewerForeign(copy: Examined, generation: number): boolean {
  return copy.isForeign && copy.generation > generation;
}

function noticeOf(verdict: Verdict, primary: Examined, mirror: Examined, last: number): CopyNotice | null {
  const { generation } = verdict.digest;
  if (generation < last) return 'older-copies';
  const isRolledBack = primary.isSound && primary.generation < generation;
  if (isRolledBack && mirror.isSound) return 'newer-copy';
  // Absent before there ever was one, or behind by a write, is no damage.
  const isMirrorSound = mirror.isSound || (mirror.isEmpty && last === 0);
  return primary.isSound && isMirrorSound ? null : 'repaired';
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch {
    return null;
  }
}

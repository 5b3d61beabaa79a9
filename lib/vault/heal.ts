/**
 * Reading the vault with its keys: the primary alone where it is sound and no
 * older than it was last time, else both copies, and then each is healed from
 * what is true of them. A damaged copy is never healed from one that is not
 * proven, and never by overwriting what may be another, newer vault.
 */
import { type Loaded, loadContents } from './contents';
import { type CopyNotice, isKept } from './copies';
import type { Header } from './header';
import { type Examined, examine, loadedFrom, reconcile, trueHeader, type Verdict, whatOpens } from './reconcile';
import type { Access } from './save';
import { lastGeneration, sentinelOf } from './sentinel';
import { isCount } from './shape';
import type { Contents, VaultStore } from './store';

/** What is in the vault. `reading`: a reading of the primary that has begun. */
export async function loadCopies(access: Access, reading: Promise<Contents>): Promise<Loaded> {
  const { store, keys, binding } = access;
  const [contents, mark] = await Promise.all([orNull(reading), orNull(store.sentinel.read())]);
  const last = lastGeneration(mark, binding) || (await lastSettled(access));
  // Without a sentinel any old state would pass for the last one, so that both copies are looked at.
  if (last > 0 && contents !== null && (await trueHeader(contents.header, keys)) !== null) {
    const loaded = await loadContents(contents, keys, binding);
    if (!loaded.isDamaged && loaded.generation >= last) {
      // The mirror may have missed something, or never have been made.
      if (loaded.generation !== last) store.follow(() => bringInStep(access));
      return loaded;
    }
  }
  return (await repair(access, contents, last)) ?? loadContents(await reading, keys, binding);
}

/**
 * Looks at the mirror with the keys, and makes it what the primary is; or the primary what the mirror is, where that is
 * proven and newer. Runs among what follows the writes, so that nothing else writes to the mirror meanwhile.
 * Answers whether both are in step now, under these keys.
 */
export async function bringInStep(access: Access): Promise<boolean> {
  const { store } = access;
  // What cannot be read is not overwritten: it may be the newest there is.
  const mirror = await examine(await store.mirror.readAll(), access);
  const primary = await examine(await store.primary.readAll(), access);
  // Damage there is found, and told, at the next loading.
  const { isSound, digest, header, opened, generation } = primary;
  if (!isSound || digest === null || header === null) return false;
  if (mirror.isSound && mirror.generation > generation) return takeNewer(access, primary, mirror);
  if (isNewerForeign(mirror, generation)) {
    store.tell('unreadable');
    return false;
  }
  const mark = await orNull(store.sentinel.read());
  // What came after it may be in the mirror still, for other keys or a better day.
  if (generation < lastGeneration(mark, header)) return false;
  if (!mirror.isSound || mirror.generation !== generation) {
    await rewrite(store.mirror, { digest, opened }, mirror, header);
    // Absent before there ever was one, or behind by a write, is no damage.
    const wasDamaged = mirror.isEmpty ? lastGeneration(mark, header) > 0 : !mirror.isSound;
    if (wasDamaged) store.tell('repaired');
  }
  await store.sentinel.write(sentinelOf(header, generation));
  store.noteInStep();
  return true;
}

async function takeNewer({ store }: Access, primary: Examined, mirror: Examined): Promise<boolean> {
  const { digest, header, opened, generation } = mirror;
  if (digest === null || header === null) return false;
  await rewrite(store.primary, { digest, opened }, primary, header);
  store.noteReplaced();
  store.tell('newer-copy');
  await store.sentinel.write(sentinelOf(header, generation));
  store.noteInStep();
  return true;
}

/** The last generation, once everything has followed: a vault that was just made has no sentinel until then. */
async function lastSettled({ store, binding }: Access): Promise<number> {
  await store.settled();
  return lastGeneration(await orNull(store.sentinel.read()), binding);
}

/** `null` where the primary cannot be read and the mirror does not help. */
async function repair(access: Access, contents: Contents | null, last: number): Promise<Loaded | null> {
  const { store } = access;
  const primary = await examine(contents, access);
  const copied = await orNull(store.mirror.readAll());
  const mirror = await examine(copied, access);
  const verdict = await reconcile(primary, mirror, access);
  if (verdict === null && contents === null) return null;
  if (verdict === null || [primary, mirror].some((copy) => isNewerForeign(copy, verdict.digest.generation))) {
    store.tell('unreadable');
    return whatOpens(primary, mirror);
  }
  // Nothing heals what cannot even be read; the person sees the accounts all the same.
  const isHealed = copied !== null && (await heal(access, verdict, primary, mirror).catch(() => false));
  const notice = isHealed ? noticeOf(verdict, primary, mirror, last) : 'mirror-failing';
  if (notice !== null) store.tell(notice);
  return loadedFrom(verdict);
}

async function heal(
  { store, binding }: Access,
  verdict: Verdict,
  primary: Examined,
  mirror: Examined,
): Promise<boolean> {
  const byAge = primary.generation >= mirror.generation ? [primary, mirror] : [mirror, primary];
  const header = byAge.find((copy) => copy.header !== null)?.header ?? binding;
  if (!isAt(primary, verdict)) await rewrite(store.primary, verdict, primary, header);
  if (!isAt(mirror, verdict)) await rewrite(store.mirror, verdict, mirror, header);
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
  const expected = isCount(seen.generation) ? seen.generation : ('any' as const);
  const batch = { expected, replaces: true, header, set: digest, put, remove: [] };
  if (!(await store.commit(batch)) || !(await isKept(batch, store))) throw new Error('a copy could not be healed');
}

function isAt(copy: Examined, { digest }: Verdict): boolean {
  return copy.isSound && copy.generation === digest.generation;
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

/**
 * A vault that was unlocked: its contents in memory, read once, and the one way
 * to change them. What is in memory follows the disk, never the other way round.
 */
import { Failure, failureCode } from '@/lib/failure/failure';
import type { Loaded } from './contents';
import { bringInStep, loadCopies } from './heal';
import type { Keys } from './keys';
import { type Access, type Change, save } from './save';
import type { Contents } from './store';

/** What a write shall do, and what it answers once that is done. */
export interface Plan<T> extends Change {
  readonly answer: T;
}

export interface OpenVault {
  readonly access: Access;
  /** The contents, read at the first call. */
  load(): Promise<Loaded>;
  /**
   * Carries out what `plan` makes of the present contents; a plan that changes nothing writes nothing.
   * Fails with `vault-damaged` without writing, `storage-refused`, `storage-unverified`, and as `plan` does.
   */
  write<T>(plan: (before: Loaded) => Plan<T>): Promise<T>;
  /** The same, sealed with other keys: `plan` puts every record. Afterwards this vault is of no more use. */
  rekey<T>(keys: Keys, plan: (before: Loaded) => Plan<T>): Promise<T>;
}

/** `reading`: a reading of the whole store that has already begun, to save the time. */
export function openVault(access: Access, reading?: Promise<Contents>): OpenVault {
  const { store } = access;
  let loading: Promise<Loaded> | null = reading === undefined ? null : loadCopies(access, reading);
  // Nobody may ever ask for it; who does gets the error.
  loading?.catch(() => {});

  let replacements = store.replacements();
  /** What was true before a write that the store refused. */
  let lastKnown: Loaded | null = null;

  async function load(): Promise<Loaded> {
    if (store.replacements() !== replacements) loading = null;
    replacements = store.replacements();
    const current = loading ?? loadCopies(access, store.readAll());
    loading = current;
    try {
      const loaded = await current;
      lastKnown = null;
      return loaded;
    } catch (error) {
      // A store that refused once may answer next time.
      if (loading === current) loading = null;
      // A full disk may not even be read any more, and the codes that were there must go on showing.
      if (lastKnown !== null && failureCode(error) === 'storage-refused') return lastKnown;
      throw error;
    }
  }

  async function attempt<T>(plan: (before: Loaded) => Plan<T>, to = access): Promise<{ answer: T } | null> {
    const before = await load();
    if (before.isDamaged) throw new Failure('vault-damaged');
    const { answer, ...change } = plan(before);
    if (isNothing(change)) return { answer };
    const after = await saveFrom(before, change, to);
    if (after === null) return null;
    loading = Promise.resolve(after);
    // After the mirror had its chance to follow.
    store.follow(async () => store.isBehind() && bringInStep(to));
    return { answer };
  }

  async function saveFrom(before: Loaded, change: Change, to: Access): Promise<Loaded | null> {
    let after: Loaded | null = null;
    try {
      after = await save(change, before, to);
    } catch (error) {
      if (failureCode(error) === 'storage-refused') lastKnown = before;
      throw error;
    } finally {
      // Refused, unverified or outdated: what the disk holds now has to be read again.
      if (after === null) loading = null;
    }
    return after;
  }

  async function write<T>(plan: (before: Loaded) => Plan<T>, to = access): Promise<T> {
    // The second attempt is for a vault that another worker, dying, changed behind this one's back.
    const done = (await attempt(plan, to)) ?? (await attempt(plan, to));
    if (done === null) throw new Failure('storage-refused');
    return done.answer;
  }

  return { access, load, write, rekey: (keys, plan) => write(plan, { ...access, keys }) };
}

function isNothing({ put, remove, header }: Change): boolean {
  return put.length === 0 && remove.length === 0 && header === undefined;
}

/**
 * A vault that was unlocked: its contents in memory, read once, and the one way
 * to change them. What is in memory follows the disk, never the other way round.
 *
 * Invariants:
 * - readers get contents that are proven, where there is a bulk copy before the
 *   records were read;
 * - nothing is written before every record was read, opened and, where need be,
 *   healed.
 */
import { Failure, failureCode } from '@/lib/failure/failure';
import { sealBulk } from './bulk';
import type { BulkStore } from './bulk-store';
import type { Loaded } from './contents';
import { isSame } from './copies';
import { bringInStep, loadCopies } from './heal';
import type { Keys } from './keys';
import { beginReading, type Reading, recall } from './recall';
import { type Access, type Change, save } from './save';
import { parseSet } from './set';
import { isLong } from './trail';

/** What a write shall do, and what it answers once that is done. */
export interface Plan<T> extends Change {
  readonly answer: T;
}

export interface OpenVault {
  readonly access: Access;
  /** The contents, proven; read at the first call. */
  load(): Promise<Loaded>;
  /** The same, once every record was looked at. */
  check(): Promise<Loaded>;
  /** What is known of it after that, without asking anybody; `null` before. */
  known(): Loaded | null;
  /**
   * Carries out what `plan` makes of the present contents; a plan that changes nothing writes nothing.
   * Fails with `vault-damaged` without writing, `storage-refused`, `storage-unverified`, and as `plan` does.
   */
  write<T>(plan: (before: Loaded) => Plan<T>): Promise<T>;
  /** The same, sealed with other keys: `plan` puts every record. Afterwards this vault is of no more use. */
  rekey<T>(keys: Keys, plan: (before: Loaded) => Plan<T>): Promise<T>;
  /** Makes a bulk copy, if what there is has fallen too far behind. Between writes, not during one. */
  keepBulk(): Promise<void>;
}

export interface OpenVaultOptions {
  readonly bulk: BulkStore;
  readonly reading?: Reading;
  /** Contents were handed out of which not every record was looked at. */
  readonly onRecalled: (vault: OpenVault) => void;
  /** It is time for `keepBulk`. */
  readonly onBulkDue: (vault: OpenVault) => void;
}

export function openVault(access: Access, { bulk, reading, onRecalled, onBulkDue }: OpenVaultOptions): OpenVault {
  const { store } = access;
  /** What readers get as long as nobody has looked at the records. */
  let recalling: Promise<Loaded | null> | null = recall(access, reading ?? beginReading({ store, bulk }));
  let checking: Promise<Loaded> | null = null;
  let known: Loaded | null = null;
  let isTold = false;
  let replacements = store.replacements();
  /** What was true before a write that the store refused. */
  let lastKnown: Loaded | null = null;

  async function load(): Promise<Loaded> {
    forgetReplaced();
    const recalled = await recalling;
    if (recalled === null || recalling === null) return check();
    if (!isTold) onRecalled(vault);
    isTold = true;
    return recalled;
  }

  async function check(): Promise<Loaded> {
    forgetReplaced();
    const current = checking ?? look();
    checking = current;
    try {
      const loaded = await current;
      if (checking === current) {
        recalling = null;
        known = loaded;
      }
      lastKnown = null;
      return loaded;
    } catch (error) {
      // A store that refused once may answer next time.
      if (checking === current) checking = null;
      // A full disk may not even be read any more, and the codes that were there must go on showing.
      if (lastKnown !== null && failureCode(error) === 'storage-refused') return lastKnown;
      throw error;
    }
  }

  async function look(): Promise<Loaded> {
    const loaded = await loadCopies(access, await recalling);
    if (!loaded.isDamaged && isLong(loaded.trail, loaded.entries.size)) onBulkDue(vault);
    return loaded;
  }

  function forgetReplaced(): void {
    if (store.replacements() !== replacements) {
      recalling = null;
      checking = null;
      known = null;
    }
    replacements = store.replacements();
  }

  async function attempt<T>(plan: (before: Loaded) => Plan<T>, to = access): Promise<{ answer: T } | null> {
    const before = await check();
    if (before.isDamaged) throw new Failure('vault-damaged');
    const { answer, ...change } = plan(before);
    if (isNothing(change)) return { answer };
    const after = await saveFrom(before, change, to);
    if (after === null) return null;
    checking = Promise.resolve(after);
    known = after;
    // After the mirror had its chance to follow.
    store.follow(async () => store.isBehind() && bringInStep(to));
    if (isLong(after.trail, after.entries.size)) onBulkDue(vault);
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
      if (after === null) {
        checking = null;
        known = null;
        recalling = recall(access, beginReading({ store, bulk }));
      }
    }
    return after;
  }

  async function write<T>(plan: (before: Loaded) => Plan<T>, to = access): Promise<T> {
    // The second attempt is for a vault that another worker, dying, changed behind this one's back.
    const done = (await attempt(plan, to)) ?? (await attempt(plan, to));
    if (done === null) throw new Failure('storage-refused');
    return done.answer;
  }

  async function keepBulk(): Promise<void> {
    const loaded = await check();
    const current = checking;
    if (loaded.isDamaged || !isLong(loaded.trail, loaded.entries.size)) return;
    const { generation, mac } = loaded;
    // What could not be healed is not on the disk, and the copy that is there may be all that holds it.
    if (mac === null || !isSame(parseSet((await store.readHead()).set)?.mac, mac)) return;
    await bulk.write(await sealBulk(loaded, generation, access.keys, access.binding));
    if (checking === current) checking = Promise.resolve({ ...loaded, trail: { since: generation, ids: [] } });
  }

  const vault: OpenVault = {
    ...{ access, load, check, write, keepBulk },
    known: () => known,
    rekey: (keys, plan) => write(plan, { ...access, keys }),
  };
  return vault;
}

function isNothing({ put, remove, header }: Change): boolean {
  return put.length === 0 && remove.length === 0 && header === undefined;
}

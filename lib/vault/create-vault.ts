/**
 * Ties together what keeps the vault's promises: `lock.ts` (who may look),
 * `unwrap.ts` (who knows the passphrase), `open-vault.ts` (what is in memory and
 * on the disk), `plans.ts` (what each operation changes).
 */
import { Failure } from '@/lib/failure/failure';
import { DEFAULT_IDLE_LIMIT } from './autolock';
import { dropUnreadable } from './checkpoints';
import type { Loaded } from './contents';
import { createCopies, readCopies } from './copies';
import { writeNewVault } from './create';
import { bringInStep, isInStep } from './heal';
import { late } from './late';
import { createLock, type Unlocked } from './lock';
import { createNotes, isDayOver } from './notes';
import { type OpenVault, openVault, type Plan } from './open-vault';
import { encodeNewPassphrase } from './passphrase';
import {
  accountInUse,
  accountsInTrash,
  planAdd,
  planAddKey,
  planAdvance,
  planPurge,
  planRemove,
  planRestore,
  planUpdate,
} from './plans';
import type { Proof } from './proof';
import { createQueue } from './queue';
import { beginReading } from './recall';
import { createSealedMemory } from './sealed-memory';
import type { Seldom } from './seldom';
import { createSheets, settleSheets } from './sheets';
import { createThrottle } from './throttle';
import { openHeaders } from './unlock';
import { unwrapDek } from './unwrap';
import { settleHeader, upgradeKdf } from './upkeep';
import type { Vault, VaultOptions } from './vault';
import { waysInto } from './ways-in';

const SELDOM = [
  'changePassphrase',
  'makeRecoveryCode',
  'addPasskey',
  'removeWayIn',
  'rotate',
  'checkpoints',
  'compareCheckpoint',
  'restoreCheckpoint',
  'keepDaily',
  'keepBefore',
  'bring',
  'erase',
] as const satisfies readonly (keyof Seldom)[];

export function createVault(options: VaultOptions): Vault {
  const { bulk, history, sheets, session, kdf, now, idleLimit = async () => DEFAULT_IDLE_LIMIT } = options;
  const store = createCopies({ primary: options.store, mirror: options.mirror, sentinel: options.sentinel });
  const onLock = (): void => {
    store.forget();
    options.onLock?.();
  };
  const { later = (task) => task(), soon = later } = options;
  const queue = createQueue();
  const throttle = createThrottle(session, now);
  const lock = createLock({
    ...{ store, session, now, idleLimit, onLock },
    beginReading: () => beginReading({ store, bulk }),
    open: (access, reading) => openVault(access, { bulk, reading, onRecalled, onBulkDue }),
  });

  /** The first answer was given without a look at the records: it follows at once. */
  function onRecalled(vault: OpenVault): void {
    soon(() => void lookAfter(vault).catch(() => {}));
  }

  async function lookAfter(vault: OpenVault): Promise<void> {
    const { accounts } = await vault.load();
    const isOther = (await vault.check()).accounts !== accounts || store.notice() !== null;
    if (isOther && (await lock.current())?.vault === vault) options.onChange?.(store.notice());
  }

  function onBulkDue(vault: OpenVault): void {
    later(() => {
      // Losing it costs time and nothing else.
      queue(async () => ((await lock.current())?.vault === vault ? vault.keepBulk() : undefined)).catch(() => {});
    });
  }

  async function unlocked(): Promise<Unlocked> {
    const current = await lock.current();
    if (current === null) throw new Failure('vault-locked');
    return current;
  }

  async function read<T>(look: (contents: Loaded) => T): Promise<T> {
    const { vault } = await unlocked();
    const contents = await vault.load();
    // Reading takes time, in which it may have been locked.
    if ((await unlocked()).vault !== vault) throw new Failure('vault-locked');
    return look(contents);
  }

  function write<T>(plan: (before: Loaded) => Plan<T>): Promise<T> {
    return queue(async () => {
      const { vault } = await unlocked();
      await lock.touch();
      return vault.write(plan);
    });
  }

  async function create(text: string): Promise<void> {
    const since = lock.count();
    const passphrase = encodeNewPassphrase(text);
    try {
      if ((await store.presence()) !== 'missing') throw new Failure('vault-exists');
      const made = await writeNewVault(passphrase, { store, kdf, now });
      await lock.unlock({ ...made, reading: beginReading({ store, bulk }), since }).finally(() => made.dek.fill(0));
    } finally {
      passphrase.fill(0);
    }
  }

  async function unlock(proof: Proof): Promise<void> {
    const since = lock.count();
    const headers = await store.headers();
    // The KDF blocks this thread, but not the one that reads.
    const reading = beginReading({ store, bulk });
    const { header, keys, dek } = await openHeaders(headers, proof, { kdf, throttle });
    try {
      const opened = await lock.unlock({ header, keys, dek, reading, since });
      options.onUnlock?.();
      // Housekeeping: a vault that cannot be written now is unlocked all the same.
      await purge(opened).catch(() => {});
      if ((await reading.head.catch(() => null))?.previous !== undefined) await settleHeader(opened).catch(() => {});
      await upgradeKdf(opened, proof, dek, { kdf, lock, now: now() }).catch(() => {});
      later(() => store.follow(() => settle(opened)));
    } finally {
      dek.fill(0);
    }
  }

  async function purge({ vault }: Unlocked): Promise<void> {
    // Asked first, because writing waits for a look at every record.
    if (planPurge(await vault.load(), now()).remove.length === 0) return;
    await vault.write((before) => planPurge(before, now()));
  }

  async function settle({ vault }: Unlocked): Promise<void> {
    // Nothing goes on with the keys of a vault that was locked.
    if ((await lock.current())?.vault !== vault) return;
    // Other keys may be the true ones until both copies are known to be under these. Not waited for: `destroy` waits
    // for what follows, and the queue for `destroy`.
    const known = vault.known();
    const isDone = known !== null && (await isInStep(known, vault.access));
    if (isDone) store.noteInStep();
    const told = store.notice();
    const isInStepNow = isDone || (await bringInStep(vault.access));
    if (store.notice() !== told && (await lock.current())?.vault === vault) options.onChange?.(store.notice());
    if (isInStepNow) queue(() => clearHistory(vault)).catch(() => {});
  }

  /** What a rotation left that could not end. */
  async function clearHistory(vault: OpenVault): Promise<void> {
    if ((await lock.current())?.vault !== vault) return;
    await dropUnreadable(history, vault.access);
    await settleSheets(sheets, vault.access);
  }

  async function verifyPassphrase(text: string): Promise<void> {
    const { header } = await unlocked();
    (await unwrapDek(header, { type: 'passphrase', passphrase: text }, { kdf, throttle })).fill(0);
    await lock.touch();
  }

  const notes = createNotes({ store: history, queue, unlocked });
  const seldom = late(SELDOM, async () => {
    const createSeldom = await options.loadSeldom();
    return createSeldom({ store, bulk, history, sheets, kdf, throttle, lock, queue, unlocked, now });
  });

  return {
    ...seldom,
    ...notes,
    ...createSheets({ store: sheets, queue, unlocked, touch: lock.touch }),
    async state() {
      if ((await lock.current()) !== null) return 'unlocked';
      const presence = await store.presence();
      return presence === 'present' ? 'locked' : presence;
    },
    create: (passphrase) => queue(() => create(passphrase)),
    unlock: (passphrase) => queue(() => unlock({ type: 'passphrase', passphrase })),
    unlockWith: (proof) => queue(() => unlock(proof)),
    waysIn: async () => waysInto(await store.headers().catch(() => [])),
    lock: lock.lock,
    verifyPassphrase: (passphrase) => queue(() => verifyPassphrase(passphrase)),
    // Asked often, and nearly always for nothing.
    keepDaily: async () => (isDayOver(await notes.note(), now()) ? seldom.keepDaily() : undefined),
    notice: () => store.notice(),
    copies: () => readCopies(store),
    destroy: () =>
      queue(async () => {
        await lock.lock();
        await store.clear();
      }),
    settled: () => store.settled(),
    touch: lock.touch,
    deadline: lock.deadline,
    // After an unlock that has begun, which may have asked for the limit before.
    limitIdle: (idleLimit) => queue(() => lock.limitIdle(idleLimit)),
    memory: createSealedMemory(session, async () => (await unlocked()).vault.access),
    condition: async () => ((await (await unlocked()).vault.check()).isDamaged ? 'damaged' : 'sound'),
    accounts: () => read((contents) => contents.accounts),
    account: (id) => read((contents) => accountInUse(contents, id)),
    trash: () => read(accountsInTrash),
    add: (draft, links, operationId) => write((before) => planAdd(before, draft, links, operationId, now())),
    addKey: (draft, key, operationId) => write((before) => planAddKey(before, draft, key, operationId, now())),
    update: (id, change) => write((before) => planUpdate(before, id, change)),
    remove: (id) => write((before) => planRemove(before, id, now())).then(() => {}),
    restore: (id) => write((before) => planRestore(before, id)),
    advanceCounter: (id) => write((before) => planAdvance(before, id)),
  };
}

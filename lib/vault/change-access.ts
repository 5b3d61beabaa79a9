/**
 * Changing what opens the vault. Only the header changes, in one transaction
 * with a new generation of the set; a rotation replaces all records with it.
 */
import { Failure, failureCode } from '@/lib/failure/failure';
import type { VaultAccess } from './access';
import type { BulkStore } from './bulk-store';
import { type CheckpointKeys, dropUnreadable, keepCheckpoint, resealCheckpoints } from './checkpoints';
import type { Loaded } from './contents';
import type { Copies } from './copies';
import { dayOf } from './create';
import { randomBytes } from './envelope';
import { type Header, parseHeader, signHeader, verifyHeader } from './header';
import type { HistoryStore } from './history-store';
import type { Kdf } from './kdf';
import { DEK_LENGTH, deriveKeys, importRoot, type Keys } from './keys';
import type { Lock, Unlocked } from './lock';
import { newPassphraseSlot, newPrfSlot, newRecoverySlot } from './new-slots';
import { openNote, sealNote } from './note';
import type { OpenVault, Plan } from './open-vault';
import { encodeNewPassphrase, encodePassphrase } from './passphrase';
import { previousHeader } from './previous-header';
import type { Proof } from './proof';
import { beginReading } from './recall';
import { trueHeader } from './reconcile';
import { parseSet } from './set';
import type { SheetStore } from './sheet-store';
import { carrySheets, settleSheets } from './sheets';
import type { Slot } from './slot';
import type { Throttle } from './throttle';
import { unwrapDek } from './unwrap';

export interface ChangeAccessOptions {
  readonly store: Copies;
  readonly bulk: BulkStore;
  readonly history: HistoryStore;
  readonly sheets: SheetStore;
  readonly kdf: Kdf;
  readonly throttle: Throttle;
  readonly lock: Lock;
  readonly queue: <T>(task: () => Promise<T>) => Promise<T>;
  readonly unlocked: () => Promise<Unlocked>;
  readonly now: () => number;
}

/** The vault's header, fresh from the store, with what signs it. */
interface Ground extends Unlocked {
  readonly keys: Keys;
  readonly generation: number;
  /** Wiped when the change is done. */
  readonly dek: Uint8Array<ArrayBuffer>;
}

export type ChangeAccess = Omit<VaultAccess, 'unlockWith' | 'waysIn'>;

export function createChangeAccess(options: ChangeAccessOptions): ChangeAccess {
  const { store, bulk, history, sheets, kdf, throttle, lock, queue, unlocked, now } = options;

  /** Runs `work` on an unlocked vault for somebody who has proved that they may. */
  function change<T>(proof: Proof, work: (ground: Ground) => Promise<T>): Promise<T> {
    return queue(async () => {
      const { vault } = await unlocked();
      await lock.touch();
      const head = await store.readHead();
      const header = parseHeader(head.header);
      const { keys } = vault.access;
      if (!(await verifyHeader(header, keys))) throw new Failure('vault-damaged');
      const dek = await unwrapDek(header, proof, { kdf, throttle });
      try {
        return await work({ header, vault, keys, dek, generation: parseSet(head.set)?.generation ?? 0 });
      } finally {
        dek.fill(0);
      }
    });
  }

  async function writeSlots(ground: Ground, slots: readonly Slot[], keep: 'previous' | 'nothing'): Promise<void> {
    const { header, vault, keys } = ground;
    const next = await signHeader({ vaultId: header.vaultId, createdDay: header.createdDay, slots }, keys);
    const previous = keep === 'previous' ? await previousHeader(header, next) : undefined;
    // It may have been locked while the KDF worked.
    await unlocked();
    await vault.write((before) => planHeader(before, ground, { header: next, ...(previous && { previous }) }));
    lock.replaceHeader(next);
  }

  const today = (): number => dayOf(now());

  async function changePassphrase(ground: Ground, next: string): Promise<void> {
    const passphrase = encodeNewPassphrase(next);
    try {
      const slot = await newPassphraseSlot(ground.dek, passphrase, ground.header, kdf, today());
      await writeSlots(ground, [slot, ...others(ground.header, 'passphrase')], 'previous');
    } finally {
      passphrase.fill(0);
    }
  }

  async function makeRecoveryCode(ground: Ground): Promise<string> {
    const { slot, code } = await newRecoverySlot(ground.dek, ground.header, today());
    await writeSlots(ground, [...others(ground.header, 'recovery'), slot], 'nothing');
    return code;
  }

  async function removeWayIn(ground: Ground, id: string): Promise<void> {
    const slots = ground.header.slots.filter((slot) => slot.id !== id || slot.type === 'passphrase');
    if (slots.length === ground.header.slots.length) throw new Failure('slot-missing');
    await writeSlots(ground, slots, 'nothing');
  }

  /** Neither recovery code nor passkeys: their keys are not here to wrap the new one with. */
  async function rotate(ground: Ground, text: string, checkpoints: 'keep' | 'drop'): Promise<void> {
    const { header, vault } = ground;
    const since = lock.count();
    const dek = randomBytes(DEK_LENGTH);
    const passphrase = encodePassphrase(text);
    try {
      const keys = await deriveKeys(await importRoot(dek), header.vaultId);
      const slot = await newPassphraseSlot(dek, passphrase, header, kdf, today());
      const parts = { vaultId: header.vaultId, createdDay: header.createdDay, slots: [slot] };
      const next = await signHeader(parts, keys);
      const to = { keys, binding: next };
      try {
        await carryHistory(history, vault, to, checkpoints, now());
        await carrySheets(sheets, vault.access, to);
        // What the old key opens shall not stay.
        await bulk.clear();
        await unlocked();
        await vault.rekey(keys, (before) => planRotation(before, ground, next));
      } catch (error) {
        await settleRefused(vault, error).catch(() => lock.lock());
        throw error;
      }
      await lock.rekey({ header: next, keys, dek, reading: beginReading({ store, bulk }), since });
      await carryNote(history, vault.access, to).catch(() => {});
      await settleSheets(sheets, to).catch(() => {});
      await dropUnreadable(history, to).catch(() => {
        // What should be gone and is not has to be told; else it is housekeeping, made up for at the next unlock.
        if (checkpoints === 'drop') throw new Failure('storage-unverified');
      });
    } finally {
      dek.fill(0);
      passphrase.fill(0);
    }
  }

  /** After a rotation that failed: the old key, without copies for the new one; or locked, where it may be in force. */
  async function settleRefused({ access }: OpenVault, error: unknown): Promise<void> {
    const stored = await trueHeader((await store.readHead()).header, access.keys);
    if (stored === null || failureCode(error) === 'storage-unverified') return lock.lock();
    // Housekeeping: the next unlock tries again.
    await dropUnreadable(history, access).catch(() => {});
  }

  return {
    changePassphrase: (proof, next) => change(proof, (ground) => changePassphrase(ground, next)),
    makeRecoveryCode: (proof) => change(proof, makeRecoveryCode),
    addPasskey: (proof, passkey) =>
      change(proof, async (ground) => {
        const slot = await newPrfSlot(ground.dek, passkey, ground.header, today());
        await writeSlots(ground, [...ground.header.slots, slot], 'previous');
      }),
    removeWayIn: (proof, id) => change(proof, (ground) => removeWayIn(ground, id)),
    rotate: (passphrase, checkpoints) =>
      change({ type: 'passphrase', passphrase }, (ground) => rotate(ground, passphrase, checkpoints)),
  };
}

/** Checkpoints for either key, whichever will be in force, and one of what is now. */
async function carryHistory(
  history: HistoryStore,
  vault: OpenVault,
  to: CheckpointKeys,
  checkpoints: 'keep' | 'drop',
  now: number,
): Promise<void> {
  if (checkpoints === 'drop') return;
  const contents = await vault.load();
  if (!contents.isDamaged && contents.entries.size > 0) {
    await keepCheckpoint(history, contents, { at: now, reason: 'rotation' }, vault.access);
  }
  await resealCheckpoints(history, vault.access, to);
}

async function carryNote(history: HistoryStore, from: CheckpointKeys, to: CheckpointKeys): Promise<void> {
  const note = await openNote(await history.readNote(), from.keys, from.binding);
  await history.writeNote(await sealNote(note, to.keys, to.binding));
}

/** A header made from an outdated one must not be written over a newer one. */
function planHeader(before: Loaded, { generation }: Ground, head: Pick<Plan<null>, 'header' | 'previous'>): Plan<null> {
  if (before.generation !== generation) throw new Failure('storage-refused');
  return { ...head, put: [], remove: [], answer: null };
}

/** Everything again, as a new version of itself. */
function planRotation(before: Loaded, ground: Ground, header: Header): Plan<null> {
  const put = Array.from(before.entries.values(), (entry) => ({ ...entry, version: entry.version + 1 }));
  return { ...planHeader(before, ground, { header }), put, isRotation: true };
}

function others(header: Header, type: string): readonly Slot[] {
  return header.slots.filter((slot) => slot.type !== type);
}

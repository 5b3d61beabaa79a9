/** Opening a backup: what it holds beside the vault, and taking in what the person wants of it. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { BackedUp, BackupReading, Clash } from '@/lib/messages/backup-from-ui';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

/** What becomes of an account that differs; `keep`: nothing. */
export type Choice = 'keep' | Clash;

export type Restoring =
  | { readonly step: 'asking' }
  | { readonly step: 'reading' }
  | { readonly step: 'refused'; readonly code: FailureCode }
  | { readonly step: 'shown'; readonly reading: BackupReading; readonly refusal: FailureCode | null }
  | { readonly step: 'restoring'; readonly reading: BackupReading }
  | { readonly step: 'restored'; readonly count: number };

/** A file that was picked. */
export interface PickedFile {
  readonly name: string;
  /** Fails with `backup-foreign`, `backup-damaged` or `backup-too-new`, as far as that shows without a passphrase. */
  check(): Promise<void>;
  /** Its bytes as base64. */
  read(): Promise<string>;
}

export interface RestoreModel {
  readonly state: ReadonlySignal<Restoring>;
  readonly file: ReadonlySignal<PickedFile | null>;
  readonly passphrase: ReadonlySignal<string>;
  /** By position in the file; those that are not there are `keep`. */
  readonly choices: ReadonlySignal<ReadonlyMap<number, Choice>>;
  /** How many accounts `restore` would take in. */
  readonly count: ReadonlySignal<number>;
  /** Refuses at once what shows without a passphrase. */
  pick(file: PickedFile | null): void;
  type(passphrase: string): void;
  check(): Promise<void>;
  choose(index: number, choice: Choice): void;
  restore(): Promise<void>;
  close(): void;
}

export function createRestoreModel(call: Caller<FromUi>): RestoreModel {
  const state = signal<Restoring>({ step: 'asking' });
  const file = signal<PickedFile | null>(null);
  const passphrase = signal('');
  const choices = signal<ReadonlyMap<number, Choice>>(new Map());
  let operationId = '';

  const readingOf = (): BackupReading | null => ('reading' in state.value ? state.value.reading : null);

  return {
    state,
    file,
    passphrase,
    choices,
    count: computed(() => countOf(readingOf()?.accounts ?? [], choices.value)),
    pick(next) {
      file.value = next;
      state.value = { step: 'asking' };
      // What is no backup is told before anybody types a passphrase.
      next?.check().catch((error) => {
        if (file.value === next) state.value = { step: 'refused', code: failureCode(error) };
      });
    },
    type(text) {
      passphrase.value = text;
      if (state.value.step === 'refused') state.value = { step: 'asking' };
    },
    async check() {
      const picked = file.value;
      if (state.value.step === 'reading' || picked === null || passphrase.value === '') return;
      state.value = { step: 'reading' };
      try {
        // Here, not in the background: megabytes of nonsense would take long to get there.
        await picked.check();
        const reading = await call('readBackup', { file: await picked.read(), passphrase: passphrase.value });
        choices.value = new Map();
        operationId = crypto.randomUUID();
        state.value = { step: 'shown', reading, refusal: null };
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
    choose(index, choice) {
      choices.value = new Map(choices.value).set(index, choice);
    },
    async restore() {
      const [reading, picked] = [readingOf(), file.value];
      if (state.value.step !== 'shown' || reading === null || picked === null) return;
      state.value = { step: 'restoring', reading };
      try {
        const clashes = [...choices.value].filter((choice): choice is [number, Clash] => choice[1] !== 'keep');
        const args = { file: await picked.read(), passphrase: passphrase.value, clashes, operationId };
        const { restored } = await call('restoreBackup', args);
        passphrase.value = '';
        file.value = null;
        state.value = { step: 'restored', count: restored };
      } catch (error) {
        state.value = { step: 'shown', reading, refusal: failureCode(error) };
      }
    },
    close() {
      passphrase.value = '';
      file.value = null;
      state.value = { step: 'asking' };
    },
  };
}

function countOf(accounts: readonly BackedUp[], choices: ReadonlyMap<number, Choice>): number {
  return accounts.filter(({ state }, index) => {
    if (state === 'differs') return (choices.get(index) ?? 'keep') !== 'keep';
    return state === 'new';
  }).length;
}

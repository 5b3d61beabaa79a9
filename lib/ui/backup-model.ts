/** Making a backup: the vault's passphrase again, and another one for the file where somebody wants that. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { Strength } from './new-passphrase-model';

export type BackingUp =
  | { readonly step: 'asking' }
  | { readonly step: 'making' }
  /** `about`: which passphrase was refused. */
  | { readonly step: 'refused'; readonly code: FailureCode; readonly about: 'vault' | 'file' }
  | { readonly step: 'saved'; readonly name: string; readonly accounts: number };

export interface BackupModel {
  readonly state: ReadonlySignal<BackingUp>;
  readonly passphrase: ReadonlySignal<string>;
  /** Whether the file gets a passphrase of its own. */
  readonly isOther: ReadonlySignal<boolean>;
  readonly other: ReadonlySignal<string>;
  readonly again: ReadonlySignal<string>;
  readonly strength: ReadonlySignal<Strength | null>;
  /** Whether the second one cannot become the first by typing on. */
  readonly differs: ReadonlySignal<boolean>;
  type(passphrase: string): void;
  useOther(isOther: boolean): void;
  typeOther(passphrase: string): void;
  typeAgain(passphrase: string): void;
  submit(): Promise<void>;
}

export interface BackupContext {
  readonly call: Caller<FromUi>;
  /** Hands a file, as base64, to the person. */
  readonly download: (file: string, name: string) => void;
  readonly loadJudge: () => Promise<(passphrase: string) => Strength>;
  readonly now: () => number;
}

const SHORTEST = 8;

export function createBackupModel({ call, download, loadJudge, now }: BackupContext): BackupModel {
  const state = signal<BackingUp>({ step: 'asking' });
  const [passphrase, other, again] = [signal(''), signal(''), signal('')];
  const isOther = signal(false);
  const judge = signal<((passphrase: string) => Strength) | null>(null);
  const strength = computed(() => (other.value === '' ? null : (judge.value?.(other.value) ?? null)));
  const forgetRefusal = (): void => {
    if (state.value.step !== 'making') state.value = { step: 'asking' };
  };

  async function load(): Promise<void> {
    const loaded = judge.value ?? (await loadJudge());
    judge.value = loaded;
  }

  function refusal(): FailureCode | null {
    if (!isOther.value) return null;
    if ([...other.value].length < SHORTEST) return 'passphrase-short';
    return (strength.value?.score ?? 0) < 3 ? 'passphrase-weak' : null;
  }

  async function make(): Promise<void> {
    state.value = { step: 'making' };
    try {
      const made = await call('makeBackup', {
        passphrase: passphrase.value,
        other: isOther.value ? other.value : null,
      });
      const name = backupName(now());
      download(made.file, name);
      for (const field of [passphrase, other, again]) field.value = '';
      await call('noteBackup', {});
      state.value = { step: 'saved', name, accounts: made.accounts };
    } catch (error) {
      state.value = { step: 'refused', code: failureCode(error), about: 'vault' };
    }
  }

  return {
    state,
    passphrase,
    isOther,
    other,
    again,
    strength,
    differs: computed(() => !other.value.startsWith(again.value)),
    type(text) {
      passphrase.value = text;
      forgetRefusal();
    },
    useOther(next) {
      isOther.value = next;
      forgetRefusal();
      // The word list is large, and only wanted here.
      if (next) void load();
    },
    typeOther(text) {
      other.value = text;
      forgetRefusal();
    },
    typeAgain(text) {
      again.value = text;
      forgetRefusal();
    },
    async submit() {
      if (state.value.step === 'making' || passphrase.value === '') return;
      if (isOther.value) await load();
      const code = refusal();
      if (code !== null) state.value = { step: 'refused', code, about: 'file' };
      else if (!isOther.value || other.value === again.value) await make();
    },
  };
}

/** Only the day: a name is read by whoever sees the folder. */
export function backupName(now: number): string {
  const day = new Date(now);
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `countersign-${parts.join('-')}.backup`;
}

/** A passphrase that is being chosen: typed twice, judged while it is typed, refused while it is weak. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';

const SHORTEST = 8;

export interface Strength {
  /** 0 to 4, as zxcvbn counts; 3 and up is accepted. */
  readonly score: number;
  readonly sentence: string;
}

export type Choosing =
  | { readonly step: 'asking' }
  | { readonly step: 'making' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface NewPassphraseModel {
  readonly state: ReadonlySignal<Choosing>;
  readonly passphrase: ReadonlySignal<string>;
  readonly again: ReadonlySignal<string>;
  /** `null` while nothing is typed, or while the judge is still loading. */
  readonly strength: ReadonlySignal<Strength | null>;
  /** Whether the second one cannot become the first by typing on, or was left unfinished. */
  readonly differs: ReadonlySignal<boolean>;
  type(passphrase: string): void;
  typeAgain(passphrase: string): void;
  leaveAgain(): void;
  /** Forgets what was refused: something it depends on was changed. */
  retry(): void;
  submit(): Promise<void>;
}

export type Judge = (passphrase: string) => Strength;

/** `save` is given the passphrase once it is good enough and typed twice. */
export function createNewPassphraseModel(
  loadJudge: () => Promise<Judge>,
  save: (passphrase: string) => Promise<void>,
): NewPassphraseModel {
  const state = signal<Choosing>({ step: 'asking' });
  const passphrase = signal('');
  const again = signal('');
  const isFinished = signal(false);
  const judge = signal<Judge | null>(null);
  const strength = computed(() => (passphrase.value === '' ? null : (judge.value?.(passphrase.value) ?? null)));
  const differs = computed(() => {
    if (again.value === passphrase.value) return false;
    return isFinished.value || !passphrase.value.startsWith(again.value);
  });
  const loading = loadJudge().then((loaded) => {
    judge.value = loaded;
  });
  // What was refused is forgotten as soon as something else is typed.
  effect(() => {
    void passphrase.value;
    void again.value;
    if (state.peek().step === 'refused') state.value = { step: 'asking' };
  });

  const refusal = (): FailureCode | null => {
    if ([...passphrase.value].length < SHORTEST) return 'passphrase-short';
    return (strength.value?.score ?? 0) < 3 ? 'passphrase-weak' : null;
  };

  return {
    state,
    passphrase,
    again,
    strength,
    differs,
    type(text) {
      passphrase.value = text;
    },
    typeAgain(text) {
      isFinished.value = false;
      again.value = text;
    },
    leaveAgain() {
      isFinished.value = again.value !== '';
    },
    retry() {
      if (state.value.step === 'refused') state.value = { step: 'asking' };
    },
    async submit() {
      if (state.value.step === 'making') return;
      await loading;
      const code = refusal();
      if (code !== null) {
        state.value = { step: 'refused', code };
        return;
      }
      isFinished.value = true;
      if (again.value !== passphrase.value) return;
      state.value = { step: 'making' };
      try {
        await save(passphrase.value);
        passphrase.value = '';
        again.value = '';
        state.value = { step: 'asking' };
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
  };
}

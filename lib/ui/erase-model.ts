/** Erasing a vault that nobody can open: what is left may be saved as a file, and a word has to be typed. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { EraseWord } from '@/lib/messages/loss-from-ui';

export const ERASE_WORD: EraseWord = 'erase';

const FILE_NAME = 'countersign-damaged-vault.json';

export type Erasing =
  | { readonly step: 'asking' }
  | { readonly step: 'erasing' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface EraseModel {
  readonly state: ReadonlySignal<Erasing>;
  readonly word: ReadonlySignal<string>;
  readonly isSaved: ReadonlySignal<boolean>;
  type(word: string): void;
  /** Lets the browser save the copies as they are. */
  save(): Promise<void>;
  /** Nothing happens while the word is not typed. */
  submit(): Promise<void>;
}

export function createEraseModel(
  call: Caller<FromUi>,
  saveFile: (text: string, name: string) => void,
  onErased: () => Promise<void>,
): EraseModel {
  const state = signal<Erasing>({ step: 'asking' });
  const word = signal('');
  const isSaved = signal(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      state.value = { step: 'refused', code: failureCode(error) };
    }
  };
  return {
    state,
    word,
    isSaved,
    type(text) {
      word.value = text;
    },
    save: () =>
      attempt(async () => {
        saveFile(await call('copies', {}), FILE_NAME);
        isSaved.value = true;
      }),
    async submit() {
      if (state.value.step === 'erasing' || word.value.trim().toLowerCase() !== ERASE_WORD) return;
      state.value = { step: 'erasing' };
      await attempt(async () => {
        await call('destroy', { word: ERASE_WORD });
        await onErased();
      });
    },
  };
}

/**
 * QR codes on the page that the popup was opened on: read once the page's
 * structure has spoken of one, outlined there, and offered. What they say stays
 * in this window until the person adds one.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { inReadingOrder, type PlacedCode } from './found-order';
import { describeQr, type QrKind } from './qr-kinds';

export interface FoundItem {
  readonly kind: QrKind;
  /** What the vault has of an account: `same` codes, another of its name that `differs`; `null` while nobody knows. */
  readonly standing: 'new' | 'same' | 'differs' | null;
  /** Why an account cannot be saved. */
  readonly failure: FailureCode | null;
}

export type Finding =
  | { readonly step: 'reading' }
  /** The browser takes no picture: nobody pressed our button on this page. */
  | { readonly step: 'closed' }
  /** In what is in view. */
  | { readonly step: 'none' }
  | { readonly step: 'found'; readonly items: readonly FoundItem[] }
  /** Nothing that a person could do about it. */
  | { readonly step: 'gone' };

export interface FoundContext {
  readonly call: Caller<FromUi>;
  readonly askId: string;
  /** The codes in a picture of the tab, a PNG as data: URL. */
  readonly read: (image: string) => Promise<readonly PlacedCode[]>;
  readonly closeWindow: () => void;
}

export interface FoundModel {
  readonly state: ReadonlySignal<Finding>;
  /** Takes the picture and reads it. */
  look(): Promise<void>;
  /** Asks the vault, which must be open, what it has of the accounts. */
  judge(): Promise<void>;
  /** On in the scan window, with this account, or with all parts of the export. */
  add(item: FoundItem): Promise<void>;
  /** The lines on the page go with the window. */
  leave(): void;
}

export function createFound({ call, askId, read, closeWindow }: FoundContext): FoundModel {
  const state = signal<Finding>({ step: 'reading' });
  const items = (): readonly FoundItem[] => (state.value.step === 'found' ? state.value.items : []);

  const outline = (codes: readonly PlacedCode[]): void => {
    // Where the page lets nobody draw, the list is all there is.
    call('outline', { askId, marks: codes.map(({ corners }) => corners) }).catch(() => {});
  };
  const judgeOne = async ({ kind, ...item }: FoundItem): Promise<FoundItem> => {
    if (kind.kind !== 'account') return { kind, ...item };
    try {
      const { issuer, label, twin } = await call('preview', { given: { uri: kind.uri } });
      const standing = twin === null ? 'new' : twin.sameSecret ? 'same' : 'differs';
      return { kind: { ...kind, issuer, label }, standing, failure: null };
    } catch (error) {
      const code = failureCode(error);
      return { kind, standing: null, failure: code.startsWith('vault-') ? null : code };
    }
  };

  return {
    state,
    async look() {
      try {
        const { image } = await call('retakeCapture', { askId });
        const codes = inReadingOrder(await read(image));
        if (codes.length === 0) {
          state.value = { step: 'none' };
          return;
        }
        const found = codes.map(({ text }) => ({ kind: describeQr(text), standing: null, failure: null }));
        state.value = { step: 'found', items: found };
        outline(codes);
      } catch (error) {
        state.value = { step: failureCode(error) === 'capture-refused' ? 'closed' : 'gone' };
      }
    },
    async judge() {
      const before = items();
      const judged: FoundItem[] = [];
      for (const item of before) judged.push(await judgeOne(item));
      if (before.length > 0 && items() === before) state.value = { step: 'found', items: judged };
    },
    async add({ kind }) {
      const parts = items().flatMap((item) => (item.kind.kind === 'export' ? [item.kind.uri] : []));
      const texts = kind.kind === 'export' ? parts : kind.kind === 'account' ? [kind.uri] : [];
      if (texts.length === 0) return;
      try {
        await call('openFound', { askId, texts });
        closeWindow();
      } catch {
        state.value = { step: 'gone' };
      }
    },
    leave: () => outline([]),
  };
}

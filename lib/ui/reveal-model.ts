/** Showing a secret, to a person who types the passphrase again. Forgotten when the screen is left. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

/** A QR code as path data in a square of `size` units, quiet zone included. */
export interface QrShape {
  readonly path: string;
  readonly size: number;
}

export type Revealing =
  | { readonly step: 'asking' }
  | { readonly step: 'checking' }
  | { readonly step: 'refused'; readonly code: FailureCode }
  | { readonly step: 'shown'; readonly secret: string; readonly uri: string; readonly qr: QrShape | null };

export interface RevealModel {
  readonly state: ReadonlySignal<Revealing>;
  readonly passphrase: ReadonlySignal<string>;
  type(passphrase: string): void;
  submit(): Promise<void>;
}

/** `drawQr` answers `null` for a text that fits no QR code. */
export function createRevealModel(
  call: Caller<FromUi>,
  id: string,
  drawQr: (text: string) => Promise<QrShape | null>,
): RevealModel {
  const state = signal<Revealing>({ step: 'asking' });
  const passphrase = signal('');
  return {
    state,
    passphrase,
    type(text) {
      passphrase.value = text;
      if (state.value.step === 'refused') state.value = { step: 'asking' };
    },
    async submit() {
      if (state.value.step === 'checking' || passphrase.value === '') return;
      state.value = { step: 'checking' };
      try {
        const { secret, uri } = await call('reveal', { id, passphrase: passphrase.value });
        passphrase.value = '';
        state.value = { step: 'shown', secret, uri, qr: await drawQr(uri) };
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
  };
}

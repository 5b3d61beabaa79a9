/** Showing a secret, to a person who types the passphrase again. Forgotten when the screen is left. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi, Revealed } from '@/lib/messages/from-ui';
import { type Asking, createPassphraseForm, type PassphraseForm } from './passphrase-form';

/** A QR code as path data in a square of `size` units, quiet zone included. */
export interface QrShape {
  readonly path: string;
  readonly size: number;
}

export type Revealing = Asking | (Revealed & { readonly step: 'shown'; readonly qr: QrShape | null });

export interface RevealModel extends Omit<PassphraseForm, 'state'> {
  readonly state: ReadonlySignal<Revealing>;
}

/** `drawQr` answers `null` for a text that fits no QR code. */
export function createRevealModel(
  call: Caller<FromUi>,
  id: string,
  drawQr: (text: string) => Promise<QrShape | null>,
): RevealModel {
  const shown = signal<Revealing | null>(null);
  const form = createPassphraseForm(async (passphrase) => {
    const revealed = await call('reveal', { id, passphrase });
    shown.value = { step: 'shown', ...revealed, qr: await drawQr(revealed.uri) };
  });
  return { ...form, state: computed(() => shown.value ?? form.state.value) };
}

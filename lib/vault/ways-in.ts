/** The ways into a vault, as they are written in its header. */
import type { WayIn } from './access';
import type { Header } from './header';
import { parseKdfParams } from './kdf';
import { isPrfSlot, type PassphraseSlot, type Slot } from './slot';

/** By the header that is tried first at an unlock. */
export function waysInto([header]: readonly Header[]): readonly WayIn[] {
  return header === undefined ? [] : header.slots.map((slot) => wayOf(slot, header)).filter((way) => way !== null);
}

function wayOf(slot: Slot, header: Header): WayIn | null {
  const { id, createdDay = header.createdDay } = slot;
  if (isPrfSlot(slot)) {
    return { id, createdDay, type: 'prf', credentialId: slot.credentialId, prfSalt: slot.prfSalt };
  }
  if (slot.type === 'recovery') return { id, createdDay, type: 'recovery' };
  const cost = parseKdfParams((slot as Partial<PassphraseSlot>).kdf);
  return slot.type === 'passphrase' && cost !== null
    ? { id, createdDay, type: 'passphrase', cost: { m: cost.m, t: cost.t, p: cost.p } }
    : null;
}

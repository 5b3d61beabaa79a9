/**
 * Whether a form may be sent for the person: never twice with one code at one
 * site, whichever documents it shows in between. A site that refused a code and
 * asks again would refuse it again, and some lock people out for that.
 *
 * What was sent is in the vault's memory: a code may be good for longer than
 * this worker lives.
 */
import type { CodeView } from '@/lib/messages/from-ui';
import { createQueue } from '@/lib/vault/queue';
import type { SealedMemory } from '@/lib/vault/sealed-memory';
import type { PageDocument } from './documents';

/** Whether the form of `document` that gets `released` may be sent; counts as having been. */
export type MaySubmit = (id: string, document: PageDocument, released: CodeView) => Promise<boolean>;

/** More sites than anybody signs in to within one time step. */
const KEPT = 50;
const NAME = 'sent-codes';

export function createSubmits(memory: Pick<SealedMemory, 'read' | 'write'>): MaySubmit {
  const inTurn = createQueue();
  return (id, { origin }, { code, validFrom }) =>
    inTurn(async () => {
      // The codes that were sent last, by account and origin; the oldest first.
      const last = new Map(((await memory.read(NAME)) ?? []) as readonly (readonly [string, string])[]);
      const key = `${id} ${origin}`;
      const step = `${validFrom} ${code}`;
      if (last.get(key) === step) return false;
      last.delete(key);
      await memory.write(NAME, [...last, [key, step]].slice(-KEPT));
      return true;
    });
}

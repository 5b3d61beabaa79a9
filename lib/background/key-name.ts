/** A person gives an account a key name, another one, or none. */
import type { AccountDraft } from '@/lib/account/account';
import { type AccountKey, isKeyName, mayBeKey } from '@/lib/account/key';
import { Failure } from '@/lib/failure/failure';

/**
 * How programs know an account after a person changed it to `draft`; `name` undefined leaves the name as it is, empty
 * takes it away, and with it the id. Fails with `key-name-broken` or `key-digits`.
 */
export function keyAfter(
  former: AccountKey | undefined,
  name: string | undefined,
  draft: AccountDraft,
): { readonly key?: AccountKey } {
  // A key that only the agent API knows has no name, and keeps what it has.
  const isNameless = former?.name === null;
  if (name === undefined) return former === undefined ? {} : { key: former };
  if (name === '') return isNameless ? { key: former } : {};
  if (!isKeyName(name)) throw new Failure('key-name-broken');
  if (!mayBeKey(draft)) throw new Failure('key-digits');
  return { key: { ...(former ?? { id: crypto.randomUUID(), skew: 1, isIssued: false }), name } };
}

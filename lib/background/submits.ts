/**
 * Whether a form may be sent for the person: never twice with one code at one
 * site, whichever documents it shows in between. A site that refused a code and
 * asks again would refuse it again, and some lock people out for that.
 */
import type { CodeView } from '@/lib/messages/from-ui';
import type { PageDocument } from './documents';
import type { ReleaseContext } from './release';

/** More sites than anybody signs in to within one time step. */
const KEPT = 100;

/** The codes that were sent last, by context, account and origin. */
const sent = new WeakMap<ReleaseContext, Map<string, string>>();

/** Whether the form that gets `released` may be sent; counts as having been. */
export function maySubmit(
  context: ReleaseContext,
  id: string,
  { origin }: PageDocument,
  { code, validFrom }: CodeView,
): boolean {
  const last = sent.get(context) ?? new Map<string, string>();
  sent.set(context, last);
  const key = `${id} ${origin}`;
  const step = `${validFrom} ${code}`;
  if (last.get(key) === step) return false;
  // Last in the order, so that the oldest is first.
  last.delete(key);
  last.set(key, step);
  const [oldest] = last.keys();
  if (last.size > KEPT && oldest !== undefined) last.delete(oldest);
  return true;
}

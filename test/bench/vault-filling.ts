/** Accounts for the product's vault, through the door its own pages use: nothing in the product knows of the bench. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { FromUi } from '@/lib/messages/from-ui';
import { ask } from './browser.ts';
import type { Tab } from './cdp.ts';

type Answer<M extends keyof FromUi> =
  | { readonly ok: true; readonly value: ReturnType<FromUi[M]> }
  | { readonly ok: false; readonly code: string };

export const PASSPHRASE = randomBytes(24).toString('hex');

export function createVault(door: Tab): Promise<unknown> {
  return call(door, 'create', { passphrase: PASSPHRASE });
}

/** Adds accounts `from` up to, and without, `to`. Their names hold no digits: the probe takes six for a code. */
export async function addAccounts(door: Tab, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const name = [...String(index).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const given = {
      issuer: `Issuer ${name}`,
      label: `someone-${name}@example.com`,
      secret: Array.from(randomBytes(32), (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join(''),
      type: 'totp',
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
      counter: 0,
    } as const;
    await call(door, 'add', { given, askId: null, operationId: randomUUID() });
  }
}

export async function call<M extends keyof FromUi>(
  door: Tab,
  method: M,
  args: Parameters<FromUi[M]>[0],
): Promise<ReturnType<FromUi[M]>> {
  const answer = await ask<Answer<M>>(door, { method, args });
  if (!answer.ok) throw new Error(`The product refused to ${method}: ${answer.code}`);
  return answer.value;
}

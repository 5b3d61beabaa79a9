/** Accounts as a person might have them, but more. Their names hold no digits: the probe takes six for a code. */
import type { Account } from '@/lib/account/account';

export function accountsFrom(from: number, to: number): Account[] {
  return Array.from({ length: to - from }, (_, index) => accountAt(from + index));
}

function accountAt(index: number): Account {
  const name = [...String(index).padStart(5, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return {
    id: Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    issuer: `Issuer ${name}`,
    label: `someone-${name}@example.com`,
    secret: crypto.getRandomValues(new Uint8Array(20)),
    type: 'totp',
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    counter: 0,
    links: [{ origin: `https://${name}.example` }],
    createdAt: 1_700_000_000_000 + index,
    deletedAt: null,
  };
}

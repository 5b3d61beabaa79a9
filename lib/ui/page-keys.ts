/**
 * Keys that a page shows as text, where it has no QR code that could be read:
 * which one, and what to call the account, as such a key has no name.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { PageKey } from '@/lib/messages/enrolment-from-ui';
import { groupSecret } from './code-groups';
import { linkName } from './link-name';

export interface PageKeys {
  readonly keys: readonly PageKey[];
  /** Index in `keys`. */
  readonly chosen: ReadonlySignal<number>;
  readonly issuer: ReadonlySignal<string>;
  readonly label: ReadonlySignal<string>;
  choose(index: number): void;
  setIssuer(issuer: string): void;
  setLabel(label: string): void;
  /** The otpauth link of the chosen key under the name given. */
  link(): string;
}

/** `origin` of the page, whose name is the first guess at the issuer's. */
export function createPageKeys(keys: readonly PageKey[], origin: string | null): PageKeys {
  const chosen = signal(0);
  const issuer = signal(origin === null ? '' : issuerAt(origin));
  const label = signal('');
  return {
    keys,
    chosen,
    issuer,
    label,
    choose(index) {
      chosen.value = index;
    },
    setIssuer(text) {
      issuer.value = text;
    },
    setLabel(text) {
      label.value = text;
    },
    link() {
      const one = keys[chosen.value];
      if (one === undefined) throw new Error('no key was chosen');
      return isLink(one) ? one.key : linkOf(one, issuer.value.trim(), label.value.trim());
    },
  };
}

/** Whether the page has a whole link, name and all. */
export function isLink({ key }: PageKey): boolean {
  return /^otpauth:/i.test(key);
}

function linkOf({ key, algorithm, digits, period }: PageKey, issuer: string, label: string): string {
  const name = encodeURIComponent(issuer === '' ? label : `${issuer}:${label}`);
  const parts = { secret: key, ...(issuer !== '' && { issuer }), algorithm, digits, period };
  const query = Object.entries(parts).map(([part, value]) => `${part}=${encodeURIComponent(value)}`);
  return `otpauth://totp/${name}?${query.join('&')}`;
}

/** Enough of it to compare with the page: `JBSW Y3DP … 3PXP`. */
export function shownKey(one: PageKey): string {
  if (!isLink(one)) return shorten(one.key);
  const { issuer = '', label = '' } = linkName(one.key) ?? {};
  const secret = new URLSearchParams(one.key.split('?')[1] ?? '').get('secret') ?? '';
  return [[issuer, label].filter(Boolean).join(', '), shorten(secret)].filter(Boolean).join(': ');
}

function shorten(secret: string): string {
  const groups = groupSecret(secret.replace(/[\s-]/g, '').toUpperCase());
  return groups.length <= 4 ? groups.join(' ') : `${groups.slice(0, 2).join(' ')} … ${groups.at(-1)}`;
}

/** Endings of two parts, as far as they are common: it is a guess that a person may change. */
const SECOND_LEVEL = /^(?:ac|co|com|edu|gob|gov|gv|ne|net|or|org)$/;

/** `Example` for `https://login.example.co.uk`; empty for an address in numbers. */
export function issuerAt(origin: string): string {
  const host = new URL(origin).hostname;
  if (/^[\d.]+$|^\[/.test(host)) return '';
  const names = host.split('.');
  const parts = names.length > 1 ? names.slice(0, -1) : names;
  const name = (SECOND_LEVEL.test(parts.at(-1) ?? '') && parts.at(-2)) || (parts.at(-1) ?? '');
  // Another script's letters are worth no guess.
  return name.startsWith('xn--') ? '' : name.charAt(0).toUpperCase() + name.slice(1);
}

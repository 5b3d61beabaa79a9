/**
 * What a QR code is, in words for a person who decides whether to care. Only
 * read for display: nothing here is opened, joined, called or saved, and texts
 * come from strangers, so what is shown of them is short, on one line and in
 * reading order.
 */
import { printable } from '@/lib/otpauth/names';
import { linkIn } from './add-model';
import { hostName } from './host-names';
import { linkName } from './link-name';

export type QrKind =
  /** An account for our vault, as its link names it. */
  | { readonly kind: 'account'; readonly uri: string; readonly issuer: string; readonly label: string }
  /** A part of another app's export. */
  | { readonly kind: 'export'; readonly uri: string }
  /** Anything else: a name for what it is, and what of it helps to tell it from others; empty for nothing. */
  | { readonly kind: 'other'; readonly name: string; readonly detail: string };

/** UTF-16 units of a detail: one line and a half of a popup. */
const MAX_DETAIL = 80;
/** Of a host, once as it is read and once as it travels. */
const MAX_HOST = 64;
/** A code holds fewer than 3,000 bytes in its densest form; what comes in is cut before any pattern sees it. */
const MAX_TEXT = 8_192;

export function describeQr(given: string): QrKind {
  const text = given.slice(0, MAX_TEXT).trim();
  const uri = linkIn(text);
  if (uri !== null) {
    if (/^otpauth-migration:/iu.test(uri)) return { kind: 'export', uri };
    const { issuer, label } = linkName(text) ?? { issuer: '', label: '' };
    return { kind: 'account', uri, issuer: short(issuer), label: short(label) };
  }
  for (const [pattern, name, detailOf] of KINDS) {
    if (pattern.test(text)) return { kind: 'other', name, detail: short(detailOf?.(text) ?? '') };
  }
  return describeAddress(text) ?? { kind: 'other', name: 'Text', detail: short(text) };
}

/** Forms without a host, and programs known by their own scheme, the most particular first. */
const KINDS: readonly (readonly [RegExp, string, ((text: string) => string)?])[] = [
  [/^(?:phonefactor|microsoft-authenticator|ms-msa|msauth):/iu, 'An activation for Microsoft Authenticator'],
  [/^WIFI:/iu, 'A Wi-Fi network', (text) => partOf(text, 'S')],
  [/^FIDO:\//iu, 'A sign-in with a passkey of another device'],
  [/^BEGIN:VCARD/iu, 'A contact', (text) => /^FN[^:\n]*:(.*)$/imu.exec(text)?.[1] ?? ''],
  [/^MECARD:/iu, 'A contact', (text) => partOf(text, 'N')],
  [/^BEGIN:V(?:EVENT|CALENDAR)/iu, 'An event', (text) => /^SUMMARY[^:\n]*:(.*)$/imu.exec(text)?.[1] ?? ''],
  [/^(?:sgnl|tsdevice):/iu, 'A sign-in code of another app', () => 'Signal'],
  [/^tg:\/\/login/iu, 'A sign-in code of another app', () => 'Telegram'],
  // Four or five parts in base64, behind the number of the protocol.
  [/^\d@[\w+/=-]+,[\w+/=-]+,[\w+/=-]+/u, 'A sign-in code of another app', () => 'WhatsApp'],
  [/^steam:\/\//iu, 'A code for another app', () => 'Steam'],
  [/^(?:duo|oktaverify|onelogin|com\.rsa\.securid\S*|symantec|entrust\w*|pingid):/iu, 'An activation for another app'],
  [/^mailto:|^MATMSG:/iu, 'An email', mailIn],
  [/^tel:/iu, 'A phone number', (text) => text.slice('tel:'.length)],
  [/^(?:sms|smsto|mmsto):/iu, 'A text message'],
  [/^geo:/iu, 'A place on a map'],
  [/^(?:bitcoin|ethereum|lightning|litecoin|monero|upi|BCD\n|BCD\r\n|SPC\n|SPC\r\n|SPD\*)/iu, 'A payment'],
  [/^(?:javascript|data|blob|file):/iu, 'Text', (text) => text],
];

/** Sign-ins of other programs that are ordinary addresses. */
const SIGN_INS: readonly (readonly [RegExp, string])[] = [
  [/^s\.team\/q\//iu, 'Steam'],
  [/^(?:www\.)?discord\.com\/ra\//iu, 'Discord'],
  [/^(?:login\.)?weixin\.qq\.com\/(?:l|x)\//iu, 'WeChat'],
  [/^signal\.link\//iu, 'Signal'],
  [/^web\.whatsapp\.com\//iu, 'WhatsApp'],
];

function describeAddress(text: string): QrKind | null {
  if (!/^[a-z][a-z0-9+.-]*:/iu.test(text) || /\s/u.test(text)) return null;
  const url = URL.parse(text);
  if (url === null) return null;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'other', name: 'A code for another app', detail: short(url.protocol.slice(0, -1)) };
  }
  const app = SIGN_INS.find(([pattern]) => pattern.test(url.host + url.pathname))?.[1];
  if (app !== undefined) return { kind: 'other', name: 'A sign-in code of another app', detail: app };
  // The host alone: where an address leads is decided by it, and by nothing that can be written around it.
  return { kind: 'other', name: 'A link', detail: shortHost(url.origin) };
}

/** The end of a long name: whose it is stands there, and what stands before can be anything. */
function shortHost(origin: string): string {
  const [unicode, ascii] = [hostName(origin).unicode, hostName(origin).ascii].map(endOf);
  return unicode === ascii || unicode === undefined ? (ascii ?? '') : `${unicode} (${ascii})`;
}

const endOf = (host: string): string => (host.length <= MAX_HOST ? host : `…${host.slice(-MAX_HOST)}`);

/** A field of `WIFI:S:name;P:…;` and `MECARD:N:…;`, where a backslash makes a semicolon a letter. Never the password. */
function partOf(text: string, field: 'S' | 'N'): string {
  const parts = text.slice(text.indexOf(':') + 1).match(/(?:\\.|[^;\\])+/gsu) ?? [];
  const value = parts.find((part) => part.toUpperCase().startsWith(`${field}:`))?.slice(2) ?? '';
  return value.replace(/\\(.)/gsu, '$1');
}

function mailIn(text: string): string {
  return /^mailto:([^?]*)/iu.exec(text)?.[1] ?? /TO:([^;]*)/iu.exec(text)?.[1] ?? '';
}

/** On one line, without what turns the order of reading, and not longer than a glance. */
function short(text: string): string {
  const line = printable(text.replace(/\s+/gu, ' '));
  return line.length <= MAX_DETAIL ? line : `${cutAt(line, MAX_DETAIL - 1)}…`;
}

/** Not in the middle of a pair of surrogates. */
function cutAt(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/u, '');
}

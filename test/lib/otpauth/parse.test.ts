/**
 * Key URIs as the format has them, as programs really write them, and as nobody
 * should. Every leniency of `tidy.ts` and `label.ts` has its line here; what is not
 * forgiven is in `parse-refused.test.ts`.
 */
import { describe, expect, test } from 'vitest';
import type { AccountDraft } from '@/lib/account/account';
import { encodeHex } from '@/lib/bytes/hex';
import { parseOtpauth } from '@/lib/otpauth/parse';

const usual = {
  type: 'totp',
  issuer: '',
  label: '',
  secret: '48656c6c6f21deadbeef',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
};

function read(text: string): Record<keyof AccountDraft, unknown> {
  const draft = parseOtpauth(text);
  return { ...draft, secret: encodeHex(draft.secret) };
}

const S = 'secret=JBSWY3DPEHPK3PXP';
const acme = { ...usual, issuer: 'Acme', label: 'bob@example.com' };

describe('the format as it is written down', () => {
  test('the least a link can say', () => {
    expect(read(`otpauth://totp/bob?${S}`)).toEqual({ ...usual, label: 'bob' });
  });

  test('everything a link can say', () => {
    expect(
      read(`otpauth://totp/ACME%20Co:john.doe@email.com?${S}&issuer=ACME%20Co&algorithm=SHA512&digits=8&period=60`),
    ).toEqual({ ...usual, issuer: 'ACME Co', label: 'john.doe@email.com', algorithm: 'SHA512', digits: 8, period: 60 });
  });

  test('a counter', () => {
    expect(read(`otpauth://hotp/Acme:bob@example.com?${S}&counter=42`)).toEqual({ ...acme, type: 'hotp', counter: 42 });
  });

  test.each(['Acme:bob@example.com', 'Acme%3Abob%40example.com', 'Acme%3a%20bob@example.com', 'Acme: bob@example.com'])(
    'the label %s has an issuer',
    (label) => {
      expect(read(`otpauth://totp/${label}?${S}`)).toEqual(acme);
    },
  );

  test('names of other scripts', () => {
    expect(read(`otpauth://totp/%E9%80%A3%E7%B5%A1:%F0%9F%98%80?${S}`)).toEqual({
      ...usual,
      issuer: '連絡',
      label: '😀',
    });
    expect(read(`otpauth://totp/Фирма:Оля?${S}`)).toEqual({ ...usual, issuer: 'Фирма', label: 'Оля' });
  });
});

describe('names as they are met', () => {
  test.each([
    ['issuer= is right where the label has another', `otpauth://totp/Other:bob?${S}&issuer=Acme`, 'Acme', 'bob'],
    ['issuer= empty gives way to the label', `otpauth://totp/Acme:bob?${S}&issuer=`, 'Acme', 'bob'],
    ['a label without issuer', `otpauth://totp/bob?${S}&issuer=Acme`, 'Acme', 'bob'],
    ['the issuer alone before the colon', `otpauth://totp/Acme:?${S}`, 'Acme', ''],
    ['no issuer before the colon', `otpauth://totp/:bob?${S}`, '', 'bob'],
    ['an empty label', `otpauth://totp/?${S}&issuer=Acme`, 'Acme', ''],
    ['no label at all', `otpauth://totp?${S}&issuer=Acme`, 'Acme', ''],
    ['several colons', `otpauth://totp/Acme:eu:bob?${S}`, 'Acme', 'eu:bob'],
    ['a colon in the issuer itself', `otpauth://totp/Acme%3AEU:bob?${S}&issuer=Acme%3AEU`, 'Acme:EU', 'bob'],
    ['an issuer twice in the label', `otpauth://totp/Acme:Acme:bob?${S}&issuer=Acme`, 'Acme', 'Acme:bob'],
    ['spaces around both', `otpauth://totp/%20Acme%20:%20%20bob%20?${S}`, 'Acme', 'bob'],
    ['unencoded spaces', `otpauth://totp/Acme Co:bob smith?${S}&issuer=Acme Co`, 'Acme Co', 'bob smith'],
    [
      'form encoding in issuer and label',
      `otpauth://totp/Acme+Co:bob+smith?${S}&issuer=Acme+Co`,
      'Acme Co',
      'bob smith',
    ],
    [
      'form encoding in issuer= alone',
      `otpauth://totp/Acme%20Co:bob+work@x.org?${S}&issuer=Acme+Co`,
      'Acme Co',
      'bob+work@x.org',
    ],
    ['a plus in a mail address', `otpauth://totp/bob+work@x.org?${S}&issuer=Acme`, 'Acme', 'bob+work@x.org'],
    ['a plus without issuer=', `otpauth://totp/A+B:bob?${S}`, 'A+B', 'bob'],
    ['an encoded plus in issuer=', `otpauth://totp/bob?${S}&issuer=C%2B%2B`, 'C++', 'bob'],
    ['an unencoded & that cuts issuer= off', `otpauth://totp/A&B:bob?${S}&issuer=A&B`, 'A&B', 'bob'],
    ['an unencoded & between spaces', `otpauth://totp/A & B:bob?${S}&issuer=A & B`, 'A & B', 'bob'],
    ['an unencoded #', `otpauth://totp/A#1:bob?${S}&issuer=A#1`, 'A#1', 'bob'],
    ['an unencoded %', `otpauth://totp/100%:bob?${S}&issuer=100%`, '100%', 'bob'],
    ['bytes that are not UTF-8', `otpauth://totp/Caf%E9:bob?${S}`, 'Caf%E9', 'bob'],
    ['a slash', `otpauth://totp/a/b:c/d?${S}`, 'a/b', 'c/d'],
    ['the issuer as the whole label', `otpauth://totp/Acme?${S}&issuer=Acme`, 'Acme', 'Acme'],
  ])('%s', (_, link, issuer, label) => {
    expect(read(link)).toEqual({ ...usual, issuer, label });
  });

  test('control characters and what turns the reading order are cut out', () => {
    expect(read(`otpauth://totp/A%00cm%0Ae:\u202emoc.bob\u202c%E2%81%A6%7F?${S}`)).toEqual({
      ...usual,
      issuer: 'Acme',
      label: 'moc.bob',
    });
  });

  test('half a surrogate pair is cut out', () => {
    expect(read(`otpauth://totp/A\ud83dcme:b\ude00ob?${S}`)).toEqual({ ...usual, issuer: 'Acme', label: 'bob' });
  });

  test('markup is only text', () => {
    const script = '<img src=x onerror=alert(1)>';
    expect(read(`otpauth://totp/x?${S}&issuer=${encodeURIComponent(script)}`)).toEqual({
      ...usual,
      issuer: script,
      label: 'x',
    });
  });

  test('names of 256 characters are accepted and longer ones are not', () => {
    expect(read(`otpauth://totp/${'b'.repeat(256)}?${S}&issuer=${'a'.repeat(256)}`).issuer).toBe('a'.repeat(256));
    expect(() => read(`otpauth://totp/${'b'.repeat(257)}?${S}`)).toThrow('name-long');
    expect(() => read(`otpauth://totp/bob?${S}&issuer=${'a'.repeat(257)}`)).toThrow('name-long');
  });
});

describe('parameters as they are met', () => {
  test.each([
    ['sha1', 'SHA1'],
    ['Sha256', 'SHA256'],
    ['SHA-256', 'SHA256'],
    ['SHA_512', 'SHA512'],
    ['HmacSHA1', 'SHA1'],
    ['HmacSHA256', 'SHA256'],
    ['HMAC-SHA-512', 'SHA512'],
    ['hmac_sha1', 'SHA1'],
    ['Algorithm.sha256', 'SHA256'],
    ['', 'SHA1'],
  ])('algorithm=%s is %s', (said, algorithm) => {
    expect(read(`otpauth://totp/bob?${S}&algorithm=${said}`)).toEqual({ ...usual, label: 'bob', algorithm });
  });

  test.each([5, 7, 10])('%i digits', (digits) => {
    expect(read(`otpauth://totp/bob?${S}&digits=${digits}`)).toEqual({ ...usual, label: 'bob', digits });
  });

  test.each([1, 10, 15, 45, 90, 3600, 86_400])('a period of %i', (period) => {
    expect(read(`otpauth://totp/bob?${S}&period=${period}`)).toEqual({ ...usual, label: 'bob', period });
  });

  test.each([
    ['leading zeros', 'digits=08&period=060'],
    ['plus signs', 'digits=+8&period=+60'],
    ['spaces', 'digits= 8&period=60%20'],
    ['upper case', 'DIGITS=8&Period=60'],
    ['the same said twice', 'digits=8&period=60&digits=8'],
    ['a trailing &', 'digits=8&period=60&'],
    ['a name without a value', 'digits=8&foo&period=60&bar='],
    [
      'parameters that mean nothing here',
      'digits=8&period=60&image=https%3A%2F%2Fevil.example%2Fx.png&icon=a&tags=x&tags=y',
    ],
    ['an unencoded address as image', 'digits=8&image=https://evil.example/x.png?a=1&period=60'],
    ['names of every object', '__proto__=x&constructor=y&digits=8&period=60&toString=z&hasOwnProperty='],
  ])('%s', (_, query) => {
    expect(read(`otpauth://totp/bob?${S}&${query}`)).toEqual({ ...usual, label: 'bob', digits: 8, period: 60 });
  });

  test('empty parameters are as good as none', () => {
    expect(read(`otpauth://totp/bob?${S}&algorithm=&digits=&period=&issuer=`)).toEqual({ ...usual, label: 'bob' });
  });

  test.each([
    'jbswy3dpehpk3pxp',
    'JBSW Y3DP EHPK 3PXP',
    'JBSW+Y3DP+EHPK+3PXP',
    'JBSW%20Y3DP%20EHPK%203PXP',
    'JBSW-Y3DP-EHPK-3PXP',
    'JBSWY3DPEHPK3PXP======',
    'JBSWY3DPEHPK3PXP%3D%3D',
    'JBSW%C2%A0Y3DPEHPK3PXP',
  ])('the secret %s', (secret) => {
    expect(read(`otpauth://totp/bob?secret=${secret}`)).toEqual({ ...usual, label: 'bob' });
  });

  test.each([
    ['upper case, as in the smallest QR codes', `OTPAUTH://TOTP/ACME:BOB?SECRET=JBSWY3DPEHPK3PXP&ISSUER=ACME`],
    ['white space around the text', `\n  otpauth://totp/ACME:BOB?${S}&issuer=ACME \r\n`],
    ['a byte order mark', `\ufeffotpauth://totp/ACME:BOB?${S}&issuer=ACME`],
    ['line breaks inside', `otpauth://totp/ACME:BOB\r\n?secret=JBSWY3DP\n\tEHPK3PXP&issuer=ACME`],
  ])('%s', (_, link) => {
    expect(read(link)).toEqual({ ...usual, issuer: 'ACME', label: 'BOB' });
  });

  test('a counter that is not said starts at 0', () => {
    expect(read(`otpauth://hotp/bob?${S}`)).toEqual({ ...usual, type: 'hotp', label: 'bob', counter: 0 });
  });

  test('the largest counter', () => {
    expect(read(`otpauth://hotp/bob?${S}&counter=9007199254740991`).counter).toBe(9_007_199_254_740_991);
  });

  test('what a type does not use is not looked at', () => {
    expect(read(`otpauth://hotp/bob?${S}&counter=1&period=0`)).toEqual({
      ...usual,
      type: 'hotp',
      label: 'bob',
      counter: 1,
    });
    expect(read(`otpauth://totp/bob?${S}&counter=-1`)).toEqual({ ...usual, label: 'bob' });
  });
});

describe('Steam', () => {
  const steam = { ...usual, type: 'steam', issuer: 'Steam', digits: 5 };

  test.each([
    ['a type of its own', `otpauth://steam/Steam:bob?${S}&issuer=Steam`],
    ['a type of its own, with digits', `otpauth://steam/Steam:bob?${S}&issuer=Steam&digits=5&period=30&algorithm=SHA1`],
    ["KeePassXC's mark", `otpauth://totp/Steam:bob?${S}&period=30&digits=5&issuer=Steam&encoder=steam`],
    ["KeeOtp's digits", `otpauth://totp/Steam:bob?${S}&digits=S`],
    ["Valve's own links, without digits", `otpauth://totp/Steam:bob?${S}&issuer=Steam`],
  ])('%s', (_, link) => {
    expect(read(link)).toEqual({ ...steam, label: 'bob' });
  });

  test.each(['steam://JBSWY3DPEHPK3PXP', 'STEAM://jbswy3dpehpk3pxp', ' steam://JBSWY3DPEHPK3PXP\n'])(
    "Bitwarden's %j",
    (link) => {
      expect(read(link)).toEqual(steam);
    },
  );

  test('the name Steam alone, or with digits, makes no Steam code', () => {
    expect(read(`otpauth://totp/bob?${S}&issuer=Steam`).type).toBe('totp');
    expect(read(`otpauth://totp/Steam:bob?${S}&issuer=Steam&digits=6`).type).toBe('totp');
    expect(read(`otpauth://totp/Steam:bob?${S}&issuer=Valve`).type).toBe('totp');
  });

  test.each(['steam://run/440', 'steam://rungameid/570?x'])('%s starts a game', (link) => {
    expect(() => read(link)).toThrow('uri-foreign');
  });
});

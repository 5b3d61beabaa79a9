/**
 * Setup keys in text. Covers: shapes that are keys and that are not, words that speak for and against, parameters
 * said beside, and that a large text takes no time to speak of. Not here: what of a page is read, and what is seen.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBase32 } from '@/lib/bytes/base32';
import { findKeys, type Piece } from '@/lib/detect/key-text';

const KEY = 'JBSWY3DPEHPK3PXP';
const LONG = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

function piece(text: string, more: Partial<Piece> = {}): Piece {
  return { text, before: '', after: '', place: 'plain', ...more };
}

const keysOf = (pieces: readonly Piece[], about = ''): readonly string[] =>
  findKeys(pieces, about).map(({ key }) => key);

describe('a key', () => {
  test.each([
    ['in one piece', `Enter this key by hand: ${KEY}`],
    ['in groups of four', 'Setup key: JBSW Y3DP EHPK 3PXP'],
    ['in lower case', 'Your secret key is jbsw y3dp ehpk 3pxp'],
    ['in lower case, in one piece', 'Your secret key is jbswy3dpehpk3pxp and no other'],
    ['parted by dashes', 'Can’t scan? Enter this key: JBSW-Y3DP-EHPK-3PXP'],
    ['parted by narrow spaces', 'Setup key: JBSW\u202fY3DP\u202fEHPK\u202f3PXP'],
    ['with words in capitals before it', 'SECRET KEY JBSW Y3DP EHPK 3PXP'],
    ['with padding', 'Secret: JBSWY3DPEHPK3PXP======'],
    ['with a full stop behind it', 'Enter the secret JBSWY3DPEHPK3PXP.'],
    ['in quotation marks', 'Enter the secret “JBSWY3DPEHPK3PXP” by hand'],
  ])('%s is found', (_how, text) => {
    expect(keysOf([piece(text)])).toEqual([KEY]);
  });

  test.each([
    ['de', 'Können Sie nicht scannen? Geben Sie diesen Schlüssel manuell ein:'],
    ['fr', 'Vous ne pouvez pas scanner ? Saisissez cette clé :'],
    ['es', 'Introduce esta clave manualmente:'],
    ['pt', 'Não consegue ler? Digite a chave:'],
    ['it', 'Inserisci manualmente questa chiave:'],
    ['pl', 'Wpisz ten klucz ręcznie:'],
    ['ru', 'Не получается отсканировать? Введите ключ вручную:'],
    ['tr', 'Bu anahtarı elle girin:'],
    ['ja', 'スキャンできない場合は、次のキーを入力してください：'],
    ['zh', '无法扫描？请手动输入密钥：'],
    ['ko', '스캔할 수 없나요? 이 키를 입력하세요:'],
    ['ar', 'أدخل هذا المفتاح يدويًا:'],
    ['he', 'הזינו את המפתח ידנית:'],
    ['hi', 'यह कुंजी दर्ज करें:'],
  ])('is found beside words in %s', (_language, words) => {
    expect(keysOf([piece('JBSW Y3DP EHPK 3PXP', { before: words })])).toEqual([KEY]);
  });

  test('of any length that sites use is found, whatever chance made of it', () => {
    const bytes = fc
      .constantFrom(10, 16, 20, 32)
      .chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
    fc.assert(
      fc.property(bytes, fc.boolean(), (bytes, isGrouped) => {
        const key = encodeBase32(bytes);
        // What chance never makes, and nobody takes for a key: few different letters, no digit inside.
        fc.pre(new Set(key).size >= 6 && /[2-7].*[A-Z]{5}/.test(key) && !/^[A-F2-7]+$/.test(key));
        const shown = isGrouped ? key.replace(/(.{4})(?=.)/g, '$1 ') : key;
        expect(keysOf([piece(`Or enter this key: ${shown}`)])).toEqual([key]);
      }),
    );
  });

  test('is read out of a link that the page has, before anything else', () => {
    const link = 'otpauth://totp/Example:ada?secret=JBSWY3DPEHPK3PXP&issuer=Example';
    expect(keysOf([piece(`Secret: ${LONG}`), piece(link, { place: 'code' })])).toEqual([link, LONG]);
  });

  test('shown twice is one', () => {
    expect(keysOf([piece(`Key: ${KEY}`), piece('JBSW Y3DP EHPK 3PXP', { before: 'Secret key' })])).toEqual([KEY]);
  });

  test('in code on a page about a second factor needs no words beside it', () => {
    expect(keysOf([piece(KEY, { place: 'code' })], 'Two-factor authentication')).toEqual([KEY]);
    expect(keysOf([piece(KEY, { place: 'code' })], 'Your account')).toEqual([]);
  });

  test('under a code to scan, on a page about a second factor, needs no name', () => {
    const bare = piece('JBSW Y3DP EHPK 3PXP', { after: 'Scan the QR code above with your app.' });
    expect(keysOf([bare], 'Two-step verification')).toEqual([KEY]);
    expect(keysOf([bare], 'Join our chat')).toEqual([]);
  });

  test('that a button copies needs words that say so', () => {
    expect(
      keysOf([piece(KEY, { place: 'copied', before: 'Copy the setup key' })], 'Two-factor authentication'),
    ).toEqual([KEY]);
    expect(keysOf([piece(KEY, { place: 'copied' })], 'Two-factor authentication')).toEqual([]);
  });
});

describe('no key', () => {
  test.each([
    ['words', 'Enter this key by hand into your authenticator application please'],
    ['a long word', 'Secret key: uwierzytelnianiem Authentifizierungsmethode authentification'],
    ['words of four letters', 'Enter this key: with your hand into each form that they show here'],
    ['words in capitals', 'KEY: THIS PAGE WILL OPEN SOON WITH YOUR NEXT CODE'],
    ['a hexadecimal id', 'Key: 7c4a6d2e5f3b4a6c7d2e5f3b4a6c7d2e'],
    ['digits', 'Key: 2345 6723 4567 2345 6723'],
    ['a sample', 'Key: AAAA BBBB AAAA BBBB'],
    ['a length that no bytes make', `Secret key: ${KEY}A`],
    ['something with other digits', 'Secret key: JBSWY8DPEHPK1PXP'],
    ['mixed case', 'Secret key: JbswY3dpEhpk3pxP'],
    ['a part of a longer word', `Secret key: ${KEY}_suffix and prefix-${KEY}`],
    ['a part of an address', `Secret key: https://example.com/${KEY} ${KEY}@example.com`],
    ['a licence key', 'Your licence key: JBSWY-3DPEH-PK3PX-PGEZD-GNBVG'],
    ['a serial number', `Serial number: ${KEY}`],
    ['a key of a cloud', 'Secret. AWS access key: AKIAJ2GEZDGNBVGY3TQO'],
    ['a recovery code', `Your recovery code: ${KEY}`],
    ['a key that was asked for, and a recovery code that came', `Keep your secret safe. Recovery code: ${KEY}`],
    ['something without a word', KEY],
  ])('is %s', (_what, text) => {
    expect(keysOf([piece(text)], 'Two-factor authentication')).toEqual([]);
  });

  test('is in a list of several of one length', () => {
    const codes = ['JBSWY3DPEHPK3PXP', 'GEZDGNBVGY3TQOJQ', 'MFRGGZDFMZTWQ2LK', 'NRWW44DROJ2GK6DU'];
    expect(keysOf(codes.map((code) => piece(code, { before: 'Secret codes', place: 'code' })))).toEqual([]);
  });
});

describe('the kind of code', () => {
  test.each([
    ['Time-based, 6 digits, 30 seconds, SHA-1', { algorithm: 'SHA1', digits: 6, period: 30 }],
    ['Time-based, 8 digits, 60 seconds, SHA-256', { algorithm: 'SHA256', digits: 8, period: 60 }],
    ['Algorithm SHA512, period: 60', { algorithm: 'SHA512', digits: 6, period: 60 }],
    ['SHA-1 or SHA-256, as you like', { algorithm: 'SHA1', digits: 6, period: 30 }],
    ['', { algorithm: 'SHA1', digits: 6, period: 30 }],
  ])('is read from "%s"', (after, parameters) => {
    expect(findKeys([piece(`Secret key: ${KEY}`, { after })], '')).toEqual([{ key: KEY, ...parameters }]);
  });
});

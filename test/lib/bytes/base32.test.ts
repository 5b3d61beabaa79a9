/** Base32 as people write it. Not covered: what a strict API may refuse. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase32, encodeBase32 } from '@/lib/bytes/base32';
import { decodeHex, encodeHex } from '@/lib/bytes/hex';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';

const RFC_4648_SECTION_10 = [
  ['', ''],
  ['f', 'MY======'],
  ['fo', 'MZXQ===='],
  ['foo', 'MZXW6==='],
  ['foob', 'MZXW6YQ='],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI======'],
] as const;

describe('reading', () => {
  test.each(RFC_4648_SECTION_10)('RFC 4648: %j is %j', (text, base32) => {
    expect(decodeUtf8(decodeBase32(base32))).toBe(text);
  });

  test.each([
    ['lower case', 'mzxw6ytboi'],
    ['mixed case', 'mZxW6yTbOi'],
    ['spaces', ' MZXW 6YTB OI '],
    ['no-break spaces', 'MZXW\u00a06YTB\u00a0OI'],
    ['line breaks and tabs', 'MZXW\r\n6YTB\tOI\n'],
    ['dashes', 'MZXW-6YTB-OI'],
    ['dashes of a word processor', 'MZXW–6YTB—OI'],
    ['underscores', 'MZXW_6YTB_OI'],
    ['missing padding', 'MZXW6YTBOI'],
    ['too much padding', 'MZXW6YTBOI============'],
    ['padding with spaces in it', 'MZXW6YTBOI = = ='],
  ])('%s change nothing', (_, text) => {
    expect(decodeUtf8(decodeBase32(text))).toBe('foobar');
  });

  test('a known secret gives known bytes', () => {
    expect(encodeHex(decodeBase32('JBSWY3DPEHPK3PXP'))).toBe('48656c6c6f21deadbeef');
  });

  test('left-over bits are dropped, even when they are not zero', () => {
    expect(encodeHex(decodeBase32('MZ'))).toBe('66');
  });

  test.each([
    ['zero, which may be an O', 'MZXW0YTB'],
    ['one, which may be an L', 'MZXW1YTB'],
    ['eight, which may be a B', 'MZXW8YTB'],
    ['nine', 'MZXW9YTB'],
    ['padding in the middle', 'MZ==XW6Y'],
    ['a sharp s, which is SS in upper case', 'MZXW6YTß'],
    ['a dotless i, which is I in upper case', 'MZXW6YTı'],
    ['a full-width letter', 'MZXW6YTＡ'],
    ['a Cyrillic letter that looks Latin', 'MZXW6YTА'],
    ['half of a surrogate pair', 'MZXW6YT\ud83d'],
    ['a link', 'https://example.com'],
  ])('%s is no base32', (_, text) => {
    expect(() => decodeBase32(text)).toThrow('secret-not-base32');
  });

  test.each(['A', 'MZX', 'MZXW6Y', 'MZXW6YTBO', 'MZXW6YTB OIA', 'A======='])(
    '%s is cut off: no bytes have that length',
    (text) => {
      expect(() => decodeBase32(text)).toThrow('secret-cut-off');
    },
  );

  test('the result owns its buffer, so that wiping it wipes all of it', () => {
    expect(decodeBase32('MZXW6YTBOI').buffer.byteLength).toBe(6);
  });
});

describe('writing', () => {
  test.each(RFC_4648_SECTION_10)('RFC 4648: %j is %j, without the padding', (text, base32) => {
    expect(encodeBase32(encodeUtf8(text))).toBe(base32.replaceAll('=', ''));
  });

  test('all bits set', () => {
    expect(encodeBase32(decodeHex('ffffffffff'))).toBe('77777777');
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1024 }), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(new Uint8Array(bytes));
      }),
    );
  });
});

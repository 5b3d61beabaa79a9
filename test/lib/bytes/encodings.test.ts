/** Base64, hexadecimal and UTF-8: vectors, what is refused, and that reading undoes writing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '@/lib/bytes/base64';
import { decodeHex, encodeHex } from '@/lib/bytes/hex';
import { decodeUtf8, encodeUtf8 } from '@/lib/bytes/utf8';

describe('base64', () => {
  test.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
    ['\u00ff\u00fe', 'w7/Dvg=='],
  ])('RFC 4648: %j is %j', (text, base64) => {
    expect(encodeBase64(encodeUtf8(text))).toBe(base64);
    expect(decodeUtf8(decodeBase64(base64))).toBe(text);
  });

  test.each(['Zg=a', 'Zg-_', '!', 'Z'])('%s is refused', (text) => {
    expect(() => decodeBase64(text)).toThrow();
  });

  test('a megabyte does not overflow the stack', () => {
    const bytes = decodeBase64(encodeBase64(new Uint8Array(1_048_576).fill(0xa5)));
    expect(bytes.length).toBe(1_048_576);
    expect(bytes.every((byte) => byte === 0xa5)).toBe(true);
  });
});

describe('hexadecimal', () => {
  test('a byte has two digits', () => {
    expect(encodeHex(Uint8Array.of(0, 1, 0x9a, 255))).toBe('00019aff');
    expect([...decodeHex('00019aFF')]).toEqual([0, 1, 0x9a, 255]);
    expect([...decodeHex('')]).toEqual([]);
  });

  test.each(['0', '0g', '0x', ' 00', '-1', '+1'])('%j is refused', (text) => {
    expect(() => decodeHex(text)).toThrow();
  });
});

describe('UTF-8', () => {
  test('characters of one to four bytes', () => {
    expect(encodeHex(encodeUtf8('aé€😀'))).toBe('61c3a9e282acf09f9880');
    expect(decodeUtf8(decodeHex('61c3a9e282acf09f9880'))).toBe('aé€😀');
  });

  test('a byte order mark survives', () => {
    expect(decodeUtf8(decodeHex('efbbbf61'))).toBe('\ufeffa');
  });

  test.each(['ff', 'c3', 'c080', 'eda080'])('%s is no text', (hex) => {
    expect(() => decodeUtf8(decodeHex(hex))).toThrow();
  });
});

test('reading undoes writing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.string({ unit: 'binary' }), (array, text) => {
      const bytes = new Uint8Array(array);
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      expect(decodeHex(encodeHex(bytes))).toEqual(bytes);
      expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    }),
  );
});

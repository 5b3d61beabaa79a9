/** HOTP against RFC 4226, appendix D, and at the ends of the counter. */
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '@/lib/bytes/utf8';
import { hotp, importSecret, truncatedMac } from '@/lib/otp/hotp';

const secret = encodeUtf8('12345678901234567890');

test.each([
  [0, '755224', 1284755224],
  [1, '287082', 1094287082],
  [2, '359152', 137359152],
  [3, '969429', 1726969429],
  [4, '338314', 1640338314],
  [5, '254676', 868254676],
  [6, '287922', 1918287922],
  [7, '162583', 82162583],
  [8, '399871', 673399871],
  [9, '520489', 645520489],
])('RFC 4226 D: counter %i', async (counter, code, truncated) => {
  const key = await importSecret(secret, 'SHA1');
  expect(await hotp({ key, digits: 6 }, counter)).toBe(code);
  expect(await truncatedMac(key, counter)).toBe(truncated);
});

test('a code is padded with zeros on the left', async () => {
  const key = await importSecret(secret, 'SHA1');
  expect(await hotp({ key, digits: 10 }, 7)).toBe('0082162583');
});

describe('the counter', () => {
  test.each([
    [2 ** 31, '197202'],
    [2 ** 32 - 1, '117190'],
    [2 ** 32, '999456'],
    [Number.MAX_SAFE_INTEGER, '891307'],
  ])('%i is eight bytes, not four', async (counter, code) => {
    const key = await importSecret(secret, 'SHA1');
    expect(await hotp({ key, digits: 6 }, counter)).toBe(code);
  });

  test.each([-1, 0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])('%d is no counter', async (counter) => {
    const key = await importSecret(secret, 'SHA1');
    await expect(hotp({ key, digits: 6 }, counter)).rejects.toThrow(RangeError);
  });
});

describe('the key', () => {
  test('cannot be exported, and can only sign', async () => {
    const key = await importSecret(secret, 'SHA256');
    expect(key.extractable).toBe(false);
    expect(key.usages).toEqual(['sign']);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  test('importing leaves the given bytes alone', async () => {
    const bytes = encodeUtf8('12345678901234567890');
    await importSecret(bytes, 'SHA1');
    expect(bytes).toEqual(secret);
  });

  test('one byte and 1,024 bytes are both keys', async () => {
    await expect(importSecret(new Uint8Array(1), 'SHA1')).resolves.toBeDefined();
    await expect(importSecret(new Uint8Array(1024), 'SHA512')).resolves.toBeDefined();
  });
});

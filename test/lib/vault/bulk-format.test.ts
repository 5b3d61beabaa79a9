/** The bulk copy as it is sealed: what opens it, what it gives away, what is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openBulk, parseBulk, sealBulk } from '@/lib/vault/bulk';
import { deriveKeys, importRoot } from '@/lib/vault/keys';
import { EMPTY_SET } from '@/lib/vault/set';

describe('sealed', async () => {
  const binding = { formatVersion: 1, vaultId: new Uint8Array(16).fill(3) };
  const keys = await deriveKeys(await importRoot(new Uint8Array(32).fill(5)), binding.vaultId);
  const sealed = await sealBulk({ entries: new Map(), set: EMPTY_SET }, 7, keys, binding);

  test('it opens for the vault and the generation it was made of', async () => {
    expect(await openBulk(sealed, keys, binding)).toEqual({ entries: new Map(), set: EMPTY_SET });
    expect(await openBulk({ ...sealed, generation: 8 }, keys, binding)).toBeNull();
    expect(await openBulk(sealed, keys, { ...binding, vaultId: new Uint8Array(16) })).toBeNull();
    expect(await openBulk(sealed, keys, { ...binding, formatVersion: 2 })).toBeNull();
  });

  test('its size tells little', () => {
    expect(sealed.ct).toHaveLength(4096 + 16);
  });

  test('any flipped bit fails to open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4111), fc.nat(7), async (at, bit) => {
        const ct = sealed.ct.slice();
        ct[at] = (ct[at] as number) ^ (1 << bit);
        expect(await openBulk({ ...sealed, ct }, keys, binding)).toBeNull();
      }),
    );
  });

  test.each([
    ['nothing', undefined],
    ['a generation that is text', { ...sealed, generation: '7' }],
    ['a short nonce', { ...sealed, iv: new Uint8Array(11) }],
    ['no ciphertext', { ...sealed, ct: new Uint8Array(15) }],
  ])('%s is no bulk copy', (_name, value) => {
    expect(parseBulk(value)).toBeNull();
  });
});

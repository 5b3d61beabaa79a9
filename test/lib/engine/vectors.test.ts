/** Published codes through both systems, and those of another program where it is installed. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askAgent, askVault } from '@/test/engine/ask';
import { createMemoryEngine } from '@/test/engine/memory-engine';

const SECRETS = {
  SHA1: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  SHA256: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA====',
  SHA512: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNA=',
} as const;
type Algorithm = keyof typeof SECRETS;

interface Parameters {
  readonly secret: string;
  readonly algorithm: string;
  readonly digits: number;
  readonly period: number;
}

/** The code of both systems at `seconds`, and whether the Vault API takes it back. */
async function codes({ secret, ...rest }: Parameters, seconds: number): Promise<unknown[]> {
  const engine = createMemoryEngine();
  engine.now = seconds * 1000;
  await askVault(engine, 'POST', 'keys/k', { key: secret, ...rest });
  const vault = (await askVault(engine, 'GET', 'code/k')).data as { code: string };
  const { body } = await askAgent(engine, 'POST', 'secrets', { label: 'x', secret, ...rest });
  const { id } = (body as { totp_secret: { id: string } }).totp_secret;
  const agent = (await askAgent(engine, 'GET', `code/${id}`)).body as { code: string };
  const validated = (await askVault(engine, 'POST', 'code/k', { code: vault.code })).data as { valid: boolean };
  return [vault.code, agent.code, validated.valid];
}

describe('RFC 6238, appendix B', () => {
  const moments = [59, 1111111109, 1111111111, 1234567890, 2000000000, 20000000000];
  const table: Record<Algorithm, readonly string[]> = {
    SHA1: ['94287082', '07081804', '14050471', '89005924', '69279037', '65353130'],
    SHA256: ['46119246', '68084774', '67062674', '91819424', '90698825', '77737706'],
    SHA512: ['90693936', '25091201', '99943326', '93441116', '38618901', '47863826'],
  };

  test.each(Object.keys(table) as Algorithm[])('%s', async (algorithm) => {
    for (const [index, seconds] of moments.entries()) {
      const code = table[algorithm][index];
      const parameters = { secret: SECRETS[algorithm], algorithm, digits: 8, period: 30 };
      expect(await codes(parameters, seconds)).toEqual([code, code, true]);
    }
  });
});

test('RFC 4226, appendix D: the counter is the number of the period', async () => {
  const table = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
  for (const [counter, code] of table.entries()) {
    const parameters = { secret: SECRETS.SHA1, algorithm: 'SHA1', digits: 6, period: 30 };
    expect(await codes(parameters, counter * 30)).toEqual([code, code, true]);
  }
});

test.each([
  ['JBSWY3DPEHPK3PXP', 0, '282760'],
  ['JBSWY3DPEHPK3PXP', 59, '996554'],
  ['JBSWY3DPEHPK3PXP', 1111111109, '071271'],
  ['JBSWY3DPEHPK3PXP', 1700000000, '324550'],
])('%s at %i s', async (secret, seconds, code) => {
  expect(await codes({ secret, algorithm: 'SHA1', digits: 6, period: 30 }, seconds)).toEqual([code, code, true]);
});

const hasOathtool = spawnSync('oathtool', ['--version']).status === 0;
if (!hasOathtool) console.log('There is no oathtool here: codes are not compared with its.');

test.skipIf(!hasOathtool)('oathtool makes the same codes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
      fc.constantFrom(6, 8),
      fc.integer({ min: 1, max: 86_400 }),
      fc.integer({ min: 86_400, max: 4_000_000_000 }),
      async (bytes, algorithm, digits, period, seconds) => {
        const secret = toBase32(bytes);
        const code = oathtool(['--base32', secret], algorithm, digits, period, seconds);
        expect(await codes({ secret, algorithm, digits, period }, seconds)).toEqual([code, code, true]);
      },
    ),
    { numRuns: 50 },
  );
});

test.skipIf(!hasOathtool)('oathtool makes the same codes of a secret that was generated', async () => {
  const engine = createMemoryEngine();
  engine.now = 1_700_000_000_000;
  const given = { generate: true, issuer: 'a', account_name: 'b', qr_size: 0, key_size: 32, algorithm: 'SHA256' };
  const { url } = (await askVault(engine, 'POST', 'keys/k', given)).data as { url: string };
  const secret = new URL(url).searchParams.get('secret') ?? '';
  const code = oathtool(['--base32', secret], 'SHA256', 6, 30, 1_700_000_000);
  expect(await askVault(engine, 'GET', 'code/k')).toEqual({ status: 200, data: { code } });
});

function oathtool(
  secret: readonly string[],
  algorithm: string,
  digits: number,
  period: number,
  seconds: number,
): string {
  const { stdout } = spawnSync('oathtool', [
    `--totp=${algorithm}`,
    `--digits=${digits}`,
    `--time-step-size=${period}s`,
    `--now=@${seconds}`,
    ...secret,
  ]);
  return stdout.toString().trim();
}

/** By arithmetic, so that no code of ours is in what is compared. */
function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups
    .map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('');
}

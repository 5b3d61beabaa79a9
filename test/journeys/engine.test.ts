/**
 * The engine in the built extension, asked as our own pages ask it: recorded
 * answers of the real Vault engine that do not hang on a clock, codes of this
 * very minute, what is left after the worker or the browser died.
 * Not here: everything the clock decides (test/lib/engine), the pages (issued-keys.test.ts).
 */
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, createClient } from '@/lib/client/client';
import type { Transport } from '@/lib/client/transport';
import { isCodeUsed } from '@/lib/client/vault';
import { hasRecordings, type Recorded, readRecordings, recordedAnswer, withoutChance } from '../engine/recorded.ts';
import { recordAnswer } from '../engine/replay.ts';
import { findBytes } from '../support/find-bytes.ts';
import { type Journey, startJourney, startWithVault } from '../support/journey.ts';
import { makeThrowAwayFolder } from '../support/places.ts';
import { PASSPHRASE } from '../support/product.ts';
import { pause } from '../support/wait.ts';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

let journey: Journey;
let client: Client;
const transport: Transport = (request) => journey.ask('engine', request);

beforeAll(async () => {
  journey = await startWithVault({ profile: makeThrowAwayFolder('profile') });
  client = createClient({ transport });
});
afterAll(() => journey?.end());

async function empty(): Promise<void> {
  const { keys } = await client.vault.keys.list();
  for (const name of keys) await client.vault.keys.delete(name);
}

/** Leaves with at least eight seconds until the code changes. */
async function waitForTime(): Promise<void> {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 8_000) await pause(left + 50);
}

describe.skipIf(!hasRecordings)('what the real engine answered', () => {
  const scenarios = hasRecordings ? readRecordings().filter(isTimeless) : [];

  test(`${scenarios.flat().length} recorded requests are answered as they were`, async () => {
    expect(scenarios.flat().length).toBeGreaterThanOrEqual(50);
    for (const scenario of scenarios) {
      await empty();
      for (const recorded of scenario) {
        const { method, path, body = null } = recorded;
        const text = body === null || typeof body === 'string' ? body : JSON.stringify(body);
        const request = { method, path: `/v1/totp/${path}`, headers: {}, body: text };
        const answer = recordAnswer(request.path, await journey.ask('engine', request));
        expect({ request, answer: withoutChance(answer) }).toEqual({ request, answer: recordedAnswer(recorded) });
      }
    }
  });
});

describe('codes of this minute', () => {
  test('are those of another implementation, by both systems', async () => {
    await empty();
    await client.vault.keys.create('rfc', { key: S1, digits: 8, algorithm: 'SHA256' });
    const { totp_secrets } = await client.v2.totp.secrets.list();
    const id = totp_secrets?.[0]?.id ?? '';
    await waitForTime();
    const code = generateSync({ secret: S1, digits: 8, algorithm: 'sha256' });
    expect(await client.vault.code.generate('rfc')).toEqual({ code });
    const answer = await client.v2.totp.getCode(id);
    expect(answer).toEqual({ status: 'OK', code, expires_in: expect.any(Number) });
    const left = 30 - ((Date.now() / 1000) % 30);
    expect(Math.abs((answer.expires_in ?? 0) - left)).toBeLessThan(3);
  });

  test('are good once, with white space around them, after the worker’s death, and locked and unlocked again', async () => {
    await empty();
    await client.vault.keys.create('once', { key: S1 });
    await waitForTime();
    const { code } = await client.vault.code.generate('once');
    expect(await client.vault.code.validate('once', code)).toEqual({ valid: true });
    const again = async (text: string) => isCodeUsed(await client.vault.code.validate('once', text).catch(Object));
    expect(await again(code)).toBe(true);
    expect(await again(` ${code}\n`)).toBe(true);
    await journey.browser.killWorker();
    expect(await again(code)).toBe(true);
    await journey.ask('lock', {});
    await expect(client.vault.code.validate('once', code)).rejects.toMatchObject({ kind: 'unavailable' });
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    expect(await again(code)).toBe(true);
  });
});

describe('keys', () => {
  test('are replaced and deleted into the trash', async () => {
    await empty();
    await client.vault.keys.create('kept', { key: S1, issuer: 'first' });
    await client.vault.keys.create('kept', { key: S1, issuer: 'second' });
    await client.vault.keys.delete('kept');
    const trashed = (await journey.ask('trash', {})).filter(({ key }) => key?.name === 'kept');
    expect(trashed.map(({ issuer }) => issuer).toSorted()).toEqual(['first', 'second']);
  });

  test('survive the browser’s end, with names that the disk does not tell', async () => {
    const [name, issuer] = ['marker-of-a-key-name', 'Marker of an issuer'];
    const wrong = '00000000000000000012345';
    await client.vault.keys.create(name, { generate: true, issuer, account_name: 'a' });
    expect(await client.vault.code.validate(name, wrong)).toEqual({ valid: false });
    const { profile } = journey.browser.process;
    await journey.browser.crash();
    const markers = [name, issuer, wrong].map((text) => ({ name: text, bytes: Buffer.from(text) }));
    expect(findBytes(profile, markers)).toEqual([]);
    journey = await startJourney({ profile });
    expect(await journey.ask('engine', get(name))).toMatchObject({ status: 503 });
    await journey.ask('unlock', { passphrase: PASSPHRASE });
    expect(await journey.ask('engine', get(name))).toMatchObject({ status: 200 });
  });
});

function get(name: string) {
  return { method: 'GET', path: `/v1/totp/keys/${name}`, headers: {}, body: null };
}

/** Whether nothing in it is a code or hangs on one that was submitted: the browser’s clock is nobody’s to set. */
function isTimeless(scenario: readonly Recorded[]): boolean {
  return scenario.every(
    ({ path, err }) => !path.startsWith('code/') || (typeof err === 'string' && err.startsWith('unknown key')),
  );
}

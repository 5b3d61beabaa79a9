/** Codes of the Vault API, and their validation: which count, how long they are remembered, when a key is shut. */
import { describe, expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import { askVault } from '@/test/engine/ask';
import { createMemoryEngine, type MemoryEngine } from '@/test/engine/memory-engine';
import type { ReplayedAnswer } from '@/test/engine/replay';

const S1 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** RFC 6238's moment at which the code is 081804 and the next one 050471. */
const T = 1_111_111_109;
const YES = { status: 200, data: { valid: true } };
const NO = { status: 200, data: { valid: false } };
const USED = { status: 400, err: 'code already used; wait until the next time period' };

/** Codes of keys that a person deletes after they were found. */
const GONE = {
  release: () => Promise.reject(new Failure('account-missing')),
  verify: () => Promise.reject(new Failure('account-missing')),
};

async function withKey(rest: object = {}, seconds = T): Promise<MemoryEngine> {
  const engine = createMemoryEngine();
  engine.now = seconds * 1000;
  await askVault(engine, 'POST', 'keys/k', { key: S1, ...rest });
  return engine;
}

function validate(engine: MemoryEngine, code: unknown, name = 'k'): Promise<ReplayedAnswer> {
  return askVault(engine, 'POST', `code/${name}`, { code });
}

describe('a code', () => {
  test.each([
    [30, 59, '287082'],
    [60, 59, '755224'],
    [60, 60, '287082'],
    [90, 100, '287082'],
    [3600, 100, '755224'],
    [86_400, 100, '755224'],
  ])('of a period of %i s at %i s', async (period, seconds, code) => {
    const engine = await withKey({ period }, seconds);
    expect(await askVault(engine, 'GET', 'code/k')).toEqual({ status: 200, data: { code } });
  });

  test('is the same after it was validated', async () => {
    const engine = await withKey();
    await validate(engine, '081804');
    expect(await askVault(engine, 'GET', 'code/k')).toEqual({ status: 200, data: { code: '081804' } });
  });

  test('of a key that is not there is a mistake, not something missing', async () => {
    const unknown = { status: 400, err: 'unknown key: none' };
    expect(await askVault(createMemoryEngine(), 'GET', 'code/none')).toEqual(unknown);
    expect(await validate(createMemoryEngine(), '123456', 'none')).toEqual(unknown);
  });
});

test('a key that is deleted while it is asked is unknown, and the code is not used up', async () => {
  const unknown = { status: 400, err: 'unknown key: k' };
  const written: string[] = [];
  const memory = {
    read: async () => null,
    write: async (name: string) => void written.push(name),
    remove: async () => {},
  };
  const engine = createMemoryEngine({ codes: GONE, memory });
  await askVault(engine, 'POST', 'keys/k', { key: S1 });
  expect(await askVault(engine, 'GET', 'code/k')).toEqual(unknown);
  expect(await validate(engine, '123456')).toEqual(unknown);
  expect(written).toEqual([]);
});

describe('a submitted code', () => {
  test('is taken once', async () => {
    const engine = await withKey();
    expect(await validate(engine, '081804')).toEqual(YES);
    expect(await validate(engine, '081804')).toEqual(USED);
  });

  test.each(['081804 ', ' 081804', '\t081804\n', '\u0085081804\u2003', '\u00a0081804'])(
    'is the same with white space around it: %j (CVE-2025-6014)',
    async (code) => {
      const engine = await withKey();
      expect(await validate(engine, '081804')).toEqual(YES);
      expect(await validate(engine, code)).toEqual(USED);
      const other = await withKey();
      expect(await validate(other, code)).toEqual(YES);
      expect(await validate(other, '081804')).toEqual(USED);
    },
  );

  test('is taken once when it comes twice at a time', async () => {
    const engine = await withKey();
    expect(await Promise.all([validate(engine, '081804'), validate(engine, ' 081804')])).toEqual([YES, USED]);
  });

  test('may be the next one', async () => {
    expect(await validate(await withKey(), '050471')).toEqual(YES);
    expect(await validate(await withKey({}, 1_111_111_080), '050471')).toEqual(YES);
  });

  test('may be the one before, and not the one before that', async () => {
    expect(await validate(await withKey({}, 1_111_111_111), '081804')).toEqual(YES);
    expect(await validate(await withKey({}, 1_111_111_141), '081804')).toEqual(NO);
  });

  test('has to be the current one without skew, also for imported keys', async () => {
    const engine = await withKey({ skew: 0 }, 1_111_111_111);
    expect(await validate(engine, '081804')).toEqual(NO);
    expect(await validate(engine, '050471')).toEqual(YES);
  });

  test('may come in the first period of all', async () => {
    expect(await validate(await withKey({}, 0), '755224')).toEqual(YES);
  });

  test.each([
    '000000',
    '12345',
    '1234567',
    'abcdef',
    '081 804',
    '０８１８０４',
    '081804\u0000',
    '__proto__',
    'x'.repeat(60_000),
  ])('is remembered when it is wrong: %.20s', async (code) => {
    const engine = await withKey();
    expect(await validate(engine, code)).toEqual(NO);
    expect(await validate(engine, code)).toEqual(USED);
  });

  test.each([[{ code: '' }], [{}], [{ code: ' \n' }], [{ code: null }]])('is missing in %j', async (body) => {
    const missing = { status: 400, err: 'the code value is required' };
    expect(await askVault(await withKey(), 'POST', 'code/k', body)).toEqual(missing);
    expect(await askVault(await withKey(), 'PUT', 'code/none', body)).toEqual(missing);
  });

  test('may be a number, which has no zeros before it', async () => {
    const engine = await withKey();
    expect(await validate(engine, 81_804)).toEqual(NO);
    expect(await validate(engine, '81804')).toEqual(USED);
    expect(await validate(await withKey({}, 59), 287_082)).toEqual(YES);
  });

  test('cannot be a list', async () => {
    const { status, err } = await validate(await withKey(), ['081804']);
    expect([status, err]).toEqual([400, expect.stringContaining('error converting input for field "code": ')]);
  });
});

describe('memory', () => {
  test('lasts as long as the code could be right, to the second', async () => {
    const engine = await withKey();
    await validate(engine, '081804');
    engine.now = (T + 90) * 1000;
    expect(await validate(engine, '081804')).toEqual(USED);
    engine.now = (T + 91) * 1000;
    expect(await validate(engine, '081804')).toEqual(NO);
  });

  test('lasts two periods without skew', async () => {
    const engine = await withKey({ skew: 0, period: 60 });
    await validate(engine, '000000');
    engine.now = (T + 120) * 1000;
    expect(await validate(engine, '000000')).toEqual(USED);
    engine.now = (T + 121) * 1000;
    expect(await validate(engine, '000000')).toEqual(NO);
  });

  test('outlives the worker', async () => {
    const engine = await withKey();
    expect(await validate(engine, '081804')).toEqual(YES);
    engine.restart();
    expect(await validate(engine, ' 081804')).toEqual(USED);
  });

  test('outlives the key, and is of its name', async () => {
    const engine = await withKey();
    await validate(engine, '081804');
    await askVault(engine, 'DELETE', 'keys/k');
    await askVault(engine, 'POST', 'keys/k', { key: S1 });
    await askVault(engine, 'POST', 'keys/j', { key: S1 });
    expect(await validate(engine, '081804')).toEqual(USED);
    expect(await validate(engine, '081804', 'j')).toEqual(YES);
  });

  test('is not confused by names that mean something', async () => {
    const engine = createMemoryEngine();
    engine.now = T * 1000;
    for (const name of ['__proto__', 'constructor', 'toString']) {
      await askVault(engine, 'POST', `keys/${name}`, { key: S1 });
      expect(await validate(engine, '081804', name)).toEqual(YES);
      expect(await validate(engine, '081804', name)).toEqual(USED);
    }
  });

  test('that cannot be written gives no answer away', async () => {
    const engine = createMemoryEngine({
      memory: {
        read: async () => undefined,
        write: () => Promise.reject(new Error('full')),
        remove: async () => {},
      },
    });
    await askVault(engine, 'POST', 'keys/k', { key: S1 });
    expect(await validate(engine, '081804')).toEqual({ status: 500, err: 'internal error' });
  });
});

describe('guessing', () => {
  const guess = (index: number) => String(900_000 + index);

  test('shuts the key after 30 wrong codes in five minutes, and opens it when the first is five minutes old', async () => {
    const engine = await withKey();
    for (let index = 0; index < 30; index += 1) {
      engine.now = (T + index) * 1000;
      expect(await validate(engine, guess(index))).toEqual(NO);
    }
    expect(await validate(engine, guess(30))).toEqual({
      status: 429,
      err: 'too many failed validations of this key; wait 271 seconds',
    });
    engine.now = (T + 299) * 1000;
    expect((await validate(engine, guess(31))).status).toBe(429);
    engine.now = (T + 300) * 1000;
    expect(await validate(engine, guess(32))).toEqual(NO);
    expect((await validate(engine, guess(33))).status).toBe(429);
  });

  test('says in a header how long to wait', async () => {
    const engine = await withKey();
    for (let index = 0; index < 30; index += 1) await validate(engine, guess(index));
    const request = { method: 'POST', path: '/v1/totp/code/k', headers: {}, body: '{"code":"1"}' };
    expect(await engine.dispatch(request)).toMatchObject({ status: 429, headers: { 'retry-after': '300' } });
  });

  test('is not what right codes and repeated ones are', async () => {
    const engine = await withKey();
    for (let index = 0; index < 29; index += 1) await validate(engine, guess(index));
    for (let index = 0; index < 29; index += 1) expect(await validate(engine, guess(0))).toEqual(USED);
    expect(await validate(engine, '081804')).toEqual(YES);
    expect(await validate(engine, guess(29))).toEqual(NO);
    expect((await validate(engine, '050471')).status).toBe(429);
  });

  test('of a key with a long period shuts it before one of its codes is forgotten', async () => {
    const engine = await withKey({ period: 86_400 });
    for (let index = 0; index < 1000; index += 1) {
      expect(await validate(engine, guess(index))).toEqual(NO);
      engine.now += 11_000;
    }
    expect(await validate(engine, guess(0))).toEqual(USED);
    const wait = 3 * 86_400 - 11_000;
    expect(await validate(engine, guess(1000))).toEqual({
      status: 429,
      err: `too many failed validations of this key; wait ${wait} seconds`,
    });
    engine.now += (wait + 1) * 1000;
    expect(await validate(engine, guess(1000))).toEqual(NO);
  });

  test('of one key leaves the others open, and outlives the worker', async () => {
    const engine = await withKey();
    await askVault(engine, 'POST', 'keys/j', { key: S1 });
    for (let index = 0; index < 30; index += 1) await validate(engine, guess(index));
    engine.restart();
    expect((await validate(engine, '081804')).status).toBe(429);
    expect(await validate(engine, '081804', 'j')).toEqual(YES);
  });

  test('shuts a key for no longer when the clock was set back', async () => {
    const engine = await withKey();
    for (let index = 0; index < 30; index += 1) await validate(engine, guess(index));
    engine.now -= 86_400_000;
    expect(await validate(engine, '123123')).toEqual(NO);
  });
});

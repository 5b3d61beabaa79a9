/**
 * The engine in the realm where the product has it: codes through the whole
 * dispatcher against `otpauth` generating alone, and the list of many keys
 * against sorting and writing their names.
 */
import * as OTPAuth from 'otpauth';
import { createMemoryEngine } from '@/test/engine/memory-engine';

const KEYS = 500;
const STEPS = 20;
const PERIOD = 30;
const START = 1_700_000_000_000;
const MANY = 10_000;

const secrets = Array.from({ length: KEYS }, () => new OTPAuth.Secret({ size: 20 }));
const names = Array.from({ length: MANY }, (_, index) => `key-${(index * 7919) % MANY}`);
const get = (path: string) => ({ method: 'GET', path, headers: {}, body: null });

async function createFilled(keys: readonly (readonly [name: string, secret: string])[]) {
  const engine = createMemoryEngine();
  for (const [name, key] of keys) {
    const body = JSON.stringify({ key });
    await engine.dispatch({ method: 'POST', path: `/v1/totp/keys/${name}`, headers: {}, body });
  }
  return engine;
}

const engines = {
  few: createFilled(secrets.map(({ base32 }, index) => [`k${index}`, base32])),
  many: createFilled(names.map((name) => [name, 'AAAAAAAA'])),
};
const totps = secrets.map((secret) => new OTPAuth.TOTP({ secret, period: PERIOD }));

/** A code of every key, one period after another. Codes per second of both; rejects if they differ. */
async function compareCodes(): Promise<{ ours: number; floor: number }> {
  const engine = await engines.few;
  const codes: { ours: string[]; floor: string[] } = { ours: [], floor: [] };
  const ours = await time(async () => {
    for (let step = 0; step < STEPS; step += 1) {
      engine.now = START + step * PERIOD * 1000;
      const answers = await Promise.all(secrets.map((_, index) => engine.dispatch(get(`/v1/totp/code/k${index}`))));
      for (const { body } of answers) codes.ours.push(/"code":"(\d+)"/.exec(body ?? '')?.[1] ?? '');
    }
  });
  const floor = await time(() => {
    for (let step = 0; step < STEPS; step += 1) {
      const timestamp = START + step * PERIOD * 1000;
      for (const totp of totps) codes.floor.push(totp.generate({ timestamp }));
    }
  });
  if (codes.ours.join() !== codes.floor.join()) throw new Error('the codes differ');
  const perSecond = (milliseconds: number) => (KEYS * STEPS) / (milliseconds / 1000);
  return { ours: perSecond(ours), floor: perSecond(floor) };
}

/** Milliseconds of both, of ten lists each. */
async function compareLists(): Promise<{ ours: number; floor: number }> {
  const engine = await engines.many;
  const ours = await time(async () => {
    for (let time = 0; time < 10; time += 1) await engine.dispatch(get('/v1/totp/keys?list=true'));
  });
  const floor = await time(() => {
    for (let time = 0; time < 10; time += 1) JSON.stringify([...names].sort());
  });
  return { ours, floor };
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

chrome.runtime.onMessage.addListener(({ method }: { method: 'codes' | 'list' }, _sender, answer) => {
  const compared = method === 'codes' ? compareCodes() : compareLists();
  compared.then(answer, () => answer(null));
  return true;
});

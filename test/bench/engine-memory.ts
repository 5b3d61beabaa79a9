/**
 * What a key takes in the engine's process, against an object of `otpauth` for
 * it: bytes per key of both, as JSON on stdout. A process of its own, in plain
 * Node with `--expose-gc`, so that what is measured is the keys.
 */
import '../support/resolve-lib.ts';
import { setImmediate } from 'node:timers/promises';
import * as OTPAuth from 'otpauth';

const { createMemoryEngine } = await import('../engine/memory-engine.ts');

const KEYS = 10_000;
const ROUNDS = 3;

for (let round = 0; round < ROUNDS; round += 1) {
  const engine = createMemoryEngine();
  const ours = await memoryOf(async () => {
    for (let index = 0; index < KEYS; index += 1) {
      const key = new OTPAuth.Secret({ size: 20 }).base32;
      const body = JSON.stringify({ key, issuer: `I${index}`, account_name: 'a' });
      await engine.dispatch({ method: 'POST', path: `/v1/totp/keys/k${index}`, headers: {}, body });
    }
  });
  const totps: OTPAuth.TOTP[] = [];
  const floor = await memoryOf(() => {
    for (let index = 0; index < KEYS; index += 1) {
      totps.push(new OTPAuth.TOTP({ secret: new OTPAuth.Secret({ size: 20 }), issuer: `I${index}`, label: 'a' }));
    }
  });
  if (engine.kept.size !== KEYS || totps.length !== KEYS) throw new Error('Not all keys are there.');
  console.log(JSON.stringify({ ours: ours / KEYS, floor: floor / KEYS }));
}

/** Bytes in the heap and in buffers that are there after `work` and were not before. */
async function memoryOf(work: () => unknown): Promise<number> {
  const before = await settledMemory();
  await work();
  return (await settledMemory()) - before;
}

async function settledMemory(): Promise<number> {
  for (let pass = 0; pass < 3; pass += 1) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Codes of the Vault API: the one in force, and whether one that somebody typed is right. */
import { isFailure } from '@/lib/failure/failure';
import type { Schema, Values } from './fields';
import type { EngineCodes, EngineMemory, EngineStore, StoredKey } from './ports';
import { digestCode, isUsed, keepSubmitted, recallSubmitted, shutFor } from './used-codes';
import { type Outcome, refuse } from './vault-answers';

export const CODE_FIELDS = { code: { type: 'string', missing: '' } } as const satisfies Schema;

export interface CodesContext {
  readonly store: EngineStore;
  readonly codes: EngineCodes;
  readonly memory: EngineMemory;
  readonly now: () => number;
}

export async function readCode(context: CodesContext, name: string): Promise<Outcome> {
  const key = await context.store.byName(name);
  if (key === null) return unknownKey(name);
  const made = await orGone(context.codes.release(key.id, context.now()));
  return made === null ? unknownKey(name) : { is: 'data', data: { code: made.code } };
}

/**
 * Takes each code once, right or wrong, for as long as it could be right; that is on record before the answer is
 * given. White space around a code is no other code (CVE-2025-6014).
 */
export async function validateCode(
  context: CodesContext,
  name: string,
  given: Values<typeof CODE_FIELDS>,
): Promise<Outcome> {
  const code = trimAsGo(given.code);
  if (code === '') return refuse('the code value is required');
  const key = await context.store.byName(name);
  if (key === null) return unknownKey(name);
  const now = context.now();
  const submitted = await recallSubmitted(context.memory, name, now);
  const digest = await digestCode(code);
  if (isUsed(submitted, digest)) return refuse('code already used; wait until the next time period');
  const wait = shutFor(submitted, now);
  if (wait !== null) return tooMany(wait);
  const valid = await orGone(context.codes.verify(key.id, code, key.skew, now));
  if (valid === null) return unknownKey(name);
  await keepSubmitted(context.memory, name, {
    used: [...submitted.used, [digest, now + lifetime(key)]],
    failed: valid ? submitted.failed : [...submitted.failed, now],
  });
  return { is: 'data', data: { valid } };
}

/** Milliseconds in which a code could be right once more. */
function lifetime({ period, skew }: StoredKey): number {
  return period * (2 + skew) * 1000;
}

function unknownKey(name: string): Outcome {
  return refuse(`unknown key: ${name}`);
}

function tooMany(wait: number): Outcome {
  const error = `too many failed validations of this key; wait ${wait} seconds`;
  return { is: 'refused', error, status: 429, retryAfter: wait };
}

/** `null` for a key that a person deleted meanwhile. */
async function orGone<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isFailure(error) && error.code === 'account-missing') return null;
    throw error;
  }
}

/** Go's `TrimSpace`: Unicode's White_Space, which has U+0085 and has not U+FEFF. */
function trimAsGo(text: string): string {
  return text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');
}

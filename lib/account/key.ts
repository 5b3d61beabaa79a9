/**
 * Keys: accounts that programs may name, through the two systems of the engine.
 *
 * An account becomes a key when a person gives it a key name, or when the engine
 * made it. Keys and other accounts are one kind of thing, with one trash, one
 * list and one format; being a key is what this adds.
 */
import type { OtpParams } from '@/lib/otp/params';

export interface AccountKey {
  /**
   * The name the Vault API knows it by, unique among the accounts in use; `null` where it has none, and only the agent
   * API knows it.
   */
  readonly name: string | null;
  /** The agent API's id: a version 4 UUID in lower case. It names one secret for ever. */
  readonly id: string;
  /** Time steps before and after the current one in which a code is valid. */
  readonly skew: 0 | 1;
  /** Whether its secret was made for somebody else's authenticator; else it is an account of the person's own. */
  readonly isIssued: boolean;
}

/** Vault's own rule for names (`builtin/logical/totp`, `GenericNameRegex`): ASCII alone, and no `/`. */
const KEY_NAME = /^\w(?:[\w.@-]*\w)?$/;

/** More than anybody reads out; Vault itself has no limit. */
export const MAX_KEY_NAME = 512;

export function isKeyName(text: string): boolean {
  return KEY_NAME.test(text) && text.length <= MAX_KEY_NAME;
}

/** The systems know codes of 6 or 8 digits that change with time, and no others. */
export function mayBeKey({ type, digits }: OtpParams): boolean {
  return type === 'totp' && (digits === 6 || digits === 8);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What a file says about a key; `null` when no account can be known by it. */
export function parseKey(value: unknown): AccountKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const { name, id, skew, isIssued } = value as Partial<Record<keyof AccountKey, unknown>>;
  if (name !== null && !(typeof name === 'string' && isKeyName(name))) return null;
  if (typeof id !== 'string' || !UUID.test(id)) return null;
  if ((skew !== 0 && skew !== 1) || typeof isIssued !== 'boolean') return null;
  return { name, id, skew, isIssued };
}

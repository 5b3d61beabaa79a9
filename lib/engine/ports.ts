/**
 * What the engine needs of the world: where keys are kept, where it remembers
 * submitted codes, who makes codes. In the product the vault, `storage.session`
 * and the release function serve these; in Node a `Map` does.
 *
 * A key is an account that programs may name: a TOTP account with 6 or 8 digits
 * that the person put under a key name, or that the engine made itself. No other
 * account exists here.
 */
import type { Algorithm } from '@/lib/otp/params';

/** A key without its secret. Issuer and label are kept as they were given, spaces and all. */
export interface KeyDefinition {
  /**
   * The name that the Vault API knows it by, unique among the keys in use; `null` for one that only the agent API
   * made, which the Vault API does not see.
   */
  readonly name: string | null;
  readonly issuer: string;
  /** The account's label: `account_name` of the Vault API, `label` of the agent API. */
  readonly label: string;
  readonly algorithm: Algorithm;
  readonly digits: 6 | 8;
  /** Seconds, a whole number from 1. */
  readonly period: number;
  /** Time steps before and after the current one in which `validate` takes a code; 1 where nobody chose. */
  readonly skew: 0 | 1;
  /**
   * Whether the secret was made here for somebody else's authenticator (the Vault API's `generate`), whose codes are
   * validated here. All others are accounts of the person's own: imported, or made by the agent API.
   */
  readonly isIssued: boolean;
}

export interface NewKey extends KeyDefinition {
  /** 1 to 1,024 bytes. The engine does not use or change them after `put` was called. */
  readonly secret: Uint8Array;
}

export interface StoredKey extends KeyDefinition {
  /** A version 4 UUID in lower case, the agent API's id. It names one secret for ever: what replaces a key has another. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** `locked` also where there is no vault yet, or none that can be read: nothing can be asked before a person acts. */
export type StoreState = 'locked' | 'unlocked';

/**
 * Every method but `state` rejects with the `Failure` of the vault, `vault-locked` first of all. The engine makes one
 * write at a time; a person may change the same accounts meanwhile.
 */
export interface EngineStore {
  state(): Promise<StoreState>;
  /** All keys, in no order. */
  keys(): Promise<readonly StoredKey[]>;
  byName(name: string): Promise<StoredKey | null>;
  byId(id: string): Promise<StoredKey | null>;
  /**
   * Saves a key. A former one of the same name goes to the trash in the same transaction: whoever dies in between
   * leaves the old or the new one. Answered when it is stored.
   */
  put(key: NewKey): Promise<StoredKey>;
  /** Into the trash; nothing happens when there is none. */
  remove(id: string): Promise<void>;
}

/**
 * Memory that outlives the worker and ends with the browser, as `SessionStore` of the vault has it. Values are JSON.
 * Names begin with `engine.`.
 */
export interface EngineMemory {
  /** `undefined` or `null` when there is none. */
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

/** Codes are made elsewhere: the engine never computes one, and a secret never comes to it but to be stored. */
export interface EngineCodes {
  /** The code of key `id` at `now`, and when the next one takes over. In the product: the release function. */
  release(id: string, now: number): Promise<{ readonly code: string; readonly validUntil: number }>;
  /**
   * Whether `code` is that of key `id` at `now`, or of at most `skew` time steps before or after. Compared in constant
   * time; anything but the right number of ASCII digits is not. No code leaves.
   */
  verify(id: string, code: string, skew: 0 | 1, now: number): Promise<boolean>;
}

/** What a program shows to say who it is. */
export type Credential =
  | { readonly token: string }
  /** The agent API's pair of headers. */
  | { readonly keyId: string; readonly secretKey: string };

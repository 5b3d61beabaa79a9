/**
 * Argon2id in the WebAssembly build of @phi-ag/argon2, called without the
 * package's own JavaScript: that takes passphrases as strings, hands their
 * length in UTF-16 units to code that counts bytes, so that only a part of
 * `Zürich…` would be hashed, and leaves them in memory.
 *
 * The C interface is `argon2_hash` of the reference implementation,
 * https://github.com/P-H-C/phc-winner-argon2/blob/master/include/argon2.h
 */
import type { KdfParams } from './kdf';

interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(length: number): number;
  argon2_hash(
    t: number,
    m: number,
    p: number,
    passphrase: number,
    passphraseLength: number,
    salt: number,
    saltLength: number,
    hash: number,
    hashLength: number,
    encoded: number,
    encodedLength: number,
    type: number,
    version: number,
  ): number;
}

export const HASH_LENGTH = 32;

const ARGON2ID = 2;
const VERSION_13 = 0x13;
/** The null pointer: as the place for the hash's text form, leaves it out. */
const NONE = 0;

/**
 * 32 bytes, or `null` when the memory is not to be had. Blocks its thread.
 * Every call has an instance of its own: WebAssembly memory never shrinks, but it can be let go.
 */
export async function argon2id(
  module: WebAssembly.Module,
  passphrase: Uint8Array,
  { m, t, p, salt }: KdfParams,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const instance = await WebAssembly.instantiate(module);
  const wasm = instance.exports as unknown as Exports;
  wasm._initialize();
  // One byte more, because nothing at all may be given no place.
  const secretAt = wasm.malloc(passphrase.length + 1);
  const saltAt = wasm.malloc(salt.length + 1);
  const hashAt = wasm.malloc(HASH_LENGTH);
  if (secretAt === NONE || saltAt === NONE || hashAt === NONE) return null;
  // The memory grows in the call, which detaches earlier views of it.
  const bytes = (at: number, length: number) => new Uint8Array(wasm.memory.buffer, at, length);
  bytes(secretAt, passphrase.length).set(passphrase);
  bytes(saltAt, salt.length).set(salt);
  const inputs = [secretAt, passphrase.length, saltAt, salt.length] as const;
  const error = wasm.argon2_hash(t, m, p, ...inputs, hashAt, HASH_LENGTH, NONE, 0, ARGON2ID, VERSION_13);
  const hash = bytes(hashAt, HASH_LENGTH).slice();
  bytes(secretAt, passphrase.length).fill(0);
  bytes(hashAt, HASH_LENGTH).fill(0);
  return error === 0 ? hash : null;
}

/**
 * The KDF: Argon2id, RFC 9106, from a passphrase to 32 bytes.
 *
 * One lane: WebAssembly here has one thread, so more lanes would only help an
 * attacker, who has many.
 */
import { Failure } from '@/lib/failure/failure';
import { argon2id } from './argon2';
import { randomBytes } from './envelope';
import { isBytes, isCount, isObject } from './shape';

/** What a derivation costs, in the letters of RFC 9106. */
export interface KdfCost {
  /** Memory in KiB. */
  readonly m: number;
  /** Passes. */
  readonly t: number;
  /** Lanes. */
  readonly p: number;
}

export interface KdfParams extends KdfCost {
  readonly name: 'argon2id';
  readonly salt: Uint8Array<ArrayBuffer>;
}

export interface Kdf {
  /** The cost for a new vault on this machine: at least 64 MiB and 3 passes, if it has that memory at all. */
  calibrate(): Promise<KdfCost>;
  /** Whether a cost chosen earlier is still what a new vault would get at least. */
  isEnough(cost: KdfCost): boolean;
  /** 32 bytes. Fails with `kdf-unsupported`, before any attempt, for a cost out of bounds. */
  derive(passphrase: Uint8Array<ArrayBuffer>, params: KdfParams): Promise<Uint8Array<ArrayBuffer>>;
}

export interface KdfOptions {
  /** The bytes of `argon2.wasm`; called at the first derivation, never before. */
  readonly loadWasm: () => Promise<BufferSource>;
  /** Milliseconds on a clock that nobody sets, such as `performance.now`. */
  readonly clock: () => number;
}

export const SALT_LENGTH = 16;

/** RFC 9106 §4, second choice, with one lane. */
const USUAL: KdfCost = { m: 64 * 1024, t: 3, p: 1 };
/** The OWASP minimum, for a machine that cannot spare 64 MiB. Nothing cheaper is accepted either. */
const LOWEST: KdfCost = { m: 19 * 1024, t: 2, p: 1 };
/** Headers are hostile until proven ours: beyond this they would only freeze the browser. */
const HIGHEST: KdfCost = { m: 1024 * 1024, t: 10, p: 16 };
/** Milliseconds that an unlock should take, and may take. */
const WORTHWHILE = 400;
const BEARABLE = 1000;

export function createKdf({ loadWasm, clock }: KdfOptions): Kdf {
  let module: Promise<WebAssembly.Module> | null = null;

  async function compiled(): Promise<WebAssembly.Module> {
    try {
      module ??= loadWasm().then((bytes) => WebAssembly.compile(bytes));
      return await module;
    } catch {
      module = null;
      throw new Failure('kdf-unsupported');
    }
  }

  async function derive(passphrase: Uint8Array<ArrayBuffer>, params: KdfParams): Promise<Uint8Array<ArrayBuffer>> {
    if (!isWithin(params)) throw new Failure('kdf-unsupported');
    const hash = await argon2id(await compiled(), passphrase, params);
    if (hash === null) throw new Failure('kdf-unsupported');
    return hash;
  }

  async function calibrate(): Promise<KdfCost> {
    // Compiling is not part of what an unlock costs.
    const module = await compiled();
    const params: KdfParams = { ...USUAL, name: 'argon2id', salt: randomBytes(SALT_LENGTH) };
    const began = clock();
    const hash = await argon2id(module, randomBytes(SALT_LENGTH), params);
    return hash === null ? LOWEST : { ...USUAL, t: passesFor((clock() - began) / USUAL.t) };
  }

  return { calibrate, isEnough, derive };
}

function isEnough({ m, t, p }: KdfCost): boolean {
  return m >= USUAL.m && t >= USUAL.t && p >= USUAL.p;
}

/** As many passes as are worthwhile and still bearable, each taking `time` milliseconds. */
export function passesFor(time: number): number {
  const passes = Math.min(Math.ceil(WORTHWHILE / time), Math.floor(BEARABLE / time), HIGHEST.t);
  return Math.max(USUAL.t, passes);
}

/** Parameters as a header holds them; `null` for another KDF or no parameters at all. */
export function parseKdfParams(value: unknown): KdfParams | null {
  if (!isObject(value) || value.name !== 'argon2id') return null;
  const { m, t, p, salt } = value;
  if (!isCount(m) || !isCount(t) || !isCount(p) || !isBytes(salt, SALT_LENGTH, 64)) return null;
  return { name: 'argon2id', m, t, p, salt };
}

function isWithin({ m, t, p }: KdfCost): boolean {
  const isStrong = m >= LOWEST.m && t >= LOWEST.t && p >= LOWEST.p;
  return isStrong && m <= HIGHEST.m && t <= HIGHEST.t && p <= HIGHEST.p;
}

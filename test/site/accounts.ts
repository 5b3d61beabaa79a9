/**
 * The accounts of the demo companies, in memory. Every secret is random, made
 * by `otplib`, which shares no code with the extension.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { generateSecret, generateURI } from 'otplib';
import { makeBackupCodes } from './backup-codes.ts';
import type { Brand } from './brands.ts';

/** Typed for the visitor on every form, so that a tour is about codes; accounts here guard nothing. */
export const DEMO_PASSWORD = 'orchard-lantern-42';

export interface SiteAccount {
  /** The brand's own host, also where the account was made under its `www.` twin. */
  readonly host: string;
  readonly user: string;
  readonly password: string;
  /** Base32, upper case, without padding. */
  readonly secret: string;
  readonly algorithm: 'sha1' | 'sha256';
  /** The Key URI that the QR code says. */
  readonly uri: string;
  /** Whether a first code has been confirmed; before that nobody can sign in. */
  enrolled: boolean;
  /** Time steps whose code has been accepted (RFC 6238 §5.2: each works once). */
  readonly usedSteps: Set<number>;
  /** Each works once, instead of a code. */
  readonly backupCodes: readonly string[];
  readonly usedBackupCodes: Set<string>;
}

export interface AccountBook {
  find(host: string, user: string): SiteAccount | null;
  /** Throws if the name is taken. Without `secret`, a random one of 160 bits. */
  create(brand: Brand, user: string, secret?: string): SiteAccount;
}

export function createAccountBook(): AccountBook {
  const accounts = new Map<string, SiteAccount>();
  return {
    find: (host, user) => accounts.get(keyOf(host, user)) ?? null,
    create(brand, user, secret = generateSecret()) {
      const key = keyOf(brand.host, user);
      if (accounts.has(key)) throw new Error(`${user} already has an account at ${brand.host}`);
      const account = createAccount(brand, user, secret);
      accounts.set(key, account);
      return account;
    },
  };
}

/** Whether this is the account's password, in a time that does not depend on the answer. */
export function hasPassword(account: SiteAccount, password: string): boolean {
  return timingSafeEqual(digest(account.password), digest(password));
}

function createAccount(brand: Brand, user: string, secret: string): SiteAccount {
  const algorithm = brand.algorithm;
  return {
    host: brand.host,
    user,
    password: DEMO_PASSWORD,
    secret,
    algorithm,
    uri: generateURI({ issuer: brand.name, label: user, secret, algorithm }),
    enrolled: false,
    usedSteps: new Set(),
    backupCodes: makeBackupCodes(),
    usedBackupCodes: new Set(),
  };
}

function keyOf(host: string, user: string): string {
  return `${host}\n${user.toLowerCase()}`;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

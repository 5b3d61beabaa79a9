/** An account: one stored secret with its parameters, and where its codes may be filled. */
import type { OtpParams } from '@/lib/otp/params';
import { countSpareCodes, type SpareCode, type SpareCount } from '@/lib/spare/spare-codes';
import type { AccountKey } from './key';

/** What a Key URI or a form says about an account that is not saved yet. */
export interface AccountDraft extends OtpParams {
  /** The provider, as the Key URI names it; may be empty. */
  readonly issuer: string;
  /** The account's name at the provider; may be empty. */
  readonly label: string;
  /** The shared key (RFC 4226 K), 1 to 1,024 bytes. */
  readonly secret: Uint8Array;
}

/** A saved association of an account with a host. Codes are filled nowhere else. */
export interface Link {
  /** Serialized origin, `https://example.com` or `http://localhost:8080`; lower case, punycode. */
  readonly origin: string;
  /**
   * Registrable domain under an ICANN suffix, the origin's own: the link is for all https hosts of that site, on the
   * origin's port. Missing where it is for this host alone, as in all links from before there were others; a reader that
   * does not know it so keeps to the host.
   */
  readonly site?: string;
}

export interface Account extends AccountDraft {
  /** 32 hexadecimal characters, random, never reused. */
  readonly id: string;
  readonly links: readonly Link[];
  readonly createdAt: number;
  /** When it was put into the trash; `null` while it is in use. */
  readonly deletedAt: number | null;
  /** Whether its links to pages without encryption count, which they do not where this is missing. Loopback needs no leave. */
  readonly plainHttp?: true;
  /** How programs know it; missing where none may. */
  readonly key?: AccountKey;
  /** The site that took a code of it when it was set up; missing where nobody knows. */
  readonly worked?: Worked;
  /** The site's own backup codes, as many as the person keeps here; missing where there are none. As secret as `secret`. */
  readonly spareCodes?: readonly SpareCode[];
}

/** A site took a code. */
export interface Worked {
  /** Serialized. */
  readonly origin: string;
  readonly at: number;
}

/**
 * Everything about an account that an extension page may know without the passphrase: no secret in it, and of spare
 * codes how many there are. An `Account` is none, on purpose: passing one on as a summary does not compile.
 */
export type AccountSummary = Omit<Account, 'secret' | 'spareCodes'> & { readonly spareCodes?: SpareCount };

/** The account without its secrets. */
export function summarize(account: Account): AccountSummary {
  const { secret: _secret, spareCodes, ...summary } = account;
  return spareCodes === undefined ? summary : { ...summary, spareCodes: countSpareCodes(spareCodes) };
}

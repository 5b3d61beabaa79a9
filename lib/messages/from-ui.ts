/**
 * What our own pages (popup, scan window, options) may ask of the background.
 * A content script never reaches these handlers.
 */
import type { AccountSummary } from '@/lib/account/account';
import type { FailureCode } from '@/lib/failure/failure';
import type { Algorithm, OtpType } from '@/lib/otp/params';
import type { SpareCode } from '@/lib/spare/spare-codes';
import type { BackupFromUi } from './backup-from-ui';
import type { EngineFromUi } from './engine-from-ui';
import type { EnrolmentFromUi } from './enrolment-from-ui';
import type { FoundFromUi } from './found-from-ui';
import type { HistoryFromUi } from './history-from-ui';
import type { KeysFromUi } from './keys-from-ui';
import type { Linking, LinksFromUi } from './links-from-ui';
import type { LockingFromUi } from './locking-from-ui';
import type { LossFromUi, VaultNotice } from './loss-from-ui';
import type { BatchFromUi, CaptureFromUi } from './scan-from-ui';
import type { SitesFromUi } from './sites-from-ui';
import type { SpareCodesFromUi } from './spare-codes-from-ui';

/** `lost`: there was a vault, and nothing of it can be opened. Never the time to make another. */
export type VaultState = 'missing' | 'locked' | 'unlocked' | 'lost';

/** The page this window was opened for. It fills there and nowhere else. */
export interface Ask {
  /** Random; the only thing a window's address may hold. */
  readonly id: string;
  /** Serialized origin of the document, `null` where no code could ever be filled (store pages, PDF viewer …). */
  readonly origin: string | null;
  /** Whether the page itself asked (a click on its offer, menu, shortcut), so that Fill should be in focus. */
  readonly wantsFill: boolean;
  /** Whether the field asks for one of the site's backup codes. */
  readonly wantsSpare?: boolean;
  /** `rules`: it opens at how codes are filled on the page's site. */
  readonly about?: 'fill' | 'rules';
  /** Why a fill by shortcut or menu ended here instead (no field on the page …); `null` otherwise. */
  readonly notice: FailureCode | null;
}

/** A code with its span of validity. `next` follows it; `null` for `hotp`, which has no time. */
export interface CodeView {
  readonly id: string;
  readonly code: string;
  /** Milliseconds since the epoch; both 0 for `hotp`. */
  readonly validFrom: number;
  readonly validUntil: number;
  readonly next: string | null;
}

/** One line of the list. `code` is `null` for `hotp`, whose codes are made on request alone. */
export interface Row {
  readonly account: AccountSummary;
  readonly code: CodeView | null;
}

export interface Listing {
  /** Accounts linked to the asking page; narrowed by the query like the rest. */
  readonly matches: readonly Row[];
  /** Accounts linked to another host of the same site; only looked for when `siteDomain` was given. */
  readonly relatives: readonly Row[];
  /** Accounts linked to nothing whose issuer names the site; only looked for when `siteName` was given. */
  readonly suggested: readonly Row[];
  /** The others, sorted by issuer and label, `count` of them from `from`. */
  readonly rows: readonly Row[];
  /** How many there are in `rows` when all are shown. */
  readonly total: number;
  /** All accounts in use. */
  readonly accounts: number;
}

export interface ListQuery {
  readonly askId: string | null;
  /** Words that must all occur in issuer, label or a linked host; empty for all. */
  readonly query: string;
  /** Registrable domain of the asking page where it has one; `null` skips the search for relatives. */
  readonly siteDomain: string | null;
  /** What the owner calls the asking page's site; without it nothing is suggested. */
  readonly siteName?: string | null;
  readonly from: number;
  readonly count: number;
}

/** Everything a popup paints first, in one round trip. */
export interface Opening {
  readonly state: VaultState;
  readonly ask: Ask | null;
  readonly listing: Listing | null;
  /** What the person should hear about the vault's copies. */
  readonly notice: VaultNotice | null;
}

/** An account as a person gives it: an otpauth link, or the parts typed into a form. */
export type Given =
  | { readonly uri: string }
  | {
      readonly issuer: string;
      readonly label: string;
      /** As typed: base32 in any case, with spaces or dashes. */
      readonly secret: string;
      readonly type: OtpType;
      readonly algorithm: Algorithm;
      readonly digits: number;
      readonly period: number;
      readonly counter: number;
    };

export interface Preview {
  readonly issuer: string;
  readonly label: string;
  readonly type: OtpType;
  readonly algorithm: Algorithm;
  readonly digits: number;
  readonly period: number;
  readonly counter: number;
  /** The present code, so that a person can compare; `null` for `hotp`. */
  readonly code: CodeView | null;
  /** A saved account with the same secret and parameters, or the same name with another secret; else `null`. */
  readonly twin: { readonly account: AccountSummary; readonly sameSecret: boolean } | null;
}

export interface Changes {
  readonly issuer: string;
  readonly label: string;
  readonly algorithm: Algorithm;
  readonly digits: number;
  readonly period: number;
  readonly counter: number;
  /** Serialized origins; the whole list. */
  readonly links: readonly string[];
  /** Those of `links` that shall stand for their whole site; left out, those that did still do. */
  readonly wholeSites?: readonly string[];
  /** Whether links to pages without encryption count; left out, it stays as it is. */
  readonly plainHttp?: boolean;
  /** What programs shall know it by, empty for not at all; left out, it stays as it is. */
  readonly keyName?: string;
}

export interface Revealed {
  /** Base32. */
  readonly secret: string;
  readonly uri: string;
  readonly spareCodes: readonly SpareCode[];
}

export interface FromUi
  extends BackupFromUi,
    EngineFromUi,
    EnrolmentFromUi,
    FoundFromUi,
    HistoryFromUi,
    KeysFromUi,
    LinksFromUi,
    LockingFromUi,
    LossFromUi,
    CaptureFromUi,
    BatchFromUi,
    SitesFromUi,
    SpareCodesFromUi {
  /** `askId` null: the toolbar popup, which stands for the active tab of its window. */
  open(args: { askId: string | null; count: number }): Opening;
  create(args: { passphrase: string }): void;
  unlock(args: { passphrase: string }): void;
  lock(args: Record<string, never>): void;
  list(args: ListQuery): Listing;
  /** Current and next codes of accounts on screen; `hotp` accounts are left out. */
  codes(args: { ids: readonly string[] }): readonly CodeView[];
  /** Uses up one counter value of an `hotp` account; stored and read back before this answers. */
  makeCode(args: { id: string }): CodeView;
  preview(args: { given: Given }): Preview;
  /** Saves; `askId` links the new account to that page. Answers when it is on the disk and read back. */
  add(args: { given: Given; askId: string | null; operationId: string }): AccountSummary;
  edit(args: { id: string; changes: Changes }): AccountSummary;
  /** Into the trash; `restore` takes it out again. */
  remove(args: { id: string }): void;
  restore(args: { id: string }): AccountSummary;
  /** The secrets in clear, for a person who typed the passphrase again. */
  reveal(args: { id: string; passphrase: string }): Revealed;
  /**
   * Fills into the page of the ask; `link` first links the account to that page's origin, as the person chose. The form
   * is not sent then.
   */
  fill(args: { id: string; askId: string; link: Linking }): void;
}

/** What the background tells all open extension pages. */
export type Announcement =
  | { readonly announce: 'locked' }
  /** `notice`: what became of the vault's copies, where that came out only now. */
  | { readonly announce: 'changed'; readonly notice?: VaultNotice };

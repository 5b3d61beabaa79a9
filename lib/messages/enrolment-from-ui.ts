/** What our pages may ask about accounts that were just set up: how it went, and keys that a page shows as text. */
import type { AccountSummary } from '@/lib/account/account';
import type { Algorithm } from '@/lib/otp/params';

/** An account whose code was sent, where nobody could see whether the site took it. */
export interface Question {
  readonly account: AccountSummary;
  /** Serialized origin of the page that asked for the code. */
  readonly origin: string;
}

/** A setup key that a page shows as text, with what it says of the codes. */
export interface PageKey {
  /** Base32 in upper case, or an otpauth link. */
  readonly key: string;
  readonly algorithm: Algorithm;
  readonly digits: number;
  /** Seconds. */
  readonly period: number;
}

export interface EnrolmentFromUi {
  /** The keys that the page of the ask shows as text, for a window that found no QR code on it. `page-gone`. */
  findKeys(args: { askId: string }): readonly PageKey[];
  /** What a person should be asked about the site of the ask; `null` for nothing. */
  openQuestion(args: { askId: string }): Question | null;
  /**
   * The person's answer. Answers with the account as it is then, and with others of its name, of which one may be the
   * one that the site means.
   */
  answerQuestion(args: { id: string; askId: string; hasWorked: boolean }): {
    readonly account: AccountSummary;
    readonly namesakes: readonly AccountSummary[];
  };
}

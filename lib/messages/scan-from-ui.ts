/** What the scan window may ask: pictures of its tab, and accounts that come in several codes. */
import type { AccountSummary } from '@/lib/account/account';

/** A picture of the tab, for a window that decodes it. Contains whatever the page shows, so it exists in memory only. */
export interface Capture {
  /** PNG as data: URL. */
  readonly image: string;
  /** PNG of what was clicked by itself, as the page has it; `null` where the page's picture is all there is. */
  readonly own: string | null;
  /** What was clicked, in fractions of the picture's width and height, 0 to 1; `null` for all of it. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null;
}

/** Texts of QR codes on the page: secrets, mostly, so they are in memory only. */
export interface FoundTexts {
  readonly texts: readonly string[];
}

/** One account of an export, and what the vault has of it. */
export interface BatchAccount extends Pick<AccountSummary, 'issuer' | 'label'> {
  /** `same`: it makes the same codes; `differs`: one of that name makes others; `new`: neither. */
  readonly state: 'new' | 'same' | 'differs';
}

/** The parts of one export that were scanned so far. */
export interface Batch {
  /** How many codes the export has. */
  readonly size: number;
  /** Which of them are here, from 0. */
  readonly parts: readonly number[];
  /** In the export's order. */
  readonly accounts: readonly BatchAccount[];
  /** Names of accounts that nobody can read as they are. */
  readonly skipped: readonly string[];
}

export interface CaptureFromUi {
  /**
   * The picture taken for this window, or what a popup has read of its page already; handed out once. `null` when none was
   * asked for; `page-gone` when there is none any more, `capture-refused` when the browser took none, `picture-changed`
   * when the page has another one there by now.
   */
  takeCapture(args: { askId: string }): Capture | FoundTexts | null;
  /** Another picture of the window's tab, as it is now. `page-gone`, `capture-refused`. */
  retakeCapture(args: { askId: string }): Capture;
  /** Takes a picture of the ask's tab, where `picture` says so, and opens the scan window. */
  scan(args: { askId: string; picture: boolean }): void;
}

export interface BatchFromUi {
  /** What is in codes of one export, these and those that other windows scanned; saves nothing. `uri-broken`, `batch-mixed`. */
  readBatch(args: { uris: readonly string[] }): Batch;
  /**
   * Saves what is new of the `parts` that were shown, and beside what differs, after a copy of the vault was kept. Answers
   * with how many came in.
   */
  saveBatch(args: { uris: readonly string[]; parts: readonly number[]; operationId: string }): {
    readonly saved: number;
  };
}

/**
 * What a content script may ask, and what it is asked. The background treats a
 * content script as an untrusted client: who asks is read from the browser's
 * sender, never from an argument, and every argument is checked at run time.
 */
import type { FieldMark, TaughtField } from '@/lib/detect/taught';

export interface FromPage {
  /** The watcher saw a field that may take a code: put `page.js` into this frame. */
  attach(args: Record<string, never>): void;
  /** The structure of this document speaks of a QR code to scan, or does not any more: for the badge, and for nothing else. */
  enrolmentHint(args: { isThere: boolean }): void;
  /** An empty field for codes has got the focus, or has it no more: for the badge, and for nothing else. */
  codeAwaited(args: { isAwaited: boolean }): void;
  /**
   * A person touched a text field, for the first time in this document or since the rules may be others: how codes are
   * filled on its site. Where fields were taught there, `page.js` comes into this frame.
   */
  rules(args: Record<string, never>): PageRules;
  /**
   * A trusted click on the offer. The code comes, if at all, by `ToPage.fill` with this target. `careful`: the page
   * could not make sure that the offer was in plain view, so the extension's own popup must ask. `refusal`: the page did
   * not take the code, and the popup goes on from there.
   */
  wantFill(args: {
    targetId: string;
    careful: boolean;
    purpose: FieldPurpose;
    refusal?: Refusal | undefined;
  }): WantFillAnswer;
  /** A person wants to say something about the offer and not take it: our popup opens at this site's rules. */
  wantRules(args: Record<string, never>): void;
  /** The code of a new account was sent; `isSure`: by a form, a button or Enter, else its field is just gone. */
  sent(args: { isSure: boolean }): void;
}

/** What a field takes: a one-time code, or one of the site's backup codes. Neither ever goes where the other belongs. */
export type FieldPurpose = 'code' | 'recovery';

/**
 * Why a page did not take a code, of which nothing is left there then: the field is not there any more, was emptied, showed
 * something else than what was written, or could not be written into.
 */
export type Refusal = 'gone' | 'cleared' | 'changed' | 'refused';

/** `filled` and refusals end the matter; `elsewhere`: the extension's own popup or window goes on. */
export type WantFillAnswer = 'filled' | 'elsewhere' | Refusal;

/** From the background to the script of one document. */
export interface ToPage {
  /**
   * What this document could fill: the field in focus, else the best one, of any purpose for `null`; `null` without any.
   * `isPointed`: the field that a person touched last and no other, where there is one.
   */
  findTarget(args: { purpose: FieldPurpose | null; rules: PageRules | null; isPointed: boolean }): FoundTarget | null;
  /** Whether a code that looks like `sample` could be written into the target: asked before a code is made. */
  canFill(args: { targetId: string; purpose: FieldPurpose; sample: string; rules: PageRules }): Fitness;
  /**
   * Writes `code` into the target and reads back what the page shows. `allowed`: other origins it may be sent to.
   * `submits`: the form is sent then, unless the page does so by itself.
   */
  fill(args: {
    targetId: string;
    purpose: FieldPurpose;
    code: string;
    allowed: readonly string[];
    submits: boolean;
  }): FillOutcome;
  /** The rules of sites may be others: a document that asked for its own asks again; without `page.js`, with its next touch. */
  renewRules(args: Record<string, never>): void;
  /** Which fields a person may mean when they say what is one for codes; `null` where none ever gets a code. */
  point(args: { rules: PageRules }): Pointing | null;
}

export interface FoundTarget {
  readonly targetId: string;
  readonly focused: boolean;
  readonly purpose: FieldPurpose;
}

/** What a document knows of its site's rule: nothing of other sites, and nothing while the vault is locked. */
export interface PageRules {
  /** No button in the page. */
  readonly isOff: boolean;
  readonly joinsPassword: boolean;
  readonly taught: readonly TaughtField[];
}

export interface Pointing {
  /** What would be filled. */
  readonly found: Pointed | null;
  /** What the person pressed or typed in last. */
  readonly touched: Pointed | null;
  /** Milliseconds since. */
  readonly touchedAgo: number;
  /** The focus is in a frame of another origin, where nothing is filled. */
  readonly isElsewhere: boolean;
}

export interface Pointed {
  readonly label: string;
  readonly isTarget: boolean;
  readonly mark: FieldMark;
}

export interface Fitness {
  readonly outcome: FillOutcome;
  /** Origins of other hosts to which the form would send the code. */
  readonly elsewhere: readonly string[];
}

/** `filled` (or may be); `no-password`: the code belongs after a password that is not typed yet. */
export type FillOutcome = 'filled' | 'no-password' | Refusal;

/** To the script that draws lines around QR codes, which is in the top document once there are some. */
export interface ToOutline {
  /** Four corners each, as fractions of the picture of the tab; none takes the lines away. */
  outline(args: { marks: readonly Mark[] }): void;
}

/** The corners of a code. */
export type Mark = readonly { readonly x: number; readonly y: number }[];

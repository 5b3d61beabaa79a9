/**
 * Detection: which fields of a page take a one-time code, and why.
 *
 * One scorer over candidates (a field, or the boxes that together take one
 * code). No rule decides alone: the points of all that hold are added up.
 */
import { type Candidate, type Clues, gatherClues, readContext } from './clues';
import { RULES } from './rules';
import { findRows } from './segments';
import type { FieldSnapshot, PageSnapshot } from './snapshot';

/** From here on a candidate counts as a target at all: by shortcut, menu and popup. */
export const MIN_SCORE = 5.5;
/** From here on it is worth a button beside the field. */
export const MIN_OFFER_SCORE = 6;
/** A page that has a clear target does not get its vague ones besides. */
const MARGIN = 5;
/** A page with more fields than this is a spreadsheet. */
const MAX_FIELDS = 2000;

export interface Reason {
  readonly why: string;
  readonly points: number;
}

export interface Verdict {
  readonly purpose: 'code' | 'recovery';
  readonly kind: 'single' | 'segments';
  /** Indices into `page.fields`, in the order in which the code is typed. */
  readonly fields: readonly number[];
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The code seems to come by SMS or e-mail, so that none of ours fits. */
  readonly message: boolean;
}

/** The targets of `page`, best first; empty for most pages. */
export function findTargets(page: PageSnapshot): Verdict[] {
  const verdicts = judgeAll(page).filter((verdict) => verdict.score >= MIN_SCORE);
  verdicts.sort((a, b) => b.score - a.score);
  const best = verdicts[0]?.score ?? 0;
  return verdicts.filter((verdict) => verdict.score >= best - MARGIN);
}

/** Every candidate with its score, in tree order: for a person who wants to know why. */
export function judgeAll(page: PageSnapshot): Verdict[] {
  const rows = findRows(page);
  const context = readContext(page, rows.length);
  return listCandidates(page, rows).map((candidate) => judge(gatherClues(context, candidate)));
}

function listCandidates(page: PageSnapshot, rows: readonly number[][]): Candidate[] {
  const inRow = new Set(rows.flat());
  const candidates: Candidate[] = rows.map((fields) => ({ fields, boxes: true }));
  page.fields.slice(0, MAX_FIELDS).forEach((field, index) => {
    if (!inRow.has(index) && isCandidate(field)) candidates.push({ fields: [index], boxes: false });
  });
  return candidates;
}

function isCandidate(field: FieldSnapshot): boolean {
  return field.visible && field.editable && ['text', 'tel', 'number', 'password'].includes(field.type);
}

function judge(clues: Clues): Verdict {
  const reasons = RULES.filter((rule) => rule.holds(clues)).map(({ why, points }) => ({ why, points }));
  return {
    purpose: 'code',
    kind: clues.candidate.boxes ? 'segments' : 'single',
    fields: clues.candidate.fields,
    score: reasons.reduce((sum, reason) => sum + reason.points, 0),
    reasons,
    message: clues.message && clues.label !== 'strong' && clues.heading !== 'strong',
  };
}

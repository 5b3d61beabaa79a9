/**
 * Detection: which fields of a page take a one-time code, and why.
 *
 * A linear model over candidates (a field, or the boxes that together take one
 * code): what speaks for and against each is named (`features.ts`), every name
 * has a weight (`weights.ts`), and the weights of those that hold are added up.
 */
import { type Candidate, type Clues, gatherClues, readContext } from './features';
import { findGroups } from './segments';
import { mayTakeCode, type PageSnapshot } from './snapshot';
import { MIN_SCORE, WEIGHTS } from './weights';

/** From here on it is worth a button beside the field. */
export const MIN_OFFER_SCORE = MIN_SCORE + 0.5;
/** What asks for a recovery code needs no more than to ask for a code: the word itself is telling. */
const MIN_RECOVERY_SCORE = 1.5;
/** A page that has a clear target does not get its vague ones besides. */
const MARGIN = 5;
/** A field for fewer characters takes no code by itself. */
const MIN_ROOM = 4;
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
  /** Among its own purpose: what speaks for a recovery code does not count against one. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The code seems to come by SMS or e-mail, so that none of ours fits. */
  readonly message: boolean;
}

/** The targets of `page`, best first; empty for most pages. */
export function findTargets(page: PageSnapshot): Verdict[] {
  return judgePage(page).filter(({ purpose }) => purpose === 'code');
}

/** The same, and after them the fields that take a recovery code. */
export function judgePage(page: PageSnapshot): Verdict[] {
  const all = readCandidates(page).map(judge);
  const codes = all.filter(({ purpose, score }) => purpose === 'code' && score >= MIN_SCORE);
  codes.sort((a, b) => b.score - a.score);
  const best = codes[0]?.score ?? 0;
  const recovery = all.filter(({ purpose, score }) => purpose === 'recovery' && score >= MIN_RECOVERY_SCORE);
  return [...codes.filter(({ score }) => score >= best - MARGIN), ...recovery];
}

/** Every candidate with what speaks for and against it, in tree order. */
export function readCandidates(page: PageSnapshot): (Candidate & Clues)[] {
  const groups = findGroups(page);
  const context = readContext(page);
  return listCandidates(page, groups).map((candidate) => ({ ...candidate, ...gatherClues(context, candidate) }));
}

function listCandidates(page: PageSnapshot, groups: readonly number[][]): Candidate[] {
  const grouped = new Set(groups.flat());
  const candidates: Candidate[] = groups.map((fields) => ({ fields, boxes: true }));
  page.fields.slice(0, MAX_FIELDS).forEach((field, index) => {
    const isWhole = field.type !== 'box' && (field.maxLength ?? MIN_ROOM) >= MIN_ROOM;
    if (isWhole && !grouped.has(index) && mayTakeCode(field)) {
      candidates.push({ fields: [index], boxes: false });
    }
  });
  return candidates;
}

function judge({ fields, boxes, features, recovery, message }: Candidate & Clues): Verdict {
  // For a recovery field, what says so does not speak against it.
  const points = (why: string): number => (recovery && why.startsWith('recovery') ? 0 : (WEIGHTS[why] ?? 0));
  const reasons = features.map((why) => ({ why, points: points(why) })).filter((reason) => reason.points !== 0);
  return {
    purpose: recovery ? 'recovery' : 'code',
    kind: boxes ? 'segments' : 'single',
    fields,
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons,
    message,
  };
}

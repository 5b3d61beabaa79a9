/** From labelled snapshots to weights, with the cross-validation that says what they are worth elsewhere. */
import { type Comparison, compare } from './compare.ts';
import type { Entry, LabelledPage } from './corpus.ts';
import type { FieldRef } from './in-page.ts';
import { type Example, learn, type Model } from './logistic.ts';

/** One candidate of one page. */
export interface LearningCandidate {
  readonly refs: readonly FieldRef[];
  readonly features: readonly string[];
  readonly recovery: boolean;
}

export interface LearningPage {
  readonly labelled: LabelledPage;
  readonly candidates: readonly LearningCandidate[];
}

const FOLDS = 10;
const MARGIN = 5;

/** Pages of one template share one vote, so that a template in ten languages is not ten pages. */
export function examplesOf(pages: readonly LearningPage[]): Example[] {
  const judged = pages.filter(({ labelled }) => labelled.entry.kind !== 'sms-or-email-code');
  const votes = new Map<string, number>();
  for (const { labelled } of judged) votes.set(templateOf(labelled), (votes.get(templateOf(labelled)) ?? 0) + 1);
  return judged.flatMap(({ labelled, candidates }) => {
    const share = 1 / Math.sqrt(votes.get(templateOf(labelled)) ?? 1);
    return candidates.flatMap(({ refs, features }) => {
      if (refs.every((ref) => labelled.ignored.includes(ref))) return [];
      const isCode = refs.some((ref) => labelled.units.some((unit) => unit.fields.includes(ref)));
      return [{ features, isCode, weight: share * (isCode ? 2 : 1) }];
    });
  });
}

function templateOf({ entry }: LabelledPage): string {
  return entry.tags?.includes('captured') ? entry.file : `${entry.source.repo}/${entry.source.path}`;
}

/** The candidates of `pages`, named through all frames. */
export function readLearningPages(pages: readonly LabelledPage[]): LearningPage[] {
  return pages.map((labelled) => {
    let before = 0;
    const candidates = labelled.frames.flatMap((frame) => {
      const offset = before;
      before += frame.inputs;
      return frame.candidates.map(({ fields, features, recovery }) => ({
        refs: fields.map((ref) => (typeof ref === 'number' ? offset + ref : ref)),
        features,
        recovery,
      }));
    });
    return { labelled, candidates };
  });
}

/** What `model` would find on `page`. */
export function apply(model: Model, { labelled, candidates }: LearningPage): Comparison {
  const scored = candidates.map((candidate) => ({
    ...candidate,
    score: candidate.features.reduce((sum, name) => sum + (model.weights[name] ?? 0), model.bias),
  }));
  const found = scored.filter(({ score, recovery }) => score >= 0 && !recovery);
  const best = Math.max(...found.map(({ score }) => score));
  const targets = found.filter(({ score }) => score >= best - MARGIN);
  return compare(
    labelled.units,
    labelled.ignored,
    targets.map(({ refs }) => refs),
  );
}

/** Each page judged by weights that were learned without any page of its project. */
export function crossValidate(
  pages: readonly LearningPage[],
  priors: Readonly<Record<string, number>>,
): { readonly entry: Entry; readonly comparison: Comparison }[] {
  const projects = [...new Set(pages.map(projectOf))].toSorted((a, b) => hash(a) - hash(b));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const held = new Set(projects.filter((_project, index) => index % FOLDS === fold));
    const model = learn(examplesOf(pages.filter((page) => !held.has(projectOf(page)))), priors);
    return pages
      .filter((page) => held.has(projectOf(page)))
      .map((page) => ({ entry: page.labelled.entry, comparison: apply(model, page) }));
  }).flat();
}

/** Captured pages come from one collection, each of a site of its own. */
function projectOf({ labelled: { entry } }: LearningPage): string {
  return entry.tags?.includes('captured') ? entry.file : entry.source.repo;
}

/** FNV-1a, so that projects fall into the same folds every time and not by their names. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

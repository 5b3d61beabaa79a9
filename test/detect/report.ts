/** The score of a detection on labelled pages, as tables for people. */
import { type Comparison, type Count, compare, f1, precision, recall, sum } from './compare.ts';
import type { Entry, LabelledPage } from './corpus.ts';
import { describePage, type PageLine } from './page-line.ts';

/** A page, and how what was found compares with its labels. */
export interface Compared {
  readonly entry: Entry;
  readonly comparison: Comparison;
}

export interface Scored extends Compared {
  readonly line: PageLine;
}

export function scorePage({ entry, units, ignored, frames }: LabelledPage): Scored {
  const line = describePage(frames);
  const comparison = compare(
    units,
    ignored,
    line.targets.map(({ fields }) => fields),
  );
  return { entry, line, comparison };
}

/** Pages of other codes are told apart: taking them is no mistake, missing them neither. */
export function isJudged({ entry }: Compared): boolean {
  return entry.kind !== 'sms-or-email-code';
}

export interface Summary {
  readonly page: Count;
  readonly field: Count;
  readonly groups: { readonly pages: number; readonly right: number };
  readonly captured: { readonly pages: number; readonly wrong: number };
  readonly exact: number;
}

export function summarize(all: readonly Compared[]): Summary {
  const withGroups = all.filter(({ comparison }) => comparison.groups.all > 0);
  const captured = all.filter(({ entry }) => entry.kind === 'none' && entry.tags?.includes('captured') === true);
  return {
    page: sum(all.map(({ comparison }) => comparison.page)),
    field: sum(all.map(({ comparison }) => comparison.field)),
    groups: {
      pages: withGroups.length,
      right: withGroups.filter(({ comparison: { groups } }) => groups.right === groups.all).length,
    },
    captured: { pages: captured.length, wrong: captured.filter(({ comparison }) => comparison.page.wrong > 0).length },
    exact: all.filter(({ comparison }) => comparison.exact).length,
  };
}

export function writeReport(scored: readonly Scored[]): string {
  const judged = scored.filter(isJudged);
  const summary = summarize(judged);
  const slices = (title: string, of: (scored: Scored) => readonly string[]): string[] =>
    slice(judged, of).map(([name, pages]) => row(`${title}: ${name}`, pages));
  return [
    HEAD,
    row('kinds totp and none', judged),
    ...slices('kind', ({ entry }) => [entry.kind]),
    ...slices('language', ({ entry }) => [entry.language]),
    ...slices('structure', ({ entry }) => structuresOf(entry)),
    ...slices('tag', ({ entry }) => entry.tags ?? []),
    '',
    `groups of boxes right: ${summary.groups.right} of ${summary.groups.pages} pages that have them`,
    `false alarms on captured pages without a code: ${summary.captured.wrong} of ${summary.captured.pages}`,
    `pages with everything and nothing else: ${summary.exact} of ${judged.length}`,
    ...messages(scored),
    '',
    ...misses(judged),
  ].join('\n');
}

/** The same in two lines. */
export function writeSummary(title: string, all: readonly Compared[]): string {
  const judged = all.filter(isJudged);
  const { groups, captured, exact } = summarize(judged);
  return [
    HEAD,
    row(title, judged),
    `  groups ${groups.right} of ${groups.pages}, captured pages wrong ${captured.wrong} of ${captured.pages}, exact ${exact} of ${judged.length}`,
  ].join('\n');
}

const HEAD = `${'pages'.padEnd(36)}${['n', 'P', 'R', 'F1', 'field P', 'R', 'F1'].map((name) => name.padStart(8)).join('')}`;

function row(title: string, pages: readonly Compared[]): string {
  const { page, field } = summarize(pages);
  const figures = [page, field].flatMap((count) => [precision(count), recall(count), f1(count)]);
  const cells = figures.map((figure) => (100 * figure).toFixed(1).padStart(8));
  return `${title.slice(0, 35).padEnd(36)}${String(pages.length).padStart(8)}${cells.join('')}`;
}

function slice(all: readonly Scored[], of: (scored: Scored) => readonly string[]): [string, Scored[]][] {
  const found = new Map<string, Scored[]>();
  for (const scored of all) for (const name of of(scored)) found.set(name, [...(found.get(name) ?? []), scored]);
  return [...found].toSorted(([, a], [, b]) => b.length - a.length);
}

function structuresOf({ structure, fields }: Entry): string[] {
  const named = Object.keys(structure ?? {});
  return fields.length > 0 && !named.includes('segmented') ? ['single', ...named] : named;
}

function messages(scored: readonly Scored[]): string[] {
  const sent = scored.filter(({ entry }) => entry.kind === 'sms-or-email-code');
  const found = sent.filter(({ comparison }) => comparison.page.hits > 0);
  const told = found.filter(({ line }) => line.targets.every(({ message }) => message === true));
  const totp = scored.filter(({ entry }) => entry.kind === 'totp');
  const mistaken = totp.filter(({ line }) => line.targets.some(({ message }) => message === true));
  return [
    `codes by SMS or e-mail: ${found.length} of ${sent.length} pages found, ${told.length} of them told apart`,
    `codes of an app taken for such: ${mistaken.length} of ${totp.length} pages`,
    ...mistaken.map(({ entry }) => `  taken for a message: ${entry.file}`),
  ];
}

function misses(judged: readonly Scored[]): string[] {
  const wrong = judged.filter(({ comparison }) => !comparison.exact);
  return [
    `not exact: ${wrong.length}`,
    ...wrong.map(({ entry, line, comparison: { page, field } }) => {
      const what = page.missed ? 'MISSED' : page.wrong ? 'FALSE ALARM' : `missed ${field.missed}, wrong ${field.wrong}`;
      const targets = line.targets.map(
        ({ kind, fields, score, why }) => `${kind} [${fields}] ${score}: ${why.join(', ')}`,
      );
      return [`${what}  ${entry.file} (${entry.language}, ${entry.source.repo})`, ...targets].join('\n    ');
    }),
  ];
}

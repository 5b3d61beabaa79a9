/** What counts as read, and the goals. */
import type { Reading } from './in-page.ts';

/** One entry of a manifest. */
export interface Labelled {
  readonly file: string;
  /** The exact texts in the image; none where nothing readable is there. */
  readonly expect: readonly string[];
  /** Texts that are right if a reader recovers them all the same. */
  readonly allow?: string | readonly string[];
  readonly category: string;
  readonly note: string;
}

export interface Result extends Labelled {
  readonly reading: Reading;
}

/** Categories that are counted together, and the share of their images that must be read. */
const GOALS: readonly { readonly share: number; readonly categories: readonly string[] }[] = [
  ...[
    ...['png', 'jpeg', 'webp', 'svg', 'canvas', 'table', 'cssbg', 'inverted', 'transparent', 'colour', 'rotated'],
    ...['charset', 'multi', 'tiny', 'negative'],
  ].map((category) => ({ share: 1, categories: [category] })),
  {
    share: 0.98,
    categories: ['styled', 'logo', 'noquiet', 'lowcontrast', 'filter', 'shot1080', 'shot4k', 'dpr', 'dense'],
  },
  { share: 0.95, categories: ['blur', 'region', 'perspective'] },
];

export interface Judgement {
  readonly lines: readonly string[];
  readonly misses: readonly Result[];
  readonly isMet: boolean;
}

export function judge(results: readonly Result[]): Judgement {
  const misses = results.filter((result) => !isRead(result));
  const groups = GOALS.map(({ share, categories }) => {
    const all = results.filter(({ category }) => categories.includes(category));
    const read = all.filter(isRead).length;
    return { share, categories, count: all.length, read, isMet: read >= all.length * share };
  }).filter(({ count }) => count > 0);
  const lines = groups.flatMap(({ share, categories, count, read, isMet }) => [
    ...(categories.length === 1 ? [] : categories.map((category) => lineOf(category, ofCategory(results, category)))),
    `${(categories.length === 1 ? (categories[0] ?? '') : 'together').padEnd(14)}${tally(read, count)}  ` +
      `at least ${share * 100} %  ${isMet ? 'met' : 'MISSED'}`,
  ]);
  const isMet = groups.every((group) => group.isMet) && results.every((result) => wrongTexts(result).length === 0);
  return { lines, misses, isMet };
}

export function isRead(result: Result): boolean {
  const wanted = result.expect.filter((text) => text.startsWith('otpauth'));
  return wanted.every((text) => result.reading.texts.includes(text)) && wrongTexts(result).length === 0;
}

/** Texts that are not in the image. */
export function wrongTexts({ reading, expect, allow = [] }: Result): string[] {
  return reading.texts.filter((text) => !expect.includes(text) && ![allow].flat().includes(text));
}

function ofCategory(results: readonly Result[], wanted: string): readonly Result[] {
  return results.filter(({ category }) => category === wanted);
}

function lineOf(category: string, results: readonly Result[]): string {
  return `  ${category.padEnd(12)}${tally(results.filter(isRead).length, results.length)}`;
}

function tally(read: number, count: number): string {
  return `${String(read).padStart(4)} of ${String(count).padStart(3)}`;
}

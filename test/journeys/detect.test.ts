/**
 * Detection in a real browser: our own pages one by one, the command that people
 * use, and the labelled pages beside the project as a whole, where they are
 * there. The figures of those in full are `npm run detect:score`.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MIN_OFFER_SCORE } from '@/lib/detect/find';
import { PROJECT } from '@/test/support/places';
import { type DetectBrowser, launchDetectBrowser } from '../detect/browser.ts';
import { f1 } from '../detect/compare.ts';
import { hasCorpus, type LabelledPage, visitCorpus } from '../detect/corpus.ts';
import type { FrameResult } from '../detect/in-page.ts';
import { layOutOwnPages } from '../detect/own-corpus.ts';
import { OWN_PAGES } from '../detect/own-pages/all.ts';
import { describePage, type PageLine } from '../detect/page-line.ts';
import { isJudged, type Scored, scorePage, summarize } from '../detect/report.ts';

/** Half a thousand pages, on a busy machine. */
const CORPUS_TIME = 400_000;

let browser: DetectBrowser;

beforeAll(async () => {
  browser = await launchDetectBrowser();
});
afterAll(() => browser?.close());

describe('our own pages', () => {
  let found: (readonly FrameResult[])[];
  let lines: PageLine[];

  beforeAll(async () => {
    found = await browser.visitAll(layOutOwnPages(), (page) => page.detect());
    lines = found.map(describePage);
  });

  test.each(OWN_PAGES.map((page, index) => ({ ...page, index })))('$name', ({ index, targets, recovery, message }) => {
    const line = lines[index];
    expect(line?.targets.map(({ fields }) => fields)).toEqual(targets);
    expect(found[index]?.every(isNoticed), 'noticed by the watcher').toBe(true);
    expect(line?.targets.every((target) => target.message === message)).toBe(true);
    for (const { kind, fields } of line?.targets ?? []) expect(kind === 'segments').toBe(fields.length > 1);
    if (recovery !== undefined) expect(line?.other).toMatchObject([{ purpose: 'recovery', fields: recovery }]);
  });
});

/** What the watcher passes over is never offered to, however well it would be judged. */
function isNoticed({ verdicts }: FrameResult): boolean {
  return verdicts.every(({ noticed }) => noticed);
}

test('the command prints one line of JSON per page and nothing else, in the order of the files', () => {
  const indices = ['fields are counted', 'in a frame', 'a coupon', 'a recovery code'].map((start) =>
    OWN_PAGES.findIndex(({ name }) => name.startsWith(start)),
  );
  const all = layOutOwnPages();
  const paths = indices.map((index) => all[index] as string);
  const command = [join(PROJECT, 'test', 'support', 'with-setup.mjs'), 'detect', ...paths];
  const printed = execFileSync(process.execPath, command, { cwd: PROJECT, encoding: 'utf8' });
  const lines = printed.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { file: paths[0], targets: [{ kind: 'single', fields: [1], why: expect.arrayContaining([expect.any(String)]) }] },
    { file: paths[1], targets: [{ kind: 'single', fields: [1], score: expect.any(Number) }] },
    { file: paths[2], targets: [], other: [], ms: expect.any(Number) },
    { file: paths[3], targets: [], other: [{ purpose: 'recovery', kind: 'single', fields: [0] }] },
  ]);
});

describe.skipIf(!hasCorpus())('the labelled pages beside the project (skipped where they are not there)', () => {
  let pages: readonly LabelledPage[];
  let judged: Scored[];

  beforeAll(async () => {
    pages = await visitCorpus(browser);
    judged = pages.map(scorePage).filter(isJudged);
  }, CORPUS_TIME);

  test('the watcher notices the fields that are found', () => {
    expect(pages.filter(({ frames }) => !frames.every(isNoticed)).map(({ entry }) => entry.file)).toEqual([]);
  });

  test('pages and fields are told with an F1 of 0.98 and more', () => {
    const { page, field } = summarize(judged);
    expect(f1(page)).toBeGreaterThanOrEqual(0.98);
    expect(f1(field)).toBeGreaterThanOrEqual(0.98);
  });

  test('the button comes on 98 of 100 pages that ask for a code of an app, and on one of 100 others at most', () => {
    const isOffered = ({ line }: Scored): boolean =>
      line.targets.some(({ score, message }) => message !== true && score >= MIN_OFFER_SCORE);
    const shareOf = (kind: string): number => {
      const pages = judged.filter(({ entry }) => entry.kind === kind);
      return pages.filter(isOffered).length / pages.length;
    };
    expect(shareOf('totp')).toBeGreaterThanOrEqual(0.98);
    expect(shareOf('none')).toBeLessThanOrEqual(0.01);
  });

  test('groups of boxes are right on 98 of 100 pages that have them', () => {
    const { groups } = summarize(judged);
    expect(groups.right / groups.pages).toBeGreaterThanOrEqual(0.98);
  });

  test('at most one of 100 captured pages raises a false alarm', () => {
    const { captured } = summarize(judged);
    expect(captured.wrong / captured.pages).toBeLessThanOrEqual(0.01);
  });
});

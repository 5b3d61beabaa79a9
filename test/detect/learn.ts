/**
 * `npm run detect:learn`: learns the weights of the detection from the labelled
 * pages beside the project, prints what they are worth on projects they were not
 * learned from, and writes `lib/detect/weights.ts`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../support/places.ts';
import { launchDetectBrowser } from './browser.ts';
import { CORPUS, hasCorpus, visitCorpus } from './corpus.ts';
import { apply, crossValidate, examplesOf, readLearningPages } from './learning.ts';
import { learn, type Model, START_BIAS } from './logistic.ts';
import { visitOwnPages } from './own-corpus.ts';
import { PRIORS } from './priors.ts';
import { type Compared, isJudged, writeSummary } from './report.ts';

if (!hasCorpus()) {
  console.error(`There are no labelled pages at ${CORPUS} to learn from.`);
  process.exit(1);
}
const browser = await launchDetectBrowser();
const own = readLearningPages(await visitOwnPages(browser));
const corpus = readLearningPages(await visitCorpus(browser));
await browser.close();
const pages = [...corpus, ...own];
const unknown = new Set(pages.flatMap(({ candidates }) => candidates.flatMap(({ features }) => features)));
for (const name of Object.keys(PRIORS)) unknown.delete(name);
if (unknown.size > 0) throw new Error(`Features without a prior: ${[...unknown].join(', ')}`);

const model = learn(examplesOf(pages), PRIORS);
const compareAll = (some: typeof pages, by: Model) =>
  some.map((page) => ({ entry: page.labelled.entry, comparison: apply(by, page) }));
const validated = crossValidate(pages, PRIORS);
const isOwn = ({ entry }: Compared): boolean => entry.file.startsWith('own: ');
const reports: [string, Compared[]][] = [
  ['priors alone', compareAll(corpus, { weights: PRIORS, bias: START_BIAS })],
  ['learned', compareAll(corpus, model)],
  ['cross-validated by project', validated.filter((each) => !isOwn(each))],
  ['own pages, learned', compareAll(own, model)],
  ['own pages, each without itself', validated.filter(isOwn)],
];
for (const [title, compared] of reports) {
  console.log(writeSummary(title, compared));
  for (const { entry, comparison } of compared)
    if (isJudged({ entry, comparison }) && !comparison.exact) console.log(`    not exact: ${entry.file}`);
}
writeFileSync(join(PROJECT, 'lib', 'detect', 'weights.ts'), writeModule(model));

function writeModule({ weights, bias }: Model): string {
  const lines = Object.entries(weights)
    .map(([name, weight]) => [name, Math.round(weight * 10) / 10] as const)
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => `  '${name}': ${weight},`);
  return `/**
 * What each clue is worth. Written by \`npm run detect:learn\`, not by hand: what
 * a person would expect of each is in \`test/detect/priors.ts\`.
 */

/** From here on a candidate counts as a target at all: by shortcut, menu and popup. */
export const MIN_SCORE = ${Math.round(-bias * 10) / 10};

export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.join('\n')}
};
`;
}

/** What the real Vault engine answered, recorded by running it: beside the project, where there is one. */
import { existsSync, readFileSync } from 'node:fs';
import { type RecordedRequest, type ReplayedAnswer, readScenarios } from './replay.ts';

const FILE = '../shared/engine/vault-golden.json';

export const hasRecordings = existsSync(FILE);
if (!hasRecordings)
  console.log('No recorded answers of the real Vault engine beside the project: their replay is skipped.');

/** A request with its answer. */
export type Recorded = RecordedRequest & ReplayedAnswer;

export function readRecordings(): Recorded[][] {
  return readScenarios(readFileSync(FILE, 'utf8')) as Recorded[][];
}

/** The answer that was recorded. */
export function recordedAnswer(request: Recorded): ReplayedAnswer {
  const { status, data, err, warnings } = request;
  return JSON.parse(JSON.stringify({ status, data, err, warnings }));
}

/** As in the recordings, where every run gives another secret and another picture. */
export function withoutChance(answer: ReplayedAnswer): ReplayedAnswer {
  const text = JSON.stringify(answer)
    .replace(/secret=[A-Z2-7]+/, 'secret=<RANDOM>')
    .replace(/"barcode":"iVBORw0KGgo[\w+/]+=*"/, '"barcode":"<PNG>"');
  return JSON.parse(text);
}

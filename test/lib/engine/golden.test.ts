/** What the real Vault engine answered, recorded by running it: every request again, every answer the same. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type RecordedRequest, type ReplayedAnswer, readScenarios, replayScenario } from '@/test/engine/replay';

const FILE = '../shared/engine/vault-golden.json';
const isHere = existsSync(FILE);
if (!isHere) console.log('No recorded answers of the real Vault engine beside the project: their replay is skipped.');

test.skipIf(!isHere)('every recorded request is answered as the real engine answered it', async () => {
  const scenarios = readScenarios(readFileSync(FILE, 'utf8'));
  expect(scenarios.flat().length).toBeGreaterThan(200);
  for (const scenario of scenarios) {
    const answers = await replayScenario(scenario);
    expect(answers.map(withoutChance)).toEqual(scenario.map(recorded));
  }
});

function recorded(request: RecordedRequest): ReplayedAnswer {
  const { status, data, err, warnings } = JSON.parse(JSON.stringify(request)) as ReplayedAnswer;
  return withoutMissing({ status, data, err, warnings });
}

function withoutMissing(answer: object): ReplayedAnswer {
  return Object.fromEntries(
    Object.entries(answer).filter(([, value]) => value !== undefined),
  ) as unknown as ReplayedAnswer;
}

/** As in the recordings, where every run gives another secret and another picture. */
function withoutChance(answer: ReplayedAnswer): ReplayedAnswer {
  const text = JSON.stringify(answer)
    .replace(/secret=[A-Z2-7]+/, 'secret=<RANDOM>')
    .replace(/"barcode":"iVBORw0KGgo[\w+/]+=*"/, '"barcode":"<PNG>"');
  return JSON.parse(text) as ReplayedAnswer;
}

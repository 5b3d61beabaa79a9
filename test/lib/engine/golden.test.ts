/** What the real Vault engine answered: every request again, every answer the same. */
import { expect, test } from 'vitest';
import { hasRecordings, readRecordings, recordedAnswer, withoutChance } from '@/test/engine/recorded';
import { replayScenario } from '@/test/engine/replay';

test.skipIf(!hasRecordings)('every recorded request is answered as the real engine answered it', async () => {
  const scenarios = readRecordings();
  expect(scenarios.flat().length).toBeGreaterThan(200);
  for (const scenario of scenarios) {
    const answers = await replayScenario(scenario);
    expect(answers.map(withoutChance)).toEqual(scenario.map(recordedAnswer));
  }
});

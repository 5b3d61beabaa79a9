import { expect, test } from 'vitest';
import { countTests } from './count-tests.ts';

const report = (...files: readonly (readonly [status: string, ...tests: string[]])[]) =>
  JSON.stringify({
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map((testStatus) => ({ status: testStatus })),
    })),
  });

test.each([
  ['tests that pass, fail and are skipped', report(['failed', 'passed', 'failed', 'skipped']), false, [1, 1, 1]],
  ['a file that does not load is one failure', report(['failed'], ['passed', 'passed']), false, [1, 1, 0]],
  ['an error outside any test is one failure', report(['passed', 'passed']), false, [1, 1, 0]],
  ['a run without any test is one failure', report(), true, [0, 1, 0]],
  ['a run whose tests were all skipped is one failure', report(['passed', 'skipped']), true, [0, 1, 1]],
  ['a run without a report is one failure', null, true, [0, 1, 0]],
])('%s', (_name, json, endedWell, [passed, failed, skipped]) => {
  expect(countTests(json, endedWell)).toEqual({ passed, failed, skipped });
});

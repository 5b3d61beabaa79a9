import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countTests, listFailures } from './count-tests.ts';
import { PROJECT } from './places.ts';

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

test('each failure is a line, with where it is and how its message begins', () => {
  const json = JSON.stringify({
    testResults: [
      {
        name: join(PROJECT, 'test', 'a.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'it walks' },
          { status: 'failed', fullName: 'it flies', failureMessages: ['Error: no wings\n    at somewhere', 'later'] },
        ],
      },
      { name: join(PROJECT, 'b.test.ts'), status: 'failed', message: 'No such module', assertionResults: [] },
    ],
  });
  expect(listFailures(json)).toEqual([
    `${join('test', 'a.test.ts')}: it flies: Error: no wings`,
    'b.test.ts: the file itself: No such module',
  ]);
});

test('a run without a report has no failures to list', () => {
  expect(listFailures(null)).toEqual([]);
});

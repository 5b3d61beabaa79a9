/** What a run of vitest came to, from its JSON report, so that nothing that went wrong counts as nothing. */

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The parts of vitest's JSON report that are read here. */
interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** `endedWell`: whether vitest itself exited with 0. `report`: its JSON, `null` when it wrote none. */
export function countTests(report: string | null, endedWell: boolean): Count {
  const files = report === null ? [] : (JSON.parse(report) as Report).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const of = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
  // A file that does not load, or whose set-up fails, has no failed test in it.
  const brokenFiles = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = of('failed') + brokenFiles;
  const passed = of('passed');
  // Errors outside any test, or no test at all.
  const unseen = failed === 0 && (!endedWell || passed === 0) ? 1 : 0;
  return { passed, failed: failed + unseen, skipped: of('skipped', 'pending', 'todo', 'disabled') };
}

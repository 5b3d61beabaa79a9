/** What a run of vitest came to, from its JSON report, so that nothing that went wrong counts as nothing. */
import { relative } from 'node:path';
import { PROJECT } from './places.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The parts of vitest's JSON report that are read here. */
interface Report {
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly status: string;
  /** The file's absolute path. */
  readonly name: string;
  /** Why the file itself failed. */
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[];
  }[];
}

/** `endedWell`: whether vitest itself exited with 0. `report`: its JSON, `null` when it wrote none. */
export function countTests(report: string | null, endedWell: boolean): Count {
  const files = readFiles(report);
  const tests = files.flatMap((file) => file.assertionResults);
  const of = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
  const failed = of('failed') + files.filter(isBroken).length;
  const passed = of('passed');
  // Errors outside any test, or no test at all.
  const unseen = failed === 0 && (!endedWell || passed === 0) ? 1 : 0;
  return { passed, failed: failed + unseen, skipped: of('skipped', 'pending', 'todo', 'disabled') };
}

/** A line for each failure: the file, the test, and the first line of what it said. A long run scrolls them out of sight. */
export function listFailures(report: string | null): string[] {
  return readFiles(report).flatMap((file) => {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    const failures = tests.map(({ fullName, failureMessages }) => [fullName, failureMessages?.[0]]);
    if (isBroken(file)) failures.push(['the file itself', file.message]);
    const path = relative(PROJECT, file.name);
    return failures.map(([name, message = '']) => `${path}: ${name}: ${message.split('\n')[0]}`);
  });
}

function readFiles(report: string | null): readonly FileReport[] {
  return report === null ? [] : (JSON.parse(report) as Report).testResults;
}

/** A file that does not load, or whose set-up fails, has no failed test in it. */
function isBroken({ status, assertionResults }: FileReport): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

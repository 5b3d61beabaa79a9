/** The build for Chrome, made only where it is missing or older than what it is made from. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHROME_BUILD, PROJECT } from '../support/places.ts';
import { runTool } from '../support/run-command.ts';

const SOURCES = ['entrypoints', 'lib', 'components', 'public', 'wxt.config.ts', 'package-lock.json'];

/** Says nothing on stdout. Throws when the build fails. */
export async function buildIfStale(): Promise<void> {
  if (
    timeOf(join(CHROME_BUILD, 'manifest.json')) >= Math.max(...SOURCES.map((name) => newestIn(join(PROJECT, name))))
  ) {
    return;
  }
  const options = ['build', '--browser', 'chrome', '--mv3', '--level', 'warn'];
  if (!(await runTool('wxt', options, { output: 'stderr' }))) throw new Error('The production build failed.');
}

function newestIn(path: string): number {
  if (!statSync(path).isDirectory()) return timeOf(path);
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(0, ...files.map((name) => timeOf(join(path, name))));
}

/** Milliseconds since the epoch; 0 for what is not there. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

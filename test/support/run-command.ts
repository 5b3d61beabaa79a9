/** Runs a tool of the project and shows what it says as it says it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PROJECT } from './places.ts';

const BIN = join(PROJECT, 'node_modules', '.bin');

/** Resolves with whether it ended well. `tool` is a program of `node_modules/.bin`; `output` is where its stdout goes. */
export function runTool(
  tool: string,
  args: readonly string[],
  { output = 'stdout' }: { readonly output?: 'stdout' | 'stderr' } = {},
): Promise<boolean> {
  const windows = process.platform === 'win32';
  const file = join(BIN, windows ? `${tool}.cmd` : tool);
  if (!existsSync(file)) throw new Error(`${tool} is not installed.`);
  return new Promise((resolve) => {
    const child = spawn(file, [...args], {
      cwd: PROJECT,
      stdio: ['ignore', output === 'stderr' ? 2 : 'inherit', 'inherit'],
      // .cmd files start through a shell alone.
      shell: windows,
      // The tools' first line asks for `node`: this puts the current one before an older one of the system.
      env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH ?? ''}` },
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

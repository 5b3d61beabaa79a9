/** Says in a plain sentence what to do when the clients are not there, before a test fails for it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

export function setup(): void {
  if (existsSync(join(FOLDER, 'node_modules', 'sendblue', 'package.json'))) return;
  throw new Error(
    'The npm clients that test the engine are not installed. Run `npm test`, which installs them, or `npm ci --ignore-scripts` in test/clients.',
  );
}

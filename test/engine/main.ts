/**
 * `npm run -s engine -- FILE`: replays recorded scenarios on an empty engine each
 * and prints one line of JSON per request, to be compared with what another
 * implementation answered. The format of the file is described in ENGINE.md.
 */
import '../support/resolve-lib.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

// Loaded when the names in it can be found.
const { readScenarios, replayScenario } = await import('./replay.ts');

const [file] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('Which scenarios? npm run -s engine -- FILE');
  // npm changes the folder and notes where one was.
  const text = readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8');
  for (const scenario of readScenarios(text)) {
    for (const line of await replayScenario(scenario)) console.log(JSON.stringify(line));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

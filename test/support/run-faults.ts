/** `npm run test:faults`: builds for Chrome, then harms that build's vault in a real browser. */
import { buildExtension } from './build-extension.ts';
import { runTool } from './run-command.ts';

const isBuilt = await buildExtension('chrome');
const isPassed = isBuilt && (await runTool('vitest', ['run', '--project', 'faults']));
process.exitCode = isPassed ? 0 : 1;

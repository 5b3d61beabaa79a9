/**
 * Entry of `npm start`, `npm test`, `npm run build` and the like: makes a fresh
 * clone ready, then hands over to the real script.
 *
 * Nothing is installed yet when this runs, and Node may be as old as 20, so it is
 * plain JavaScript with node: modules alone. What it hands over to is TypeScript,
 * run as it is by the current Node that the lockfile names (`node_modules/.bin/node`).
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

const SCRIPTS = {
  start: 'test/tour/start.ts',
  test: 'test/support/run-tests.ts',
  'test:faults': 'test/support/run-faults.ts',
  build: 'test/support/build.ts',
  bench: 'test/bench/main.ts',
  detect: 'test/detect/main.ts',
  'detect:score': 'test/detect/score.ts',
  qr: 'test/qr/main.ts',
  'qr:score': 'test/qr/score.ts',
  engine: 'test/engine/main.ts',
  'detect:learn': 'test/detect/learn.ts',
};

/** Packages of their own, which one task alone needs. */
const FOLDERS_OF = { test: [join('test', 'otp-inputs'), join('test', 'clients')] };

/** The first Node that runs TypeScript without a flag (nodejs.org/api/typescript.html). */
const OLDEST_NODE_FOR_TYPESCRIPT = [22, 18];

const [task = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(SCRIPTS, task)) giveUp(`There is no task "${task}". There are: ${Object.keys(SCRIPTS).join(', ')}.`);
if (Number.parseInt(process.versions.node, 10) < 20) giveUp(`Node 20 or newer is needed; this is ${process.version}.`);
for (const folder of ['', ...(FOLDERS_OF[task] ?? [])]) {
  // Without its own package a test says so by itself, and the others run.
  if (!isInstalled(folder) && !install(folder) && folder === '') process.exit(1);
}
handOver(SCRIPTS[task], rest);

/** Whether `folder`'s node_modules holds what its lockfile names, by npm's own record of what it put there. */
function isInstalled(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '' || (optional && present[path] === undefined)) return true;
    return present[path]?.version === version && existsSync(join(PROJECT, folder, path));
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(PROJECT, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Whether it went well. */
function install(folder) {
  // Not to the standard output, which is for what the script itself has to say.
  console.error(`Installing what ${join(folder, 'package-lock.json')} names (npm ci) …`);
  // Under `npm start` this is npm's own script, which starts without a shell on every system.
  const npm = process.env.npm_execpath;
  // One of the project's own packages needs its script (`allowScripts` in package.json), no other does.
  const command = ['ci', ...(folder === '' ? [] : ['--ignore-scripts']), '--no-audit', '--no-fund'];
  const options = { cwd: join(PROJECT, folder), stdio: ['ignore', 2, 2] };
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...command], options)
    : spawnSync(`npm ${command.join(' ')}`, { ...options, shell: true });
  if (status !== 0) console.error('npm ci failed; what it said is above. Is there a connection to the npm registry?');
  return status === 0;
}

function handOver(script, args) {
  const bin = join(PROJECT, 'node_modules', '.bin');
  const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd: PROJECT,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  // Ctrl-C goes to the whole group; the script ends what it started, then this ends with it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => giveUp(error.message));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function findNode() {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const own = join(PROJECT, 'node_modules', 'node', 'bin', file);
  if (existsSync(own) && spawnSync(own, ['--version'], { stdio: 'ignore' }).status === 0) return own;
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE_FOR_TYPESCRIPT;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  return giveUp(
    [
      `The scripts need Node ${OLDEST_NODE_FOR_TYPESCRIPT.join('.')} or newer; this is ${process.version}, and the one in node_modules is missing,`,
      'because npm was not allowed to run its install script. Do one of these:',
      '  - npm rebuild node --ignore-scripts=false',
      '  - install a current Node from https://nodejs.org/',
    ].join('\n'),
  );
}

function giveUp(why) {
  console.error(why);
  process.exit(1);
}

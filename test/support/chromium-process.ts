/**
 * Starts a Chromium or Chrome with a debugging pipe and a debugging port.
 *
 * The pipe loads the extension and ends the browser with us; the port is what
 * Playwright and Puppeteer attach to. The profile is a throw-away one unless a
 * folder is handed in, so that nobody's own browser is ever touched.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { createPipe, type Pipe } from './pipe.ts';
import { makeThrowAwayFolder } from './places.ts';
import { pause } from './wait.ts';

export interface ChromiumProcess {
  readonly pipe: Pipe;
  /** Where Playwright and Puppeteer connect to. */
  readonly endpoint: string;
  readonly profile: string;
  readonly pid: number;
  readonly ended: Promise<void>;
  /** Ends it as a power cut would: SIGKILL to every process of it. The profile stays. */
  crash(): Promise<void>;
  /** Ends it in order; removes the profile unless it was handed in. */
  close(): Promise<void>;
}

export interface ChromiumProcessOptions {
  readonly executable: string;
  readonly extension: string;
  /** Folder of a profile to use, and to keep afterwards. */
  readonly profile?: string;
  /** X display such as `:99` for a window there; without it the browser is headless unless `windowed`. */
  readonly display?: string;
  /** A window on the display of this process. */
  readonly windowed?: boolean;
  readonly flags?: readonly string[];
  readonly url?: string;
}

/** Quiet: no first-run pages, no calls home, no updates while a test runs. */
const FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
  '--enable-unsafe-extension-debugging',
  '--remote-debugging-pipe',
  '--remote-debugging-port=0',
];

/** Headless has a screen too, 800 × 600 by itself. `--window-size` would be forced on the extension's own windows. */
const SCREEN = '--screen-info={1600x1000}';

/** First start of a big browser from a cold disk. */
const START_TIME = 60_000;

export async function startChromium(options: ChromiumProcessOptions): Promise<ChromiumProcess> {
  const profile = options.profile ?? makeThrowAwayFolder('profile');
  const child = spawn(options.executable, flagsFor(options, profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A process group of its own: killed as a whole, and Ctrl-C is ours to handle.
    detached: process.platform !== 'win32',
    env: { ...process.env, ...(options.display === undefined ? {} : { DISPLAY: options.display }) },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const removeProfile = () => {
    if (options.profile === undefined) remove(profile);
  };
  const onExit = () => {
    killAll(child);
    removeProfile();
  };
  // Before the folders are removed, whose files it holds.
  process.prependOnceListener('exit', onExit);
  const endpoint = await readEndpoint(child, options.executable).catch((error: unknown) => {
    onExit();
    throw error;
  });
  const pipe = createPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const crash = async () => {
    killAll(child);
    await ended;
  };
  return {
    pipe,
    endpoint,
    profile,
    pid: child.pid ?? 0,
    ended,
    crash,
    async close() {
      await Promise.race([pipe.call('Browser.close').catch(() => undefined), ended]);
      await Promise.race([ended, pause(5_000)]);
      await crash();
      process.off('exit', onExit);
      removeProfile();
    },
  };
}

function flagsFor(options: ChromiumProcessOptions, profile: string): string[] {
  const headless = options.display === undefined && options.windowed !== true;
  return [
    ...FLAGS,
    ...(headless ? ['--headless=new', '--disable-gpu', SCREEN] : []),
    ...(options.display === undefined
      ? []
      : ['--disable-gpu', '--ozone-platform=x11', '--window-position=10,10', '--window-size=1260,880']),
    // Chromium refuses to start as root with its sandbox; in containers there is no other user.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(existsSync('/dev/shm') ? [] : ['--disable-dev-shm-usage']),
    `--user-data-dir=${profile}`,
    `--disable-extensions-except=${options.extension}`,
    `--load-extension=${options.extension}`,
    ...(options.flags ?? []),
    options.url ?? 'about:blank',
  ];
}

/** The address the browser prints once it listens; throws with its last words if it ends before. */
function readEndpoint(child: ChildProcess, executable: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) =>
      reject(new Error(`${executable} ${why}.\n${said.trim().split('\n').slice(-8).join('\n')}`));
    const timer = setTimeout(() => fail(`did not start within ${START_TIME / 1000} s`), START_TIME);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-20_000);
      const endpoint = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (endpoint === undefined) return;
      clearTimeout(timer);
      resolve(endpoint);
    });
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended at once (exit code ${code})`);
    });
  });
}

function killAll(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  } catch {
    // A file still held by a dying process; the system clears its temporary folder.
  }
}

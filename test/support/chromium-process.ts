/**
 * Starts a Chromium or Chrome with a debugging pipe and a debugging port.
 *
 * The pipe loads the extension and ends the browser with us; the port is what
 * Playwright and Puppeteer attach to. The profile is a throw-away one unless a
 * folder is handed in, so that nobody's own browser is ever touched.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type ChromiumProcessOptions, flagsFor } from './chromium-flags.ts';
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

/** First start of a big browser from a cold disk. */
const START_TIME = 60_000;

/** Rejects with the browser's last words where it does not start. */
export async function startChromium(options: ChromiumProcessOptions): Promise<ChromiumProcess> {
  try {
    return await startOnce(options);
  } catch (error) {
    // Containers and some distributions forbid the sandbox to ordinary users. Only the demo site is visited.
    if (!/No usable sandbox|setuid sandbox/i.test(String(error))) throw error;
    console.log('This system forbids the browser its sandbox; it is started without one.');
    return startOnce({ ...options, flags: [...(options.flags ?? []), '--no-sandbox'] });
  }
}

async function startOnce(options: ChromiumProcessOptions): Promise<ChromiumProcess> {
  const profile = options.profile ?? makeThrowAwayFolder('profile');
  setPreferences(profile);
  const child = spawnBrowser(options, profile);
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

function spawnBrowser(options: ChromiumProcessOptions, profile: string): ChildProcess {
  return spawn(options.executable, flagsFor(options, profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A process group of its own: killed as a whole, and Ctrl-C is ours to handle.
    detached: process.platform !== 'win32',
    env: { ...process.env, ...(options.display === undefined ? {} : { DISPLAY: options.display }) },
  });
}

/** A new profile asks neither to keep passwords nor to translate: both cover the page and take the keys. */
function setPreferences(profile: string): void {
  const file = join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  const preferences = {
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    translate: { enabled: false },
  };
  writeFileSync(file, JSON.stringify(preferences));
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

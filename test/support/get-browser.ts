/**
 * Gets what a fresh machine lacks. Packages are installed where that needs no
 * question: as root on Debian, and, because Ubuntu's browser packages are snaps
 * which do not run in containers, by Playwright as root on Ubuntu. Everywhere
 * else people are told exactly what to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserName, findBrowser, onPath } from './find-browser.ts';
import { PROJECT } from './places.ts';

const PACKAGE_OF: Readonly<Record<BrowserName, string>> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** What real hands need, and the Debian package each comes in. */
const SCREEN_TOOLS: Readonly<Record<string, string>> = {
  Xvfb: 'xvfb',
  openbox: 'openbox',
  xdotool: 'xdotool',
  import: 'imagemagick',
};

/** Path of the browser, installed first where that is possible; `null` where people have to do it. */
export function getBrowser(name: BrowserName): string | null {
  const found = findBrowser(name);
  if (found !== null) return found;
  if (isRootOn('debian')) installPackages([PACKAGE_OF[name]]);
  else if (name === 'chromium' && isRootOn('ubuntu')) installPlaywrightsChromium();
  else return null;
  return findBrowser(name);
}

/** What to do where `getBrowser` came back with nothing. */
export function howToGet(name: BrowserName): string {
  if (name === 'firefox') {
    return 'No Firefox was found. Install Firefox from https://www.mozilla.org/firefox/ or set COUNTERSIGN_FIREFOX to its path.';
  }
  return [
    'No Chromium or Chrome was found. Do one of these:',
    '  - npx playwright install chromium        (a Chromium of its own, outside the system)',
    ...(process.platform === 'linux' ? ['  - sudo apt-get install chromium          (Debian)'] : []),
    '  - install Chrome from https://www.google.com/chrome/',
    '  - set COUNTERSIGN_BROWSER to the path of a Chromium or Chrome you have.',
  ].join('\n');
}

/** Names of the tools for a screen of our own that are missing, after installing what may be installed. */
export function getScreenTools(): string[] {
  const missing = missingScreenTools();
  if (missing.length === 0 || !(isRootOn('debian') || isRootOn('ubuntu'))) return missing;
  installPackages(missing.map((tool) => SCREEN_TOOLS[tool] ?? tool));
  return missingScreenTools();
}

export function missingScreenTools(): string[] {
  return Object.keys(SCREEN_TOOLS).filter((tool) => onPath(tool).length === 0);
}

function isRootOn(distribution: 'debian' | 'ubuntu'): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return new RegExp(`^ID=["']?${distribution}["']?$`, 'm').test(readFileSync('/etc/os-release', 'utf8'));
}

function installPackages(packages: readonly string[]): void {
  console.error(`Installing with apt-get: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Package lists may be missing or old in a fresh image; an update that fails may still leave usable ones.
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 2, 2],
    env,
  });
}

function installPlaywrightsChromium(): void {
  console.error('Installing Chromium with Playwright.');
  const cli = join(PROJECT, 'node_modules', 'playwright', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', '--with-deps', '--no-shell', 'chromium'], {
    stdio: ['ignore', 2, 2],
  });
}

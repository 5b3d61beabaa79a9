/**
 * Finds a browser that is already here: an environment variable, the usual
 * names on PATH, the usual places of the three systems, Playwright's own.
 * Getting one where there is none is `get-browser.ts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

export type BrowserName = 'chromium' | 'firefox';

interface Haunts {
  /** Environment variables that hold a path; the first that is set wins over everything else. */
  readonly variables: readonly string[];
  readonly names: readonly string[];
  readonly places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>;
}

const programFolders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  (folder) => folder !== undefined,
);
const applicationFolders = ['/Applications', join(homedir(), 'Applications')];

const HAUNTS: Readonly<Record<BrowserName, Haunts>> = {
  chromium: {
    variables: ['COUNTERSIGN_BROWSER', 'CHROME_PATH'],
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    places: {
      linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
      darwin: applicationFolders.flatMap((folder) => [
        `${folder}/Chromium.app/Contents/MacOS/Chromium`,
        `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
        `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
      ]),
      win32: programFolders.flatMap((folder) => [
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      ]),
    },
  },
  firefox: {
    variables: ['COUNTERSIGN_FIREFOX'],
    names: ['firefox-esr', 'firefox'],
    places: {
      linux: ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/snap/bin/firefox'],
      darwin: applicationFolders.map((folder) => `${folder}/Firefox.app/Contents/MacOS/firefox`),
      win32: programFolders.map((folder) => join(folder, 'Mozilla Firefox', 'firefox.exe')),
    },
  },
};

/** Path of a browser that starts, or `null`. Throws when an environment variable points at none. */
export function findBrowser(name: BrowserName): string | null {
  const { variables, names, places } = HAUNTS[name];
  for (const variable of variables) {
    const path = process.env[variable];
    if (!path) continue;
    if (!starts(path)) throw new Error(`${variable} is set to ${path}, which is no browser that starts.`);
    return path;
  }
  const candidates = [...names.flatMap(onPath), ...(places[process.platform] ?? []), ...playwrightsOwn(name)];
  return candidates.find(starts) ?? null;
}

/** Every file of that name on PATH, in its order. */
export function onPath(name: string): string[] {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, file)).filter((path) => existsSync(path));
}

/** Playwright's Firefox is a patched build that takes no add-ons over WebDriver BiDi. */
function playwrightsOwn(name: BrowserName): string[] {
  return name === 'chromium' ? [chromium.executablePath()] : [];
}

function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  // On Ubuntu `chromium-browser` may be a script that only tells people to install a snap. Elsewhere `--version`
  // is no use: on Windows Chrome ignores it and opens a window.
  if (process.platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

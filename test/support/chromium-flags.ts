/** How Chromium is started: what is loaded, where it is shown, and that it keeps quiet. */
import { existsSync } from 'node:fs';

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

/** The command line for `options`, with `profile` as its profile. */
export function flagsFor(options: ChromiumProcessOptions, profile: string): string[] {
  const headless = options.display === undefined && options.windowed !== true;
  return [
    ...FLAGS,
    ...(headless ? ['--headless=new', '--disable-gpu', SCREEN] : []),
    ...(options.display === undefined ? [] : ['--disable-gpu', '--ozone-platform=x11']),
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

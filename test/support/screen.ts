/**
 * A screen of our own (Xvfb with a window manager) and real hands on it: the
 * mouse and keyboard events come from the X server, as a person's do, and reach
 * what no debugging protocol reaches: the browser's own menus and shortcuts.
 *
 *   const screen = await openScreen();
 *   const browser = await launchChromium({ extension, display: screen.display });
 *   await screen.rightClick(await pointOf(page.locator('img')));
 *   await screen.press('Up', 'Up', 'Return');
 *   await screen.screenshot('menu.png');
 *   await screen.close();
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { Locator } from 'playwright';
import { missingScreenTools } from './get-browser.ts';
import { pause, waitUntil } from './wait.ts';

/** Pixels from the upper left corner of the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Screen {
  /** For `launchChromium`, as `:99`. */
  readonly display: string;
  /** Pixels for each that a browser counts, if it is told so (`--force-device-scale-factor`). */
  readonly scale: number;
  click(point: Point): Promise<void>;
  rightClick(point: Point): Promise<void>;
  /** Keys one after the other, each by its X name or as a chord: `Up`, `Return`, `alt+shift+k`. */
  press(...chords: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** The whole screen, as PNG. */
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

const WIDTH = 1280;
const HEIGHT = 900;

/** Menus and windows need a moment before they take the next key; hands are not faster than this. */
const HAND_PAUSE = 150;

const run = promisify(execFile);

/** `null` when there can be real hands; else the one line to print for what is skipped. */
export function whyNoHands(): string | null {
  const missing = missingScreenTools();
  return missing.length === 0 ? null : `Skipped, because real hands need ${missing.join(', ')}.`;
}

/** At every scale it has the same room. */
export async function openScreen(scale = 1): Promise<Screen> {
  const size = `${WIDTH * scale}x${HEIGHT * scale}x24`;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await readDisplay(server)}`;
  const env = { ...process.env, DISPLAY: display };
  const windowManager = spawn('openbox', [], { env, stdio: 'ignore' });
  const end = () => {
    for (const child of [windowManager, server]) child.kill();
  };
  process.once('exit', end);
  const xdotool = async (...args: readonly string[]) => {
    await run('xdotool', [...args], { env });
    await pause(HAND_PAUSE);
  };
  const clickWith = (button: string, { x, y }: Point) =>
    xdotool('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', button);
  await waitForWindowManager(env);
  return {
    display,
    scale,
    click: (point) => clickWith('1', point),
    rightClick: (point) => clickWith('3', point),
    async press(...chords) {
      for (const chord of chords) await xdotool('key', '--clearmodifiers', chord);
    },
    type: (text) => xdotool('type', '--delay', '30', text),
    async screenshot(path) {
      await run('import', ['-window', 'root', path], { env });
    },
    async close() {
      process.off('exit', end);
      end();
    },
  };
}

/**
 * Where on the screen the middle of an element is, or what is `top` CSS pixels below its upper edge. The page must be in
 * the front tab.
 */
export async function pointOf(locator: Locator, scale = 1, top?: number): Promise<Point> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('The element is not on the page.');
  const content = await locator.page().evaluate((pixels) => {
    const zoom = window.devicePixelRatio / pixels;
    const border = (window.outerWidth - window.innerWidth * zoom) / 2;
    // Everything the browser draws itself is above the page.
    const y = window.screenY + window.outerHeight - window.innerHeight * zoom - border;
    return { x: window.screenX + border, y, zoom };
  }, scale);
  const onScreen = (start: number, middle: number): number => (start + middle * content.zoom) * scale;
  return { x: onScreen(content.x, box.x + box.width / 2), y: onScreen(content.y, box.y + (top ?? box.height / 2)) };
}

/** Xvfb takes the first free display and writes its number once it listens. */
async function readDisplay(server: ChildProcess): Promise<string> {
  const output = server.stdio[3] as Readable;
  return new Promise((resolve, reject) => {
    output.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended at once (exit code ${code}).`)));
  });
}

/** A window opened before the window manager is ready would never get the focus. */
async function waitForWindowManager(env: NodeJS.ProcessEnv): Promise<void> {
  await waitUntil('the window manager', () =>
    run('xdotool', ['get_num_desktops'], { env }).then(
      () => true,
      () => false,
    ),
  );
}

/**
 * Reading QR codes: the product's reader against bare zxing-wasm, picture by
 * picture in turn, over the labelled pictures that the bare one reads. Of each
 * picture the quickest of several readings counts, so that other work of the
 * machine does not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { extensionIdOf } from '../support/extension-id.ts';
import { PROJECT } from '../support/places.ts';
import type { Baselines } from './baselines.ts';
import { type Browser, evaluate, openDoor, startBrowser } from './browser.ts';
import { bundleScript } from './bundle.ts';
import type { Tab } from './cdp.ts';
import type { Timing } from './qr-in-page.ts';
import { atMost, type Line } from './report.ts';
import { median, pairedRatio, quantile } from './statistics.ts';

const PICTURES = join(PROJECT, '..', 'shared', 'qr');
const TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

const ROUNDS = 3;
const COLD_ROUNDS = 7;
/** Milliseconds in which a person is told that nothing was found. */
const GIVE_UP = 1_500;

/** By the number of pixels. */
const SIZES: readonly { readonly name: string; readonly most: number; readonly goal: number }[] = [
  { name: 'up to 500 px', most: 500 * 500, goal: 1.5 },
  { name: 'up to 1080p', most: 1920 * 1080, goal: 2 },
  { name: 'up to 4K', most: Number.POSITIVE_INFINITY, goal: 2 },
];

interface Side {
  readonly name: 'ours' | 'bare';
  readonly tab: Tab;
}

interface Measured {
  readonly pixels: number;
  readonly ours: number;
  readonly bare: number;
  readonly isReadByBare: boolean;
  readonly isEmpty: boolean;
}

export async function measureQr(baselines: Baselines, build: string): Promise<Line[]> {
  if (!existsSync(PICTURES)) {
    console.log(`There are no pictures to read: ${PICTURES}`);
    return [];
  }
  const browser = await startBrowser([build, baselines.folder('qr')]);
  try {
    const ours = await openSide(browser, 'ours', build);
    const bare = await openSide(browser, 'bare', baselines.folder('qr'));
    const cold = await measureCold(ours, bare);
    const measured: Measured[] = [];
    for (const { file, expect } of readManifest()) measured.push(await measurePicture(ours, bare, file, expect));
    return [
      ...SIZES.flatMap((size, index) => lineOf(size, SIZES[index - 1]?.most ?? 0, measured)),
      cold,
      giveUp(measured),
    ];
  } finally {
    await browser.close();
  }
}

function readManifest(): readonly { readonly file: string; readonly expect: readonly string[] }[] {
  return JSON.parse(readFileSync(join(PICTURES, 'manifest.json'), 'utf8'));
}

async function openSide(browser: Browser, name: Side['name'], folder: string): Promise<Side> {
  const tab = await openDoor(browser, extensionIdOf(folder));
  await evaluate(tab, `${await bundleScript('test/bench/qr-in-page.ts')}; 0`);
  return { name, tab };
}

async function load({ tab }: Side, file: string): Promise<number> {
  const base64 = readFileSync(join(PICTURES, file)).toString('base64');
  const type = TYPES[extname(file)] ?? '';
  const [width, height] = await evaluate<[number, number]>(tab, `load("${base64}", "${type}")`);
  return width * height;
}

function time({ name, tab }: Side, isCold = false): Promise<Timing> {
  return evaluate<Timing>(tab, `time("${name}", ${isCold})`);
}

async function measurePicture(ours: Side, bare: Side, file: string, expect: readonly string[]): Promise<Measured> {
  const pixels = await load(ours, file);
  await load(bare, file);
  const times = { ours: [] as number[], bare: [] as number[] };
  let texts: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of round % 2 === 0 ? [ours, bare] : [bare, ours]) {
      const timing = await time(side);
      times[side.name].push(timing.ms);
      if (side.name === 'bare') texts = timing.texts;
    }
    // One reading says enough of a picture with nothing in it, and it is a long one.
    if (expect.length === 0) break;
  }
  return {
    pixels,
    ours: Math.min(...times.ours),
    bare: Math.min(...times.bare),
    isReadByBare: expect.length > 0 && expect.every((text) => texts.includes(text)),
    isEmpty: expect.length === 0,
  };
}

/** The first scan: worker, decoder and all. */
async function measureCold(ours: Side, bare: Side): Promise<Line> {
  const file = readManifest()[0]?.file ?? '';
  const times = { ours: [] as number[], bare: [] as number[] };
  for (const side of [ours, bare]) await load(side, file);
  for (let round = 0; round < COLD_ROUNDS; round += 1) {
    for (const side of round % 2 === 0 ? [ours, bare] : [bare, ours])
      times[side.name].push((await time(side, true)).ms);
  }
  const detail = `${median(times.ours).toFixed(0)} ms : ${median(times.bare).toFixed(0)} ms`;
  return {
    name: 'QR, first scan after a cold worker',
    floor: 'bare zxing',
    ...pairedRatio(times.ours, times.bare),
    goal: atMost(1.5),
    detail,
  };
}

function lineOf({ name, most, goal }: (typeof SIZES)[number], least: number, measured: readonly Measured[]): Line[] {
  const own = measured.filter(({ pixels, isReadByBare }) => isReadByBare && pixels > least && pixels <= most);
  if (own.length === 0) return [];
  const ours = quantile(
    own.map((one) => one.ours),
    0.95,
  );
  const bare = quantile(
    own.map((one) => one.bare),
    0.95,
  );
  const detail = `${ours.toFixed(1)} ms : ${bare.toFixed(1)} ms, ${own.length} pictures`;
  return [{ name: `QR, p95 of pictures ${name}`, floor: 'bare zxing', ratio: ours / bare, goal: atMost(goal), detail }];
}

function giveUp(measured: readonly Measured[]): Line {
  const longest = Math.max(...measured.filter(({ isEmpty }) => isEmpty).map(({ ours }) => ours));
  const detail = `${longest.toFixed(0)} ms at most`;
  return { name: 'QR, giving up', floor: '1.5 s', ratio: longest / GIVE_UP, goal: atMost(1), detail };
}

/**
 * QR codes: pixels in, texts out, each with its corners.
 *
 * The steps of `steps.ts` are tried one after the other until a code is found
 * that somebody wants, or the time is up. It blocks its thread, so our pages have
 * it run in a worker: `reader.ts` is the front door.
 */
import type { Corners, Decode, Decoded, Point } from './decoder';
import { decodeWithJsqr } from './jsqr';
import { cut, type Picture } from './picture';
import { boundsOf, clip, grow, inPixels, type Rect } from './rect';
import { createScene } from './scene';
import { type Look, STEPS, STEPS_WITHOUT_WASM, type Step } from './steps';

export interface QrCode {
  readonly text: string;
  /** In pixels of the picture: top left, top right, bottom right, bottom left, as the code itself lies. */
  readonly corners: Corners;
  /** The step that read it: `zxing: as it is`. */
  readonly by: string;
}

export interface ReadOptions {
  /** What was clicked, in fractions of the picture: codes there are the whole answer; without any the rest is read. */
  readonly area?: Rect | null;
  /** Milliseconds after which no further step is begun. */
  readonly budget?: number;
}

/** What it reads with. */
export interface Tools {
  /** `null` where WebAssembly does not run. */
  readonly zxing: Decode | null;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
  /** Hears what was found so far before every look but the first: whoever ends a reading early has that much. */
  readonly onLook?: (found: readonly QrCode[]) => void;
}

/** Enough for every step on a page of 4K, and what a person waits for without wondering. */
export const BUDGET = 1_000;

/** Milliseconds after which no other step is tried for an account once another code, a link say, was found. */
const BUDGET_FOR_MORE = 400;

/** Pixels: the smallest code has 21 modules a side. */
const SMALLEST = 21;

/** Of the time that is left, what each place may take; the last one may take all. */
const SHARE_OF_PLACE = 0.4;

/** What people scan for; with one of these found, nothing else is looked for. */
const WANTED = /^otpauth(?:-migration)?:/i;

/** All codes in `picture` that could be read, each text once, in the order in which they were found. */
export function readInSteps(picture: Picture, { area = null, budget = BUDGET }: ReadOptions, tools: Tools): QrCode[] {
  const { clock } = tools;
  const start = clock();
  const places = placesToLook(picture, area);
  for (const [index, place] of places.entries()) {
    const left = start + budget - clock();
    const isLast = index === places.length - 1;
    const found = readPlace(picture, place, tools, createTimer(clock, isLast ? left : left * SHARE_OF_PLACE));
    if (found.length > 0) return found;
  }
  return [];
}

interface Timer {
  /** Milliseconds since it was made. */
  passed(): number;
  readonly budget: number;
}

function createTimer(clock: () => number, budget: number): Timer {
  const start = clock();
  return { passed: () => clock() - start, budget };
}

/** The clicked part with some of its surroundings, the same without them (a page may be dark), everything. */
function placesToLook(picture: Picture, area: Rect | null): Rect[] {
  const everything = boundsOf(picture);
  if (everything.width < 1 || everything.height < 1) return [];
  if (area === null || !Object.values(area).every(Number.isFinite)) return [everything];
  const clicked = inPixels(area, picture);
  return [clip(grow(clicked), everything), clip(clicked, everything), everything];
}

function readPlace(picture: Picture, place: Rect, { zxing, onLook }: Tools, timer: Timer): QrCode[] {
  const isWhole = place.width === picture.width && place.height === picture.height;
  const scene = createScene(isWhole ? picture : cut(picture, place));
  const found = new Map<string, QrCode>();
  let isFirst = true;
  for (const step of zxing === null ? STEPS_WITHOUT_WASM : STEPS) {
    if (found.size > 0 && timer.passed() > BUDGET_FOR_MORE) break;
    const decode = step.decoder === 'zxing' && zxing !== null ? zxing : decodeWithJsqr;
    for (const look of step.looks(scene)) {
      if (Math.min(look.gray.width, look.gray.height) < SMALLEST) continue;
      // On a machine so slow that one look takes longer than all may, that one is taken all the same.
      if (!isFirst && timer.passed() > timer.budget) return [...found.values()];
      if (!isFirst) onLook?.([...found.values()]);
      isFirst = false;
      for (const decoded of decode(look.gray)) {
        if (!found.has(decoded.text)) found.set(decoded.text, placed(decoded, look, place, step));
      }
    }
    if ([...found.keys()].some((text) => WANTED.test(text))) break;
  }
  return [...found.values()];
}

/** With its corners in pixels of the whole picture. */
function placed({ text, corners }: Decoded, look: Look, place: Rect, { decoder, name }: Step): QrCode {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const move = ({ x, y }: Point): Point => ({
    x: place.x + look.x + x / look.scale,
    y: place.y + look.y + y / look.scale,
  });
  return {
    text,
    corners: [move(topLeft), move(topRight), move(bottomRight), move(bottomLeft)],
    by: `${decoder}: ${name}`,
  };
}

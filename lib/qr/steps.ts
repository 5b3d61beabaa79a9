/**
 * The steps of reading, in the order in which they are tried. Each is one way to
 * look at a picture, with the decoder it is for; the cheap ones that read most
 * come first. Why each is there is its first line; what each is worth was
 * measured with `npm run qr:score`.
 */
import { bestChannel, stretch, twoShades } from './contrast';
import { blur, cutGray, enlarge, type Gray, halve, invert, opacityOf } from './gray';
import { evenOut, sharpen } from './local';
import { boundsOf, growBy, overlappingQuarters, type Rect } from './rect';
import type { Scene } from './scene';

/** A picture for the decoder. Its pixel `u`, `v` shows what is at `x + u / scale`, `y + v / scale` of the whole. */
export interface Look {
  readonly gray: Gray;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Step {
  readonly name: string;
  readonly decoder: 'zxing' | 'jsqr';
  looks(scene: Scene): Iterable<Look>;
}

/** Pixels that jsqr reads in well under half a second. */
const JSQR_LIMIT = 1_000_000;
/** Pixels up to which making a picture larger, or blurring it, is worth the time. */
const SMALL = 1_000_000;
/** Pixels from which on half of it is tried first: a quarter of the time, and modules stay wide enough. */
const LARGE = 2_000_000;

/** In parts of the larger side: about the quiet zone of a small code. */
const QUIET_ZONE = 0.12;
/** Codes smaller than this have modules of one or two pixels. */
const FINE_SIDE = 200;

export const STEPS: readonly Step[] = [
  { name: 'as it is', decoder: 'zxing', looks: asItIs },
  { name: 'opacity', decoder: 'zxing', looks: opacity },
  { name: 'bright squares', decoder: 'zxing', looks: brightSquares },
  { name: 'contrast', decoder: 'zxing', looks: contrast },
  { name: 'quiet zone', decoder: 'zxing', looks: quietZone },
  { name: 'double', decoder: 'zxing', looks: double },
  { name: 'half', decoder: 'zxing', looks: half },
  { name: 'dark squares', decoder: 'zxing', looks: darkSquares },
  { name: 'blurred', decoder: 'zxing', looks: blurred },
  { name: 'sharpened', decoder: 'zxing', looks: sharpened },
  { name: 'evened out', decoder: 'zxing', looks: evenedOut },
  { name: 'islands', decoder: 'zxing', looks: islands },
  { name: 'second opinion', decoder: 'jsqr', looks: small(asItIs) },
  { name: 'second opinion on islands', decoder: 'jsqr', looks: small(islands) },
  { name: 'second opinion on bright squares', decoder: 'jsqr', looks: small(brightSquares) },
  { name: 'second opinion on half', decoder: 'jsqr', looks: small(halfOnWhite) },
  { name: 'second opinion on two shades', decoder: 'jsqr', looks: small(doubleInTwoShades) },
];

/** Where WebAssembly does not run. One code at a time and slow, so islands and small pictures come first. */
export const STEPS_WITHOUT_WASM: readonly Step[] = [
  { name: 'islands', decoder: 'jsqr', looks: islands },
  { name: 'half of large', decoder: 'jsqr', looks: halfOfLarge },
  { name: 'as it is', decoder: 'jsqr', looks: asItIs },
  { name: 'opacity', decoder: 'jsqr', looks: small(opacity) },
  { name: 'quiet zone', decoder: 'jsqr', looks: small(quietZone) },
  { name: 'bright squares', decoder: 'jsqr', looks: brightSquares },
  { name: 'contrast', decoder: 'jsqr', looks: small(contrast) },
  { name: 'half', decoder: 'jsqr', looks: small(half) },
  { name: 'quarters', decoder: 'jsqr', looks: quarters },
  { name: 'two shades', decoder: 'jsqr', looks: small(doubleInTwoShades) },
];

function* asItIs({ gray }: Scene): Iterable<Look> {
  yield whole(gray);
}

/** Light modules on nothing, made for dark pages: on white they are gone. */
function* opacity({ picture }: Scene): Iterable<Look> {
  const gray = opacityOf(picture);
  if (gray !== null) yield whole(gray);
}

/** A white code without an empty border on a dark page: its rings run into the page. */
function* brightSquares(scene: Scene): Iterable<Look> {
  for (const rect of scene.brightSquares) yield onWhite(scene.gray, rect);
}

/** The same the other way round: a light code on a dark square, on a bright page. */
function* darkSquares(scene: Scene): Iterable<Look> {
  const inverted = invert(scene.gray);
  for (const rect of scene.darkSquares) yield onWhite(inverted, rect);
}

/** Pale codes, and codes in colours of one brightness. */
function* contrast({ picture }: Scene): Iterable<Look> {
  yield whole(stretch(bestChannel(picture)));
}

/** Codes that reach the edge of their picture have lost the empty border they need. */
function* quietZone({ gray, bounds }: Scene): Iterable<Look> {
  yield onWhite(gray, bounds);
}

/** Modules of one or two pixels, or between. */
function* double({ gray }: Scene): Iterable<Look> {
  if (sizeOf(gray) > SMALL) return;
  const stretched = stretch(gray);
  yield whole(enlarge(stretched, 2), 2);
  if (Math.min(gray.width, gray.height) <= FINE_SIDE) yield whole(enlarge(stretched, 4), 4);
}

/** The mean of four pixels has less noise and, where codes are blurred or pale, clearer modules. */
function* half({ gray }: Scene): Iterable<Look> {
  yield whole(halve(gray), 0.5);
}

function* halfOfLarge({ gray }: Scene): Iterable<Look> {
  if (sizeOf(gray) >= LARGE) yield whole(halve(gray), 0.5);
}

function* halfOnWhite({ gray, bounds }: Scene): Iterable<Look> {
  const { gray: padded, x, y } = onWhite(gray, bounds);
  yield { gray: halve(padded), x, y, scale: 0.5 };
}

/** Noise, and dots with gaps between them. */
function* blurred({ gray, bounds }: Scene): Iterable<Look> {
  if (sizeOf(gray) > SMALL) return;
  const look = onWhite(gray, bounds);
  yield { ...look, gray: blur(look.gray) };
  yield { ...look, gray: twoShades(blur(blur(look.gray))) };
}

/** Blur as wide as half a module and more, and modules that were scaled down to little more than a pixel. */
function* sharpened({ gray }: Scene): Iterable<Look> {
  if (sizeOf(gray) > SMALL) return;
  const stretched = stretch(gray);
  if (sizeOf(gray) > SMALL / 4) return yield whole(sharpen(stretched, 4, 3));
  const double = enlarge(stretched, 2);
  yield whole(sharpen(double, 7, 3), 2);
  yield whole(sharpen(double, 2, 3), 2);
  if (Math.min(gray.width, gray.height) <= FINE_SIDE) yield whole(sharpen(enlarge(stretched, 4), 4, 2), 4);
}

/** Modules that differ from each other by less than the page does from itself: pale on a dark page, or in a shadow. */
function* evenedOut({ gray }: Scene): Iterable<Look> {
  if (sizeOf(gray) > SMALL) return;
  if (sizeOf(gray) <= SMALL / 4) yield whole(evenOut(enlarge(gray, 2), 8), 2);
  yield whole(evenOut(gray, 16));
}

/** One code alone on white: side by side they confuse a decoder, which takes corners of one for those of another. */
function* islands(scene: Scene): Iterable<Look> {
  for (const rect of scene.islands) yield onWhite(scene.gray, rect);
}

/** For codes side by side that no island was made of; a quarter has one of them. */
function* quarters({ gray }: Scene): Iterable<Look> {
  const scale = sizeOf(gray) >= LARGE ? 0.5 : 1;
  const page = scale === 1 ? gray : halve(gray);
  for (const rect of overlappingQuarters(boundsOf(page))) {
    yield { gray: cutGray(page, rect), x: rect.x / scale, y: rect.y / scale, scale };
  }
}

function* doubleInTwoShades({ gray }: Scene): Iterable<Look> {
  if (sizeOf(gray) <= SMALL / 4) yield whole(twoShades(enlarge(gray, 2)), 2);
}

/** `looks` without those that jsqr would take too long for. */
function small(looks: Step['looks']): Step['looks'] {
  return function* (scene) {
    for (const look of looks(scene)) if (sizeOf(look.gray) <= JSQR_LIMIT) yield look;
  };
}

function whole(gray: Gray, scale = 1): Look {
  return { gray, x: 0, y: 0, scale };
}

/** Cut out, stretched, on white with a margin. */
function onWhite(gray: Gray, rect: Rect): Look {
  const cutOut = stretch(cutGray(gray, rect));
  const padded = growBy(boundsOf(cutOut), QUIET_ZONE);
  return { gray: cutGray(cutOut, padded), x: rect.x + padded.x, y: rect.y + padded.y, scale: 1 };
}

function sizeOf({ width, height }: Gray): number {
  return width * height;
}

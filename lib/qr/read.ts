/**
 * QR codes: pixels in, texts out.
 *
 * The decoder reads one code per picture, and takes seconds for a large one. So it
 * is given several looks, the cheap ones first, and every code that was read is
 * painted over before the next one is looked for.
 */
import jsQR, { type QRCode } from 'jsqr';
import { findIslands } from './islands';
import { cut, erase, type Picture, shrink } from './picture';
import { boundsOf, clip, frame, grow, inPixels, overlappingQuarters, type Rect } from './rect';

/** More codes than one page has; a bound for pictures made of nothing else. */
const MAX_CODES = 12;

/** From this size on, in pixels, half of it is tried first: a quarter of the time, and modules stay wide enough. */
const LARGE = 2_000_000;

/** One way to look at a picture: none, one or several pictures for the decoder. */
type Look = (picture: Picture) => Iterable<Picture>;

/** In this order, until one shows a code. */
const LOOKS: readonly Look[] = [islands, halfOfLarge, asItIs, onWhite, halfOfRest, quarters];

/**
 * The texts of all codes in `picture`, in the order they were found, each once. `area`, in fractions of the
 * picture, is what was clicked: codes there are the whole answer, and only without any the rest is read.
 * `mayGoOn` is asked before every look, so that a caller can end what takes too long.
 */
export function readQrCodes(picture: Picture, area: Rect | null = null, mayGoOn: () => boolean = () => true): string[] {
  for (const rect of placesToLook(picture, area)) {
    const part = cut(picture, rect);
    for (const look of LOOKS) {
      const texts = readEach(look(part), mayGoOn);
      if (texts.length > 0 || !mayGoOn()) return texts;
    }
  }
  return [];
}

/** The clicked part with some of its surroundings, the same without them (a page may be dark), everything. */
function placesToLook(picture: Picture, area: Rect | null): Rect[] {
  const everything = boundsOf(picture);
  if (everything.width < 1 || everything.height < 1) return [];
  if (area === null || !Object.values(area).every(Number.isFinite)) return [everything];
  const clicked = inPixels(area, picture);
  return [clip(grow(clicked), everything), clip(clicked, everything), everything];
}

/** Alone on white: codes side by side confuse the decoder, which takes corners of one for those of another. */
function* islands(picture: Picture): Iterable<Picture> {
  for (const rect of findIslands(picture)) {
    const island = cut(picture, rect);
    yield cut(island, grow(boundsOf(island)));
  }
}

function* halfOfLarge(picture: Picture): Iterable<Picture> {
  if (size(picture) >= LARGE) yield shrink(picture, 2);
}

function* asItIs(picture: Picture): Iterable<Picture> {
  yield cut(picture, boundsOf(picture));
}

/** Codes that reach the edge of their picture have lost the empty border they need. */
function* onWhite(picture: Picture): Iterable<Picture> {
  if (size(picture) < LARGE) yield cut(picture, grow(boundsOf(picture)));
}

/** The mean of four pixels has less noise and, where codes are blurred or pale, clearer modules. */
function* halfOfRest(picture: Picture): Iterable<Picture> {
  if (size(picture) < LARGE) yield shrink(picture, 2);
}

/** For codes side by side that no island was made of; a quarter has one of them. */
function* quarters(picture: Picture): Iterable<Picture> {
  const whole = size(picture) >= LARGE ? shrink(picture, 2) : picture;
  for (const rect of overlappingQuarters(boundsOf(whole))) yield cut(whole, rect);
}

function size({ width, height }: Picture): number {
  return width * height;
}

/** The texts of all `pictures` together. They are ours alone, and are painted in. */
function readEach(pictures: Iterable<Picture>, mayGoOn: () => boolean): string[] {
  const texts = new Set<string>();
  for (const picture of pictures) {
    for (const text of readAll(picture, mayGoOn)) texts.add(text);
  }
  return [...texts];
}

/** Code after code: the decoder sees one at a time, so what was read is painted over. */
function* readAll(picture: Picture, mayGoOn: () => boolean): Iterable<string> {
  for (let count = 0; count < MAX_CODES && mayGoOn(); count += 1) {
    const code = jsQR(picture.data, picture.width, picture.height, { inversionAttempts: 'attemptBoth' });
    if (code === null) return;
    const text = textOf(code);
    if (text !== '') yield text;
    erase(picture, frameOf(code));
  }
}

/** The decoder gives up on bytes that are not UTF-8; older encoders write Latin-1. */
function textOf({ data, binaryData }: QRCode): string {
  if (data !== '') return data;
  return new TextDecoder('windows-1252').decode(Uint8Array.from(binaryData));
}

function frameOf({ location }: QRCode): Rect {
  return frame([
    location.topLeftCorner,
    location.topRightCorner,
    location.bottomLeftCorner,
    location.bottomRightCorner,
  ]);
}

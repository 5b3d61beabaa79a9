/** Pictures for the scan window, one or several at a time, and what is read of them. */
import { Failure } from '@/lib/failure/failure';
import type { Capture } from '@/lib/messages/scan-from-ui';
import { cut, type Picture } from '@/lib/qr/picture';
import { boundsOf, clip, inPixels, type Rect } from '@/lib/qr/rect';
import type { PlacedCode } from './found-order';

/** Where pictures come from and what reads them. All reject with a `Failure` a person can read. */
export interface ScanPictures {
  ofCapture(capture: Pick<Capture, 'image'>): Promise<Picture>;
  ofFile(file: Blob): Promise<Picture>;
  /** One picture of a screen or window that the person chooses in the browser's own dialog. */
  ofScreen(): Promise<Picture>;
  /** The texts of all QR codes in a picture; `area`, in fractions of it, is where to look first. */
  read(picture: Picture, area: Rect | null): Promise<readonly string[]>;
  /** The same, with where they are, in the order in which a person meets them. */
  readPlaced(picture: Picture, area: Rect | null): Promise<readonly PlacedCode[]>;
}

/** A picture, and where on it to look first. */
export interface Looking {
  readonly picture: Picture;
  readonly area: Rect | null;
}

/** Nobody picks more by intent, and each takes its time. */
const MAX_FILES = 50;

/** The texts in those of several files that are pictures; where none is, fails with why the first is none. */
export async function readFiles(pictures: ScanPictures, files: readonly Blob[]): Promise<readonly string[]> {
  const texts = new Set<string>();
  let isOpened = false;
  let failure: unknown = new Failure('image-unreadable');
  // One after the other: fifty photographs at once take more memory than a window has.
  for (const file of files.slice(0, MAX_FILES)) {
    const picture = await pictures.ofFile(file).catch((error: unknown) => {
      if (file === files[0]) failure = error;
      return null;
    });
    if (picture === null) continue;
    isOpened = true;
    for (const text of await pictures.read(picture, null)) texts.add(text);
  }
  if (!isOpened) throw failure;
  if (texts.size === 0) throw new Failure('image-empty');
  return [...texts];
}

/** The texts of all codes, each once. Throws `image-empty` for none. */
export async function readAll(pictures: ScanPictures, looking: readonly Looking[]): Promise<readonly string[]> {
  const texts = new Set<string>();
  for (const { picture, area } of looking) {
    for (const text of await pictures.read(picture, area)) texts.add(text);
  }
  if (texts.size === 0) throw new Failure('image-empty');
  return [...texts];
}

/** What is in the clicked picture itself; empty where the page has no more of it than it shows. */
export async function readOwn(pictures: ScanPictures, { own }: Capture): Promise<readonly string[]> {
  if (own === null) return [];
  try {
    return await pictures.read(await pictures.ofCapture({ image: own }), null);
  } catch {
    // What a page sends may be anything, and the picture of the tab is there.
    return [];
  }
}

/** The part of a picture that was drawn, in fractions of it, and nothing else of it. */
export function partOf(picture: Picture, area: Rect): Looking {
  return { picture: cut(picture, clip(inPixels(area, picture), boundsOf(picture))), area: null };
}

/**
 * Pictures into pixels. By way of an image element: the policy of our pages lets
 * nothing be fetched, not even a data: URL, and an SVG in an image runs no script
 * and loads nothing.
 */
import { Failure } from '@/lib/failure/failure';

/** As many pixels as four screens of 4K; a picture of them takes 130 MB. */
const MAX_PIXELS = 33_000_000;

/** Pixels of an SVG's longer side: enough for the densest code, whatever size it asks for. */
const SVG_SIDE = 1_024;

/** Bytes; a drawing of a code has some hundred thousand at most. */
const MAX_SVG = 5_000_000;

/** The pixels of a file. Throws `image-unreadable`, `image-large`. */
export async function pixelsOfFile(file: Blob): Promise<ImageData> {
  if (file.type === 'image/svg+xml') return pixelsOfSvg(file);
  const url = URL.createObjectURL(file);
  try {
    return await pixelsOf(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** By a data: URL: Chromium lets nobody read what was drawn of a blob with HTML in it. */
async function pixelsOfSvg(file: Blob): Promise<ImageData> {
  if (file.size > MAX_SVG) throw new Failure('image-large');
  return pixelsOf(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(await file.text())}`, SVG_SIDE);
}

/** The pixels of what is at a data: or blob: URL; drawings are drawn so that their longer side has `side`. */
export async function pixelsOf(url: string, side: number | null = null): Promise<ImageData> {
  const image = await load(url);
  const width = image.naturalWidth || SVG_SIDE;
  const height = image.naturalHeight || SVG_SIDE;
  // A drawing has the size it is drawn at.
  if (side === null && width * height >= MAX_PIXELS) throw new Failure('image-large');
  const scale = side === null ? 1 : side / Math.max(width, height);
  return draw(image, Math.ceil(width * scale), Math.ceil(height * scale));
}

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  // Not `decode`, which would unpack a picture of any size.
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = () => reject(new Failure('image-unreadable'));
  });
  return image;
}

function draw(image: HTMLImageElement, width: number, height: number): ImageData {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Failure('image-unreadable');
  context.drawImage(image, 0, 0, width, height);
  try {
    return context.getImageData(0, 0, width, height);
  } catch {
    // Too much for this machine's memory, or a picture that the browser lets nobody read.
    throw new Failure('image-unreadable');
  }
}

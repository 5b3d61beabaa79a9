/**
 * A picture's own pixels, where the browser lets us have them: it may be smaller
 * on the screen than it is, scrolled out of sight, or below the menu that was
 * just opened on it. A picture of another origin stays closed to us; for that
 * one there is the picture of the tab. Nothing is asked of a server: one that
 * makes a new secret with every picture would be asked for another one.
 */

/** Pixels a side: more than any code needs, and little enough to send. */
const MAX_SIDE = 1_600;

/** Of a drawing, which has no pixels of its own. */
const DRAWING_SIDE = 800;

/** Width to height of a picture and of what it is behind: other ones show a part of it. */
const MAX_STRETCH = 1.35;

/** As PNG in a data: URL; `null` where there are none to be had. */
export async function ownPixels(picture: Element): Promise<string | null> {
  try {
    if (picture instanceof HTMLImageElement) return toPng(picture, picture.naturalWidth, picture.naturalHeight);
    if (picture instanceof HTMLCanvasElement) return toPng(picture, picture.width, picture.height);
    if (picture instanceof HTMLVideoElement) return toPng(picture, picture.videoWidth, picture.videoHeight);
    if (picture instanceof SVGSVGElement) return await drawn(picture);
    return await background(picture);
  } catch {
    // Of another origin.
  }
  return null;
}

function toPng(source: CanvasImageSource, width: number, height: number): string | null {
  if (width < 1 || height < 1) return null;
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

/** Drawn anew, from its text: what stylesheets of the page make of it is in the picture of the tab. */
async function drawn(svg: SVGSVGElement): Promise<string | null> {
  const { width, height } = svg.getBoundingClientRect();
  const scale = DRAWING_SIDE / Math.max(width, height, 1);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width * scale));
  copy.setAttribute('height', String(height * scale));
  const image = await load(`data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`);
  return toPng(image, width * scale, height * scale);
}

/** One that is all of what is behind the element, and is in the page already. */
async function background(element: Element): Promise<string | null> {
  const [, url] = /^url\("((?:data|blob):[^"]*)"\)$/.exec(getComputedStyle(element).backgroundImage) ?? [];
  if (url === undefined) return null;
  const image = await load(url);
  const { width, height } = element.getBoundingClientRect();
  const stretch = (image.naturalWidth * height) / (image.naturalHeight * width);
  if (!(Math.max(stretch, 1 / stretch) <= MAX_STRETCH)) return null;
  return toPng(image, image.naturalWidth, image.naturalHeight);
}

async function load(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

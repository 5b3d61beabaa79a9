/** How bright a picture is where, and what makes its dark parts dark and its light parts light. */
import { type Channel, type Gray, grayOf } from './gray';
import type { Picture } from './picture';

/** How many pixels there are of each of 256 shades. */
export type Histogram = Uint32Array;

/** Part of all pixels that may be darker or lighter than what counts as black or white: specks and thin lines. */
const OUTLIERS = 0.02;

export function histogramOf({ data }: Gray): Histogram {
  const histogram = new Uint32Array(256);
  for (let at = 0; at < data.length; at += 1) histogram[data[at] ?? 0] = (histogram[data[at] ?? 0] ?? 0) + 1;
  return histogram;
}

/** The shade that best parts dark from light (N. Otsu, 1979), and how far the two are apart: a variance. */
export function otsu(histogram: Histogram): { readonly threshold: number; readonly variance: number } {
  const count = histogram.reduce((sum, pixels) => sum + pixels, 0);
  const total = histogram.reduce((sum, pixels, shade) => sum + pixels * shade, 0);
  let best = { threshold: 127, variance: 0 };
  for (let shade = 0, below = 0, sum = 0; shade < 255; shade += 1) {
    below += histogram[shade] ?? 0;
    sum += (histogram[shade] ?? 0) * shade;
    if (below === 0 || below === count) continue;
    const gap = sum / below - (total - sum) / (count - below);
    const variance = (below / count) * (1 - below / count) * gap * gap;
    if (variance > best.variance) best = { threshold: shade, variance };
  }
  return best;
}

/** The darkest shades become black, the lightest white. */
export function stretch(gray: Gray): Gray {
  const [low, high] = rangeOf(histogramOf(gray), gray.data.length);
  if (high <= low) return gray;
  const shades = Uint8ClampedArray.from({ length: 256 }, (_, shade) => ((shade - low) * 255) / (high - low));
  return { ...gray, data: gray.data.map((value) => shades[value] ?? 0) };
}

/** Black and white alone, parted at the threshold of `otsu`. */
export function twoShades(gray: Gray): Gray {
  const { threshold } = otsu(histogramOf(gray));
  return { ...gray, data: gray.data.map((value) => (value > threshold ? 255 : 0)) };
}

/** The colour channel in which dark and light are furthest apart: a red code on green has no brightness to tell. */
export function bestChannel(picture: Picture): Gray {
  const channels: readonly Channel[] = ['red', 'green', 'blue'];
  const [best] = channels
    .map((channel) => grayOf(picture, channel))
    .map((gray) => ({ gray, ...otsu(histogramOf(gray)) }))
    .sort((a, b) => b.variance - a.variance);
  return best?.gray ?? grayOf(picture);
}

function rangeOf(histogram: Histogram, count: number): [low: number, high: number] {
  const allowed = count * OUTLIERS;
  let low = 0;
  let high = 255;
  for (let seen = histogram[0] ?? 0; low < 255 && seen <= allowed; seen += histogram[low] ?? 0) low += 1;
  for (let seen = histogram[255] ?? 0; high > 0 && seen <= allowed; seen += histogram[high] ?? 0) high -= 1;
  return [low, high];
}

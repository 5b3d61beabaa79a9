/** What each pixel is beside those around it: brings out modules that are blurred, pale, or lit unevenly. */
import type { Gray } from './gray';

/** The mean of the square of pixels that reaches `radius` pixels from each on all sides; less at the edges. */
function meansOf({ data, width, height }: Gray, radius: number): Float32Array {
  const rows = runningMeans(Float32Array.from(data), { count: width, step: 1 }, { count: height, step: width }, radius);
  return runningMeans(rows, { count: height, step: width }, { count: width, step: 1 }, radius);
}

interface Axis {
  readonly count: number;
  /** From one value to the next. */
  readonly step: number;
}

/** Along each line of `values`, which there is one of for each of `lines`. */
function runningMeans(values: Float32Array, along: Axis, lines: Axis, radius: number): Float32Array {
  const means = new Float32Array(values.length);
  for (let line = 0; line < lines.count; line += 1) {
    const start = line * lines.step;
    let sum = 0;
    let size = 0;
    for (let at = -radius; at < along.count; at += 1) {
      const entering = at + radius;
      const leaving = at - radius - 1;
      if (entering < along.count) {
        sum += values[start + entering * along.step] ?? 0;
        size += 1;
      }
      if (leaving >= 0) {
        sum -= values[start + leaving * along.step] ?? 0;
        size -= 1;
      }
      if (at >= 0) means[start + at * along.step] = sum / size;
    }
  }
  return means;
}

/** The difference to the surroundings, `amount` times added: undoes some of a blur of about `radius` pixels. */
export function sharpen(gray: Gray, radius: number, amount: number): Gray {
  const means = meansOf(gray, radius);
  // Values beyond black and white are cut off.
  const data = new Uint8ClampedArray(gray.data.length);
  for (let at = 0; at < data.length; at += 1) {
    const value = gray.data[at] ?? 0;
    data[at] = value + amount * (value - (means[at] ?? 0));
  }
  return { ...gray, data: new Uint8Array(data.buffer) };
}

/** Shades from the surroundings below which a difference is noise or nothing. */
const LEAST = 6;

/** Each pixel by how far it is from the mean of its surroundings, in parts of how far they are from it themselves. */
export function evenOut(gray: Gray, radius: number): Gray {
  const means = meansOf(gray, radius);
  const distances = new Uint8Array(gray.data.length);
  for (let at = 0; at < distances.length; at += 1) distances[at] = Math.abs((gray.data[at] ?? 0) - (means[at] ?? 0));
  const usual = meansOf({ ...gray, data: distances }, radius);
  const data = new Uint8ClampedArray(distances.length);
  for (let at = 0; at < data.length; at += 1) {
    const distance = (gray.data[at] ?? 0) - (means[at] ?? 0);
    data[at] = 128 + (distance * 100) / Math.max(LEAST, usual[at] ?? 0);
  }
  return { ...gray, data: new Uint8Array(data.buffer) };
}

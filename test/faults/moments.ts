/** Random moments that can be repeated: by a seed that is printed, and taken from the environment where it is given. */

const seed = Number(process.env.COUNTERSIGN_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`Moments by seed ${seed}; COUNTERSIGN_SEED=${seed} repeats them.`);

/** Mulberry32: small, and random enough for moments. */
let state = seed;

function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** `count` moments, in milliseconds, of something that takes `span`: one in each equal part of it. */
export function momentsWithin(span: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index + random()) * span) / count);
}

/** How long `work` takes, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Statistics of runs that were made in pairs, so that whatever slows the machine slows both sides. */

/** The middle value; of an even number, the mean of the middle two. Needs at least one. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which `share` of the values lie, 0 to 1, interpolated between neighbours. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = values.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)] ?? 0;
  const high = sorted[Math.ceil(position)] ?? 0;
  return low + (high - low) * (position - Math.floor(position));
}

export interface PairedRatio {
  /** Median of ours / floor over the pairs. */
  readonly ratio: number;
  /** Quartiles of the same, to see how far the figure can be trusted. */
  readonly quartiles: readonly [number, number];
}

/**
 * How many times the best of `floor` the best of `ours` is: for pure computing, of which other work on the machine can
 * only make more.
 */
export function ratioOfBest(ours: readonly number[], floor: readonly number[]): number {
  if (ours.length === 0 || floor.length === 0) throw new RangeError('no values');
  return Math.min(...ours) / Math.min(...floor);
}

/** How many times `floor` `ours` is; the two are of one length, in the order in which they were measured. */
export function pairedRatio(ours: readonly number[], floor: readonly number[]): PairedRatio {
  if (ours.length !== floor.length) throw new RangeError('not in pairs');
  const ratios = ours.map((value, index) => value / (floor[index] ?? Number.NaN));
  return { ratio: median(ratios), quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)] };
}

/**
 * Logistic regression with signs: what is a clue for a code may never count
 * against one, and the other way round, however the few pages at hand fall out.
 * Weights are held near their priors, which say what a person would expect.
 */

export interface Example {
  /** Names of the features that hold. */
  readonly features: readonly string[];
  readonly isCode: boolean;
  /** How much it counts: pages of one template share one vote. */
  readonly weight: number;
}

export interface Prior {
  /** The weight it has until the examples say otherwise; its sign stays. */
  readonly weight: number;
}

export interface Model {
  readonly weights: Readonly<Record<string, number>>;
  readonly bias: number;
}

const STEPS = 600;
const RATE = 0.5;
/** How strongly weights are held to their priors, per example of full weight. */
const HOLD = 0.004;
export const START_BIAS = -5;

/** `priors` names every feature there is. */
export function learn(examples: readonly Example[], priors: Readonly<Record<string, number>>): Model {
  const names = Object.keys(priors);
  const place = new Map(names.map((name, index) => [name, index]));
  const rows = examples.map(({ features }) => features.flatMap((name) => place.get(name) ?? []));
  const prior = names.map((name) => priors[name] as number);
  const weights = [...prior];
  let bias = START_BIAS;
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  const speed = new Array<number>(names.length).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, index) => HOLD * (weight - (prior[index] as number)));
    let biasSlope = 0;
    rows.forEach((row, at) => {
      const { isCode, weight } = examples[at] as Example;
      const sum = row.reduce((total, index) => total + (weights[index] as number), bias);
      const error = ((1 / (1 + Math.exp(-sum)) - Number(isCode)) * weight) / whole;
      for (const index of row) slope[index] = (slope[index] as number) + error;
      biasSlope += error;
    });
    slope.forEach((each, index) => {
      // Each weight at its own pace (AdaGrad): rare features would hardly move otherwise.
      speed[index] = (speed[index] as number) + each * each;
      const moved = (weights[index] as number) - (RATE * each) / Math.sqrt((speed[index] as number) + 1e-8);
      weights[index] = (prior[index] as number) < 0 ? Math.min(0, moved) : Math.max(0, moved);
    });
    bias -= RATE * biasSlope;
  }
  return { weights: Object.fromEntries(names.map((name, index) => [name, weights[index] as number])), bias };
}

/**
 * Targets against labels. The yardstick: a page counts by whether anything was
 * found that should be, or anything at all where nothing is; a field counts by
 * itself, and the boxes of one group count once and only as a whole.
 */
import type { Unit } from './corpus.ts';
import type { FieldRef } from './in-page.ts';

export interface Count {
  readonly hits: number;
  readonly missed: number;
  readonly wrong: number;
}

export interface Comparison {
  readonly page: Count;
  readonly field: Count;
  /** Groups of boxes that the page has, and those of them that were found whole and in order. */
  readonly groups: { readonly all: number; readonly right: number };
  /** Everything that was wanted, and nothing else. */
  readonly exact: boolean;
}

export const NOTHING: Count = { hits: 0, missed: 0, wrong: 0 };

/** `found`: the fields of each target. Fields of `ignored` count neither way. */
export function compare(
  units: readonly Unit[],
  ignored: readonly FieldRef[],
  found: readonly (readonly FieldRef[])[],
): Comparison {
  const counted = found.filter((fields) => !fields.every((ref) => ignored.includes(ref)));
  const right = units.filter((unit) => counted.some((fields) => isWhole(unit, fields)));
  const wrong = counted.filter((fields) => !units.some((unit) => isWhole(unit, fields)));
  const touched = counted.some((fields) => units.some((unit) => fields.some((ref) => unit.fields.includes(ref))));
  const groups = units.filter((unit) => unit.segmented);
  return {
    page: {
      hits: Number(touched),
      missed: Number(units.length > 0 && !touched),
      wrong: Number(units.length === 0 && counted.length > 0),
    },
    field: { hits: right.length, missed: units.length - right.length, wrong: wrong.length },
    groups: { all: groups.length, right: groups.filter((unit) => right.includes(unit)).length },
    exact: right.length === units.length && wrong.length === 0,
  };
}

/** Hidden helpers of a group may be left out, visible boxes may not, and their order matters. */
function isWhole(unit: Unit, fields: readonly FieldRef[]): boolean {
  const shown = fields.filter((ref) => unit.visible.includes(ref));
  return (
    fields.every((ref) => unit.fields.includes(ref)) &&
    shown.length === unit.visible.length &&
    shown.every((ref, index) => ref === unit.visible[index])
  );
}

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (a, b) => ({ hits: a.hits + b.hits, missed: a.missed + b.missed, wrong: a.wrong + b.wrong }),
    NOTHING,
  );
}

export const precision = ({ hits, wrong }: Count): number => (hits + wrong === 0 ? 1 : hits / (hits + wrong));
export const recall = ({ hits, missed }: Count): number => (hits + missed === 0 ? 1 : hits / (hits + missed));
export const f1 = ({ hits, missed, wrong }: Count): number =>
  hits + missed + wrong === 0 ? 1 : (2 * hits) / (2 * hits + missed + wrong);

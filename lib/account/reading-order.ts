/**
 * The order in which people look for names: case aside, and `10` after `9`.
 *
 * Names in plain Latin letters are compared by their characters, because a
 * collation has to be read first, and that takes a worker that has just started
 * longer than everything else before the first code. One name beyond them, and
 * all are compared by the collation of the browser's language.
 */

/** The texts a thing is sorted by, the first that differs deciding. */
type Names = readonly [string, string];

/** More digits than any number in a name has. */
const DIGITS = 12;

export function inReadingOrder<T>(things: readonly T[], namesOf: (thing: T) => Names): readonly T[] {
  const named = things.map((thing) => ({ thing, names: namesOf(thing) }));
  const isPlain = named.every(({ names }) => names.every((name) => /^[ -~]*$/.test(name)));
  const compare = isPlain ? byCharacter : byCollation();
  const keyed = named.map(({ thing, names: [first, second] }) => ({
    thing,
    keys: isPlain ? ([keyOf(first), keyOf(second)] as const) : ([first, second] as const),
  }));
  keyed.sort((a, b) => compare(a.keys[0], b.keys[0]) || compare(a.keys[1], b.keys[1]));
  return keyed.map(({ thing }) => thing);
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/\d+/g, (number) => number.padStart(DIGITS, '0'));
}

function byCharacter(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byCollation(): (a: string, b: string) => number {
  return new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
}

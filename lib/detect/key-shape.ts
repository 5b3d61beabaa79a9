/** Whether characters look like a secret in base32: made by chance, of a fit length, in groups that make sense. */

export interface Shape {
  /** In upper case, without what stands between. */
  readonly symbols: string;
  readonly length: number;
  /** Lengths of its groups; one for a key in one piece. */
  readonly groups: readonly number[];
  readonly isDashed: boolean;
  readonly isUpper: boolean;
  /** What the shape adds to the score, 0 to 2. */
  readonly likeness: number;
}

/** 80 bits and 80 bytes: RFC 4226 asks for 128 bits, and many sites give 80. */
const MIN = 16;
const MAX = 128;
/** Lengths modulo 8 that no number of whole bytes encodes to. */
const IMPOSSIBLE = [1, 3, 6];
/** 10, 16, 20, 32 and 64 bytes. */
const USUAL_LENGTHS = [16, 26, 32, 52, 103];

/** More groups than any key has; a text of short words has more. */
const MAX_GROUPS = 64;

/**
 * What in a run of base32 with single separators may be a key: a group that is long enough, and groups of one length, of
 * which the last may be shorter. Words on either side, which are base32 too, are left out.
 */
export function shapesIn(run: string): Shape[] {
  const parts = run.replace(/=+$/, '').split(/[^A-Za-z2-7]/);
  if (parts.length > MAX_GROUPS) return [];
  const shapes: Shape[] = [];
  for (let from = 0, to = 1; from < parts.length; from = to, to += 1) {
    const { length = 0 } = parts[from] ?? '';
    while (parts[to]?.length === length) to += 1;
    const last = parts[to]?.length ?? length;
    const group = parts.slice(from, last < length && to > from + 1 ? to + 1 : to);
    const shape = shapeOf(group, run.includes('-'));
    if (shape !== null) shapes.push(shape);
  }
  return shapes;
}

/** `null` for what is too short or too long. */
function shapeOf(parts: readonly string[], isDashed: boolean): Shape | null {
  const symbols = parts.join('').toUpperCase();
  const { length } = symbols;
  if (length < MIN || length > MAX || IMPOSSIBLE.includes(length % 8)) return null;
  const isFours = parts.length > 1 && parts[0]?.length === 4;
  return {
    symbols,
    length,
    groups: parts.map((part) => part.length),
    isDashed,
    isUpper: symbols === parts.join(''),
    likeness: (USUAL_LENGTHS.includes(length) ? 1 : 0) + (isFours || /[2-7]/.test(symbols) ? 1 : 0),
  };
}

export function isKeyShape(shape: Shape): boolean {
  return isWellGrouped(shape) && isMixed(shape) && !isHexadecimal(shape) && isByChance(shape);
}

/** Dashes part licence keys too, in groups of five. */
function isWellGrouped({ groups: [first = 0, ...others], isDashed }: Shape): boolean {
  if (others.length === 0) return true;
  return isDashed ? first === 4 || first === 8 : first >= 2 && first <= 16;
}

/** Samples and rulers: AAAA BBBB, XXXXXXXX. */
function isMixed({ symbols }: Shape): boolean {
  return new Set(symbols).size >= 6;
}

function isHexadecimal({ symbols }: Shape): boolean {
  return /^[A-F2-7]+$/.test(symbols);
}

/** Chance puts a digit into nearly every key. Without one, or with a year behind, its letters must be no words. */
function isByChance({ symbols, groups, isUpper }: Shape): boolean {
  const letters = symbols.replace(/[2-7]{1,4}$/, '');
  if (/[2-7]/.test(letters)) return true;
  if (!isUpper && groups.length > 1) return false;
  const vowels = letters.replace(/[^AEIOUY]/g, '').length / letters.length;
  return vowels < 0.28 && /[^AEIOUY]{5}/.test(letters);
}

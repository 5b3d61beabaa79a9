/** The coloured tile of an account: an initial on a colour that its name decides, the same every time. */

/** How many colours `components/Tile.module.css` has. */
const HUES = 10;

export interface TileLook {
  readonly initial: string;
  readonly hue: number;
}

export function tileFor(name: string): TileLook {
  const first = name.match(/[\p{L}\p{N}]/u)?.[0] ?? '?';
  let hash = 0;
  for (const char of name.toLowerCase()) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return { initial: first.toUpperCase(), hue: hash % HUES };
}

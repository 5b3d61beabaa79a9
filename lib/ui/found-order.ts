/** The order in which a person meets codes on a page, so that the list and the numbers drawn on the page agree. */
import type { Picture } from '@/lib/qr/picture';
import type { QrCode } from '@/lib/qr/read';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A code with its corners as fractions of the picture it was read from. */
export interface PlacedCode {
  readonly text: string;
  readonly corners: readonly Point[];
}

export function placeIn({ width, height }: Pick<Picture, 'width' | 'height'>, codes: readonly QrCode[]): PlacedCode[] {
  return codes.map(({ text, corners }) => ({
    text,
    corners: corners.map(({ x, y }) => ({ x: x / width, y: y / height })),
  }));
}

/** Row by row from the top, in each from the left; codes are in one row where they overlap by half. */
export function inReadingOrder(codes: readonly PlacedCode[]): PlacedCode[] {
  const rows: PlacedCode[][] = [];
  for (const code of codes.toSorted((a, b) => top(a) - top(b))) {
    const first = rows.at(-1)?.[0];
    if (first !== undefined && top(code) < (top(first) + bottom(first)) / 2) rows.at(-1)?.push(code);
    else rows.push([code]);
  }
  return rows.flatMap((row) => row.toSorted((a, b) => left(a) - left(b)));
}

const top = ({ corners }: PlacedCode): number => Math.min(...corners.map(({ y }) => y));
const bottom = ({ corners }: PlacedCode): number => Math.max(...corners.map(({ y }) => y));
const left = ({ corners }: PlacedCode): number => Math.min(...corners.map(({ x }) => x));

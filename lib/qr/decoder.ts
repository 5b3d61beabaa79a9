/** What a library that finds codes is to us. */
import type { Gray } from './gray';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Top left, top right, bottom right, bottom left, as the code itself lies. */
export type Corners = readonly [Point, Point, Point, Point];

export interface Decoded {
  readonly text: string;
  readonly corners: Corners;
}

/** All codes in a picture; none is an empty list. */
export type Decode = (gray: Gray) => readonly Decoded[];

/** More codes than one page has; a bound for pictures made of nothing else. */
export const MAX_CODES = 24;

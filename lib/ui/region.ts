/** A box drawn on a picture, in fractions of it: 0 to 1. */
import type { Picture } from '@/lib/qr/picture';

/** What the box is drawn on. */
export type PagePicture = Picture;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Region extends Point {
  readonly width: number;
  readonly height: number;
}

/** Smaller than this nobody means. */
const SMALLEST = 0.02;

const within = (value: number, most = 1): number => Math.min(Math.max(value, 0), most);

/** The point of the picture that is nearest. */
export function frameOf({ x, y }: Point): Point {
  return { x: within(x), y: within(y) };
}

/** The box between two corners; `null` for a slip of the hand. */
export function between(from: Point, to: Point): Region | null {
  const width = Math.abs(to.x - from.x);
  const height = Math.abs(to.y - from.y);
  if (width < SMALLEST || height < SMALLEST) return null;
  return { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
}

export function moveBy(region: Region, { x, y }: Point): Region {
  return { ...region, x: within(region.x + x, 1 - region.width), y: within(region.y + y, 1 - region.height) };
}

/** The corner at the end moves; the other one stays. */
export function resizeBy(region: Region, { x, y }: Point): Region {
  return {
    ...region,
    width: Math.max(SMALLEST, within(region.width + x, 1 - region.x)),
    height: Math.max(SMALLEST, within(region.height + y, 1 - region.y)),
  };
}

/**
 * Where the offer goes: beside the field, wholly in view, never over what the
 * person types. Geometry only.
 */
import type { Rect } from '@/lib/detect/snapshot';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly left: number;
  readonly top: number;
}

const GAP = 6;
const EDGE = 4;
/** A field this many times as wide as the offer has room for both, in a frame that has no room around it. */
const ROOMY = 2.4;

/**
 * The top left corner, in whole pixels; `null` where there is no place. `rtl` for a field that reads from the right,
 * `inside` where a wide one has room for the offer beside what is typed: boxes and letters set wide fill it to its end.
 */
export function placeOffer(field: Rect, offer: Size, view: Size, rtl: boolean, inside: boolean): Point | null {
  const right = field.left + field.width;
  const bottom = field.top + field.height;
  if (bottom <= 0 || right <= 0 || field.top >= view.height || field.left >= view.width) return null;
  const start = clamp(rtl ? right - offer.width : field.left, EDGE, view.width - offer.width - EDGE);
  const middle = field.top + (field.height - offer.height) / 2;
  const places: Point[] = [
    { left: start, top: bottom + GAP },
    { left: start, top: field.top - GAP - offer.height },
    { left: right + GAP, top: middle },
    { left: field.left - GAP - offer.width, top: middle },
  ];
  if (inside && field.width >= offer.width * ROOMY) {
    places.push({ left: rtl ? field.left + EDGE : right - offer.width - EDGE, top: middle });
  }
  const place = places.map(round).find((point) => isInView(point, offer, view));
  return place ?? null;
}

function isInView({ left, top }: Point, { width, height }: Size, view: Size): boolean {
  return left >= 0 && top >= 0 && left + width <= view.width && top + height <= view.height;
}

function round({ left, top }: Point): Point {
  return { left: Math.round(left), top: Math.round(top) };
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}

/** The smallest rectangle around all of `rects`. */
export function around(rects: readonly Rect[]): Rect {
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.left + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.top + rect.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** How far apart two rectangles are; 0 when they touch. */
export function distance(a: Rect, b: Rect): number {
  const x = Math.max(0, b.left - (a.left + a.width), a.left - (b.left + b.width));
  const y = Math.max(0, b.top - (a.top + a.height), a.top - (b.top + b.height));
  return Math.hypot(x, y);
}

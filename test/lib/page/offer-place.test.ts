/** Covers where the offer goes. That it is drawn there is for the browser journeys. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { around, distance, placeOffer } from '@/lib/page/offer-place';

const OFFER = { width: 130, height: 36 };
const VIEW = { width: 800, height: 600 };
const FIELD = { left: 100, top: 100, width: 200, height: 40 };

test('below the field, at its beginning', () => {
  expect(placeOffer(FIELD, OFFER, VIEW, false, true)).toEqual({ left: 100, top: 146 });
});

test('at the right end of a field that reads from the right', () => {
  expect(placeOffer(FIELD, OFFER, VIEW, true, true)).toEqual({ left: 170, top: 146 });
});

test('above where there is no room below', () => {
  expect(placeOffer({ ...FIELD, top: 550 }, OFFER, VIEW, false, true)).toEqual({ left: 100, top: 508 });
});

test('beside the field in a frame as low as the field', () => {
  expect(placeOffer({ ...FIELD, top: 4 }, OFFER, { width: 800, height: 48 }, false, true)).toEqual({
    left: 306,
    top: 6,
  });
});

test('at the far end inside a field that fills its frame', () => {
  const frame = { width: 400, height: 44 };
  expect(placeOffer({ left: 0, top: 2, width: 400, height: 40 }, OFFER, frame, false, true)).toEqual({
    left: 266,
    top: 4,
  });
  expect(placeOffer({ left: 0, top: 2, width: 400, height: 40 }, OFFER, frame, true, true)).toEqual({
    left: 4,
    top: 4,
  });
});

test('nowhere over a row of boxes that fills its frame', () => {
  const frame = { width: 400, height: 44 };
  expect(placeOffer({ left: 0, top: 2, width: 400, height: 40 }, OFFER, frame, false, false)).toBeNull();
  expect(placeOffer({ left: 0, top: 2, width: 400, height: 40 }, OFFER, frame, true, false)).toBeNull();
});

test('nowhere when the field is scrolled out of view or fills a frame too small for both', () => {
  expect(placeOffer({ ...FIELD, top: -60 }, OFFER, VIEW, false, true)).toBeNull();
  expect(placeOffer({ ...FIELD, left: 900 }, OFFER, VIEW, false, true)).toBeNull();
  expect(
    placeOffer({ left: 0, top: 0, width: 160, height: 40 }, OFFER, { width: 160, height: 40 }, false, true),
  ).toBeNull();
});

test('pushed into view at the edges of the window', () => {
  expect(placeOffer({ ...FIELD, left: 760, width: 30 }, OFFER, VIEW, false, true)).toEqual({ left: 666, top: 146 });
});

test('always in whole pixels, wholly in view, and never over the beginning of the field', () => {
  const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const rect = fc.record({
    left: number(-200, 900),
    top: number(-100, 700),
    width: number(8, 600),
    height: number(8, 80),
  });
  fc.assert(
    fc.property(rect, (field) => {
      const place = placeOffer(field, OFFER, VIEW, false, true);
      if (place === null) return;
      expect([place.left % 1, place.top % 1].map(Math.abs)).toEqual([0, 0]);
      expect(place.left >= 0 && place.left + OFFER.width <= VIEW.width).toBe(true);
      expect(place.top >= 0 && place.top + OFFER.height <= VIEW.height).toBe(true);
      const isClear = distance({ ...place, ...OFFER }, { ...field, width: field.width / 2 }) > 0;
      expect(isClear).toBe(true);
    }),
  );
});

test('never over a row of boxes', () => {
  const size = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  const view = fc.record({ width: size(100, 800), height: size(36, 600) });
  const row = fc.record({ left: size(-200, 500), top: size(-100, 500), width: size(8, 600), height: size(8, 80) });
  fc.assert(
    fc.property(row, view, fc.boolean(), (boxes, shown, rtl) => {
      const place = placeOffer(boxes, OFFER, shown, rtl, false);
      if (place !== null) expect(distance({ ...place, ...OFFER }, boxes)).toBeGreaterThan(0);
    }),
  );
});

test('boxes count as one field', () => {
  const boxes = [0, 48, 96].map((left) => ({ left, top: 10, width: 40, height: 50 }));
  expect(around(boxes)).toEqual({ left: 0, top: 10, width: 136, height: 50 });
});

test('distance is the gap between two rectangles', () => {
  const at = (left: number, top: number) => ({ left, top, width: 10, height: 10 });
  expect(distance(at(0, 0), at(13, 14))).toBe(5);
  expect(distance(at(0, 0), at(5, 5))).toBe(0);
});

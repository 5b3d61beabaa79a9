/** Which presses come too soon after a screen was painted, at its boundaries. Not here: which screens, and who opened them. */
import { describe, expect, test } from 'vitest';
import { createHaste } from '@/lib/ui/haste';

/** What came of presses at moments after a screen was painted at 1,000. */
function hastyAt(...presses: readonly (readonly [type: string, after: number, more?: object])[]): boolean[] {
  const haste = createHaste();
  haste.show(1_000);
  return presses.map(([type, after, more]) => haste.isHasty({ type, ...more }, 1_000 + after));
}

const ENTER = { key: 'Enter' };

describe('a press is hasty', () => {
  test.each([
    ['pointerdown', 599, {}, true],
    ['pointerdown', 600, {}, false],
    ['click', 599, {}, true],
    ['click', 600, {}, false],
    ['keydown', 599, ENTER, true],
    ['keydown', 600, ENTER, false],
    ['keydown', 0, { key: ' ' }, true],
    // Held since before.
    ['keydown', 5_000, { ...ENTER, repeat: true }, true],
    ['keydown', 0, { key: 'a' }, false],
    ['keydown', 0, { key: 'ArrowDown', repeat: true }, false],
  ])('%s after %d ms, %j: %s', (type, after, more, expected) => {
    expect(hastyAt([type, after, more])).toEqual([expected]);
  });

  test('however late, as long as nothing is painted', () => {
    const haste = createHaste();
    expect(haste.isHasty({ type: 'click' }, 60_000)).toBe(true);
    expect(haste.isHasty({ type: 'click' }, 120_000)).toBe(true);
  });

  test('in a series of any length, and not after a pause', () => {
    expect(hastyAt(['click', 200], ['click', 700], ['click', 1_200], ['click', 1_800])).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test('when it ends late and began too soon, and the next is not', () => {
    expect(hastyAt(['pointerdown', 500], ['click', 2_000], ['pointerdown', 2_700], ['click', 2_800])).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('when a key that was held ends in a click', () => {
    expect(hastyAt(['keydown', 3_000, { key: ' ', repeat: true }], ['click', 4_000])).toEqual([true, true]);
  });

  test('when its first half was for the screen before', () => {
    const haste = createHaste();
    haste.show(1_000);
    expect(haste.isHasty({ type: 'pointerdown' }, 2_000)).toBe(false);
    haste.show(2_050);
    expect(haste.isHasty({ type: 'click' }, 2_100)).toBe(true);
  });
});

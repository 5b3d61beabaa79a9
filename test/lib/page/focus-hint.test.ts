/** What is told of the focus, and how often at most. */
import { expect, test } from 'vitest';
import { createFocusHint } from '@/lib/page/focus-hint';

function start() {
  const page = { isAwaited: false };
  const told: boolean[] = [];
  const look = createFocusHint({ isAwaited: () => page.isAwaited, tell: (isAwaited) => told.push(isAwaited) });
  const see = (isAwaited: boolean): void => {
    page.isAwaited = isAwaited;
    look();
  };
  return { told, see };
}

test('only a change is told, and nothing at first', () => {
  const { told, see } = start();
  for (const isAwaited of [false, true, true, false, false, true]) see(isAwaited);
  expect(told).toEqual([true, false, true]);
});

test('a page that moves the focus without end is heard twenty times, the last of which takes back what was said', () => {
  const { told, see } = start();
  for (let turn = 0; turn < 1000; turn++) see(turn % 2 === 0);
  expect(told).toHaveLength(20);
  expect(told.at(-1)).toBe(false);
});

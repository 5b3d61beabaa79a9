import { expect, test } from 'vitest';
import { idleText } from '@/lib/ui/idle-text';

test.each([
  [60_000, '1 minute'],
  [300_000, '5 minutes'],
  [3_540_000, '59 minutes'],
  [3_600_000, '1 hour'],
  [5_400_000, '90 minutes'],
  [14_400_000, '4 hours'],
])('%i ms are %s', (limit, text) => {
  expect(idleText(limit)).toBe(text);
});

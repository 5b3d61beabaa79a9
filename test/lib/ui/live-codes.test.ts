import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { createLiveCodes } from '@/lib/ui/live-codes';
import { answering, refuse, settle, view } from './answers';

function liveCodesAt(
  start: number,
  codes = (ids: readonly string[]) => ids.map((id) => view(id, 30_000, '222222', '333333')),
) {
  const now = signal(start);
  const { call, told } = answering({ codes: ({ ids }) => codes(ids) });
  return { now, told, live: createLiveCodes(call, now) };
}

describe('codes on screen', () => {
  test('at the boundary the next code is there before the background answers', async () => {
    const { now, live } = liveCodesAt(29_000);
    live.take([view('a', 0)]);
    live.watch(['a']);
    now.value = 30_000;
    expect(live.at('a')?.code).toBe('222222');
    await settle();
    now.value = 60_000;
    expect(live.at('a')?.code).toBe('333333');
  });

  test('only what is in view is asked for, once', async () => {
    const { now, live, told } = liveCodesAt(29_000);
    live.take([view('a', 0), view('b', 0)]);
    live.watch(['a']);
    now.value = 30_000;
    now.value = 31_000;
    await settle();
    now.value = 32_000;
    await settle();
    expect(told).toEqual([{ method: 'codes', args: { ids: ['a'] } }]);
  });

  test('what comes into view after its end is asked for', async () => {
    const { live, told } = liveCodesAt(45_000);
    live.take([view('a', 0)]);
    live.watch(['a']);
    await settle();
    expect(told).toHaveLength(1);
    expect(live.at('a')?.code).toBe('222222');
  });

  test('while the background refuses, no code is shown that has ended', async () => {
    const { now, live, told } = liveCodesAt(0, () => refuse('vault-locked'));
    live.take([view('a', 0)]);
    live.watch(['a']);
    for (const moment of [30_000, 60_000, 90_000]) {
      now.value = moment;
      await settle();
    }
    expect(live.at('a')).toBeNull();
    expect(told).toHaveLength(3);
  });

  test('an account without a code is not asked for: it makes codes on request', async () => {
    const { live, told } = liveCodesAt(0);
    live.watch(['counted']);
    await settle();
    expect(told).toEqual([]);
    expect(live.at('counted')).toBeNull();
  });

  test('a copied code is good until the end of the one that is shown', () => {
    const { now, live } = liveCodesAt(10_000, () => []);
    live.take([view('a', 0)]);
    expect(live.until('a')).toBe(30_000);
    now.value = 31_000;
    expect(live.until('a')).toBe(60_000);
    expect(live.until('unknown')).toBeNull();
  });

  test('clearing forgets all', () => {
    const { live } = liveCodesAt(0);
    live.take([view('a', 0)]);
    live.clear();
    expect(live.at('a')).toBeNull();
  });
});

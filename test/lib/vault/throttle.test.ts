import { expect, test } from 'vitest';
import { createThrottle, waitAfter } from '@/lib/vault/throttle';
import { createJsonSession } from './memory-session';

test.each([
  [0, 0],
  [4, 0],
  [5, 1000],
  [6, 2000],
  [10, 32_000],
  [11, 60_000],
  [5000, 60_000],
])('after %i wrong tries the next one waits %i ms', (count, wait) => {
  expect(waitAfter(count)).toBe(wait);
});

async function afterWrong(count: number) {
  const clock = { now: 1_000_000 };
  const session = createJsonSession();
  const throttle = createThrottle(session, () => clock.now);
  for (let tries = 0; tries < count; tries += 1) await throttle.noteWrong();
  return { clock, session, throttle };
}

test('five tries are free', async () => {
  const { throttle } = await afterWrong(4);
  await throttle.check();
});

test('the sixth waits a second', async () => {
  const { clock, throttle } = await afterWrong(5);
  await expect(throttle.check()).rejects.toThrow('too-many-tries');
  clock.now += 999;
  await expect(throttle.check()).rejects.toThrow('too-many-tries');
  clock.now += 1;
  await throttle.check();
});

test('another worker knows of the tries', async () => {
  const { clock, session } = await afterWrong(5);
  await expect(createThrottle(session, () => clock.now).check()).rejects.toThrow('too-many-tries');
});

test('a right one makes all tries free again', async () => {
  const { throttle } = await afterWrong(9);
  await throttle.noteRight();
  await throttle.check();
});

test('setting the clock back neither ends the wait nor makes it longer', async () => {
  const { clock, throttle } = await afterWrong(11);
  clock.now -= 900_000;
  await expect(throttle.check()).rejects.toThrow('too-many-tries');
  clock.now += 60_000;
  await throttle.check();
});

/** Locking by itself, when nobody has touched the vault for as long as the limit says. */
import { expect, test } from 'vitest';
import { createBench, createUnlocked, DRAFT, PASSPHRASE, START } from './workers';

const MINUTE = 60_000;

test('after 15 minutes without a touch it locks at the next use', async () => {
  const { vault, clock, locks } = await createUnlocked();
  clock.now = START + 15 * MINUTE;
  expect(await vault.accounts()).toEqual([]);
  clock.now += 1;
  await expect(vault.accounts()).rejects.toThrow('vault-locked');
  expect(locks.count).toBe(1);
});

test('reading does not keep it unlocked, a touch and a write do', async () => {
  const { vault, clock } = await createUnlocked();
  clock.now += 10 * MINUTE;
  await vault.accounts();
  expect(await vault.deadline()).toBe(START + 15 * MINUTE);
  await vault.touch();
  expect(await vault.deadline()).toBe(START + 25 * MINUTE);
  clock.now += 10 * MINUTE;
  await vault.add(DRAFT, [], 'one');
  expect(await vault.deadline()).toBe(START + 35 * MINUTE);
});

test('a worker that comes back knows when it was last touched', async () => {
  const { vault, clock, start } = await createUnlocked();
  clock.now += 10 * MINUTE;
  await vault.touch();
  clock.now += 14 * MINUTE;
  expect(await start().state()).toBe('unlocked');
  clock.now += 1 * MINUTE + 1;
  expect(await start().state()).toBe('locked');
});

test('touches are written at most every ten seconds', async () => {
  const { vault, clock, session } = await createUnlocked();
  session.written.length = 0;
  for (let seconds = 0; seconds < 60; seconds += 1) {
    clock.now += 1000;
    await vault.touch();
  }
  expect(session.written).toHaveLength(6);
});

test('a clock set back to before the unlocking locks', async () => {
  const { vault, clock } = await createUnlocked();
  clock.now -= 1;
  expect(await vault.state()).toBe('locked');
});

test('without a limit it stays unlocked', async () => {
  const { start, clock } = createBench();
  const vault = start(null);
  await vault.create(PASSPHRASE);
  clock.now += 365 * 24 * 60 * MINUTE;
  expect(await vault.state()).toBe('unlocked');
  expect(await vault.deadline()).toBeNull();
});

test('another limit counts at once, also for the next worker, and not for the next unlock', async () => {
  const { vault, start, clock } = await createUnlocked();
  await vault.limitIdle(MINUTE);
  expect(await vault.deadline()).toBe(START + MINUTE);
  const next = start();
  expect(await next.deadline()).toBe(START + MINUTE);
  clock.now += MINUTE + 1;
  expect(await next.state()).toBe('locked');
  await next.unlock(PASSPHRASE);
  expect(await next.deadline()).toBe(START + 16 * MINUTE + 1);
});

test('a limit for a locked vault leaves it locked', async () => {
  const { vault, session } = await createUnlocked();
  await vault.lock();
  await vault.limitIdle(null);
  expect(await vault.state()).toBe('locked');
  expect(session.values.size).toBe(0);
});

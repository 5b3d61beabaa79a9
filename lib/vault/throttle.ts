/**
 * Waiting after wrong passphrases: five are free, then 1, 2, 4 … up to 60
 * seconds. Against somebody at the keyboard; whoever has the disk is slowed by
 * the KDF alone. There is no limit on tries: a prank must not cost a vault.
 */
import { Failure } from '@/lib/failure/failure';
import type { SessionStore } from './session';
import { isCount, isObject } from './shape';

export interface Throttle {
  /** Fails with `too-many-tries` while the next try has to wait. */
  check(): Promise<void>;
  noteWrong(): Promise<void>;
  noteRight(): Promise<void>;
}

const TRIES = 'vault.tries';
const FREE_TRIES = 5;
const MAX_WAIT = 60;

export function createThrottle(session: SessionStore, now: () => number): Throttle {
  async function read(): Promise<{ count: number; last: number }> {
    const tries = await session.read(TRIES);
    return isObject(tries) && isCount(tries.count) && isCount(tries.last)
      ? { count: tries.count, last: tries.last }
      : { count: 0, last: 0 };
  }

  return {
    async check() {
      const { count, last } = await read();
      const wait = waitAfter(count);
      if (wait === 0 || now() >= last + wait) return;
      // A clock set back must not make anybody wait for hours: the wait begins again.
      if (now() < last) await session.write(TRIES, { count, last: now() });
      throw new Failure('too-many-tries');
    },
    async noteWrong() {
      const { count } = await read();
      await session.write(TRIES, { count: count + 1, last: now() });
    },
    noteRight() {
      return session.remove([TRIES]);
    },
  };
}

/** Milliseconds to wait after `count` wrong tries. */
export function waitAfter(count: number): number {
  return count < FREE_TRIES ? 0 : Math.min(2 ** (count - FREE_TRIES), MAX_WAIT) * 1000;
}

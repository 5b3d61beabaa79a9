/** Waiting for something in another process, which can only be asked again and again. */

const PAUSE = 50;

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks until the answer is neither `null` nor `false`; throws with `what` after `timeout` milliseconds. */
export async function waitUntil<T>(
  what: string,
  ask: () => T | null | false | Promise<T | null | false>,
  timeout = 15_000,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`Waited ${timeout / 1000} s in vain: ${what}`);
    await pause(PAUSE);
  }
}

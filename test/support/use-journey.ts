/**
 * What a file of journeys begins with and clears away: each function here registers
 * vitest's hooks for the file, or the `describe`, that calls it. What it returns is
 * empty until the first test begins, so only tests and hooks may look into it.
 */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { linkAccount, type Vault } from './hostile.ts';
import { type Journey, startWithVault } from './journey.ts';

/** One browser with an unlocked vault for all tests; after each of them its pages are closed. */
export function useJourney(options: Parameters<typeof startWithVault>[0] = {}): Journey {
  const journey = {} as Journey;
  beforeAll(async () => void Object.assign(journey, await startWithVault(options)));
  afterEach(() => journey.closePages());
  // Where the browser did not start, that is what has to be told.
  afterAll(() => journey.end?.());
  return journey;
}

/** An account that fills on `origins`, there for all tests; `linkAccount` says what it is like. */
export function useLinkedAccount(journey: Journey, origins: readonly string[], name?: string): Vault {
  const vault = {} as Vault;
  beforeAll(async () => void Object.assign(vault, await linkAccount(journey, origins, name)));
  return vault;
}

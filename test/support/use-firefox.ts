/** What files of journeys in Firefox begin with; `use-journey.ts` has the same for Chromium. */
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { findBrowser } from './find-browser.ts';
import { type FirefoxJourney, startFirefoxJourney } from './firefox-journey.ts';

const isMissing = findBrowser('firefox') === null;
if (isMissing) console.log('Skipped, because no Firefox was found.');

export const describeFirefox = describe.skipIf(isMissing);
export const testFirefox = test.skipIf(isMissing);

/** One Firefox with an unlocked vault for all tests, empty again after each of them. Empty itself until the first begins. */
export function useFirefoxJourney(): FirefoxJourney {
  const journey = {} as FirefoxJourney;
  beforeAll(async () => void Object.assign(journey, await startFirefoxJourney()));
  afterEach(() => journey.clear());
  // Where the browser did not start, that is what has to be told.
  afterAll(() => journey.end?.());
  return journey;
}

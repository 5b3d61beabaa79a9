/** The proof that Elsewhere, whose page tells its server whatever stands in its field, was told nothing. */
import { expect } from 'vitest';
import { ELSEWHERE, type Journey } from './journey.ts';
import { waitUntil } from './wait.ts';

/** The page's script types into its `field`, Elsewhere hears that, and has heard nothing before. */
export async function expectSilence({ site }: Journey, field: { fill(text: string): Promise<void> }): Promise<void> {
  const heard = () => site.logbook.filter(({ host }) => host === ELSEWHERE).map(({ code }) => code);
  const before = heard().filter((code) => code !== 'silent');
  await field.fill('silent');
  await waitUntil('Elsewhere to hear its own script', () => heard().includes('silent'));
  expect(before).toEqual([]);
}

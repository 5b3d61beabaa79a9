import { describe, expect, test } from 'vitest';
import type { Place } from '@/lib/ui/list-model';
import { describeKeys, spokenList } from '@/lib/ui/spoken';
import { account, listing, row } from './answers';

const alice = { account: account('a', { issuer: 'GitHub', label: 'alice' }), code: null };
const MATCH: Place = { group: 'match', row: alice };
const LISTING = listing({ matches: [alice], rows: [row('b')], total: 7 });

describe('what is said about the list', () => {
  test.each([
    ['', MATCH, 'GitHub, alice. Enter fills.'],
    ['git', MATCH, '8 found. GitHub, alice. Enter fills.'],
    ['git', { group: 'other', row: alice } as Place, '8 found. GitHub, alice. Enter copies.'],
    ['', { group: 'relative', row: alice } as Place, 'GitHub, alice. Enter asks first.'],
    ['', null, ''],
  ])('while %j is searched', (query, place, text) => {
    expect(spokenList({ query, from: 0, listing: LISTING }, place)).toBe(text);
  });

  test('the foot says what Enter does to the selected line', () => {
    expect(describeKeys(MATCH, true)).toBe('Enter fills · ↑↓ move · → details · Esc clears');
    expect(describeKeys(null, true)).toBe('↑↓ move · → details · Esc clears');
    expect(describeKeys({ group: 'suggested', row: alice }, true)).toMatch(/^Enter asks first · ↑↓ move/);
    expect(describeKeys({ group: 'other', row: alice }, true)).toBe(
      'Enter copies · Shift+Enter fills here · → details',
    );
    expect(describeKeys({ group: 'other', row: alice }, false)).toBe('Enter copies · ↑↓ move · → details · Esc clears');
  });
});

/** Rules of sites as data: changed, kept in number, and read back from whatever is stored. */
import { describe, expect, test } from 'vitest';
import type { FieldMark } from '@/lib/detect/taught';
import { isNoRule, noRule, parseMark, parseRules, ruleOf, withRule, withTaught } from '@/lib/sites/rule';

const A = 'https://a.example';
const B = 'https://b.example';
const MARK: FieldMark = { names: ['otp'], type: 'text', autocomplete: '', label: 'code', action: '/verify', place: 0 };

describe('a rule', () => {
  test('replaces its site’s, and comes first', () => {
    const rules = withRule(withRule([], { ...noRule(A), isOff: true }), { ...noRule(B), submits: true });
    expect(rules.map(({ origin }) => origin)).toEqual([B, A]);
    expect(withRule(rules, { ...noRule(A), joinsPassword: true })).toEqual([
      { origin: A, isOff: false, submits: false, joinsPassword: true, taught: [] },
      { origin: B, isOff: false, submits: true, joinsPassword: false, taught: [] },
    ]);
  });

  test('that says nothing is none', () => {
    const rules = withRule([], { ...noRule(A), isOff: true });
    expect(withRule(rules, noRule(A))).toEqual([]);
    expect(ruleOf([], A)).toEqual(noRule(A));
    expect(isNoRule(withTaught(noRule(A), { isCode: true, mark: MARK }))).toBe(false);
  });

  test('is one of a thousand at most; the one that was changed longest ago goes', () => {
    const sites = Array.from({ length: 1001 }, (_, index) => `https://${index}.example`);
    const rules = sites.reduce((all, origin) => withRule(all, { ...noRule(origin), isOff: true }), parseRules([]));
    expect(rules).toHaveLength(1000);
    expect(rules.at(-1)?.origin).toBe('https://1.example');
  });
});

describe('a lesson', () => {
  test('takes the place of what was said of the same field', () => {
    const first = withTaught(noRule(A), { isCode: true, mark: MARK });
    expect(withTaught(first, { isCode: false, mark: { ...MARK } }).taught).toEqual([{ isCode: false, mark: MARK }]);
  });

  test('is one of eight at most', () => {
    const lessons = Array.from({ length: 9 }, (_, place) => ({ isCode: true, mark: { ...MARK, place } }));
    const places = lessons.reduce(withTaught, noRule(A)).taught.map(({ mark }) => mark.place);
    expect(places).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('what is stored', () => {
  test('is read as it was written', () => {
    const rules = [withTaught({ ...noRule(A), submits: true }, { isCode: false, mark: MARK })];
    expect(parseRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
  });

  test.each([undefined, null, 'rules', { origin: A }, 7])('%s is no rule at all', (value) => {
    expect(parseRules(value)).toEqual([]);
  });

  test('loses what is not well formed, and nothing else', () => {
    const stored = [null, { isOff: true }, { origin: A, isOff: 'yes', submits: true, taught: [{ isCode: true }, 5] }];
    expect(parseRules(stored)).toEqual([{ ...noRule(A), submits: true }]);
  });
});

describe('a mark from a page', () => {
  test('is taken as our script makes it, without what else is in it', () => {
    expect(parseMark({ ...MARK, value: 'hunter2' })).toEqual(MARK);
  });

  test.each<[string, unknown]>([
    ['no object', 'mark'],
    ['too many names', { ...MARK, names: Array(7).fill('a') }],
    ['a long name', { ...MARK, names: ['a'.repeat(61)] }],
    ['a name that is none', { ...MARK, names: [{}] }],
    ['a long label', { ...MARK, label: 'a'.repeat(61) }],
    ['no type', { ...MARK, type: undefined }],
    ['a place that is none', { ...MARK, place: -1 }],
    ['a place beyond all fields', { ...MARK, place: 1e9 }],
  ])('%s is refused', (_name, value) => {
    expect(parseMark(value)).toBeNull();
  });
});

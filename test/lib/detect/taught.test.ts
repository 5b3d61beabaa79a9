/** Fields that a person pointed at. Covers: found again on pages drawn anew, not mistaken, and stronger than the model. */
import { describe, expect, test } from 'vitest';
import { findTargets } from '@/lib/detect/find';
import type { FieldSnapshot } from '@/lib/detect/snapshot';
import { applyTaught, findMarked, markOf, withPassword } from '@/lib/detect/taught';
import { boxes, field, page } from './pages';

const forms = [{ text: '', buttons: '', action: '/session/4711/verify' }];
const NICK = field({ names: 'nick', label: 'Nickname' });

function shownAs(parts: Partial<FieldSnapshot>) {
  const shown = page([NICK, field(parts)], { forms });
  return { shown, mark: markOf(shown, 1) };
}

test('a mark has stable words and no numbers', () => {
  const { mark } = shownAs({ names: 'move_81 row-40391', label: 'Greeting 3', type: 'tel', autocomplete: 'off' });
  expect(mark).toEqual({
    names: ['move_', 'row-'],
    type: 'tel',
    autocomplete: 'off',
    label: 'greeting',
    action: '/session//verify',
    place: 1,
  });
});

describe('a field is found again', () => {
  test.each<[string, Partial<FieldSnapshot>, Partial<FieldSnapshot>]>([
    [
      'with other numbers in its id',
      { names: 'val row-1', label: 'Greeting' },
      { names: 'val row-99', label: 'Greeting' },
    ],
    ['with a made-up id', { names: 'x8f2k9q1 ', label: 'Greeting' }, { names: 'p3d7z2a4', label: 'Greeting' }],
    ['in another language', { names: 'greeting', label: 'Greeting' }, { names: 'greeting', label: 'Begrüßung' }],
    [
      'as another type',
      { names: 'greeting', label: 'Greeting' },
      { names: 'greeting', label: 'Greeting', type: 'password' },
    ],
    ['by its name alone', { names: 'greeting' }, { names: 'greeting', type: 'tel' }],
    ['by its label alone', { label: 'Greeting' }, { label: 'Greeting', type: 'tel' }],
    ['by its place, where it has nothing else', {}, {}],
  ])('%s', (_name, then, now) => {
    const { mark } = shownAs(then);
    expect(findMarked(page([NICK, field(now)], { forms }), mark)).toBe(1);
  });

  test('where another field came before it', () => {
    const { mark } = shownAs({ names: 'greeting', label: 'Greeting' });
    expect(findMarked(page([NICK, field({ names: 'extra' }), field({ names: 'greeting' })], { forms }), mark)).toBe(2);
  });
});

describe('another field is not taken for it', () => {
  test.each<[string, Partial<FieldSnapshot>, Partial<FieldSnapshot>]>([
    ['of another name and label', { names: 'greeting', label: 'Greeting' }, { names: 'city', label: 'City' }],
    ['of another name, in the same place', { names: 'greeting' }, { names: 'city' }],
    ['hidden', { names: 'greeting', label: 'Greeting' }, { names: 'greeting', label: 'Greeting', visible: false }],
    ['read-only', { names: 'greeting', label: 'Greeting' }, { names: 'greeting', label: 'Greeting', editable: false }],
    ['nameless, of another type', {}, { type: 'tel' }],
    ['named, where the one that was shown was not', {}, { names: 'city' }],
  ])('%s', (_name, then, now) => {
    const { mark } = shownAs(then);
    expect(findMarked(page([NICK, field(now)], { forms }), mark)).toBeNull();
  });

  test('two that are alike are none', () => {
    const twin = { names: 'greeting', label: 'Greeting' };
    const { mark } = shownAs(twin);
    const other = [{ text: '', buttons: '', action: '/session/4711/verify' }];
    const both = page([NICK, field(twin), field({ ...twin, form: 1 })], { forms: [...forms, ...other] });
    // In a form of its own it is the first, and not the second: there it is told by its place.
    expect(findMarked(both, mark)).toBe(1);
    expect(
      findMarked(page([field(twin), field({ ...twin, form: 1 })], { forms: [...forms, ...other] }), mark),
    ).toBeNull();
  });
});

describe('what was taught outweighs the model', () => {
  const code = field({ names: 'otp', label: 'One-time code', autocomplete: 'one-time-code', maxLength: 6 });

  test('a field for codes is the first target, whatever else there is', () => {
    const shown = page([code, field({ names: 'greeting', label: 'Greeting' })], { forms });
    const taught = [{ isCode: true, mark: markOf(shown, 1) }];
    expect(applyTaught(shown, findTargets(shown), taught).map(({ fields }) => fields)).toEqual([[1], [0]]);
  });

  test('a field that is not for codes is none', () => {
    const shown = page([code], { forms });
    expect(findTargets(shown)).toHaveLength(1);
    expect(applyTaught(shown, findTargets(shown), [{ isCode: false, mark: markOf(shown, 0) }])).toEqual([]);
  });

  test('boxes are one target, shown or denied by any of them', () => {
    const shown = page(boxes(6), { forms });
    const yes = { isCode: true, mark: markOf(shown, 2) };
    expect(applyTaught(shown, [], [yes]).map(({ kind, fields }) => [kind, fields])).toEqual([
      ['segments', [0, 1, 2, 3, 4, 5]],
    ]);
    expect(applyTaught(shown, findTargets(shown), [{ ...yes, isCode: false }])).toEqual([]);
  });

  test('the later lesson about a field counts', () => {
    const shown = page([code], { forms });
    const mark = markOf(shown, 0);
    const lessons = [
      { isCode: false, mark },
      { isCode: true, mark: { ...mark, label: 'code' } },
    ];
    expect(applyTaught(shown, [], lessons)).toHaveLength(1);
    expect(applyTaught(shown, [], lessons.toReversed())).toEqual([]);
  });
});

describe('a code after the password', () => {
  const password = field({ type: 'password', names: 'pw', autocomplete: 'current-password' });

  test('goes into the one password field', () => {
    expect(withPassword(page([NICK, password], { forms }), []).map(({ fields }) => fields)).toEqual([[1]]);
  });

  test('goes nowhere where there are two, as for a new password', () => {
    expect(withPassword(page([password, password], { forms }), [])).toEqual([]);
  });

  test('goes into the field that was shown, where one was', () => {
    const shown = page([NICK, password], { forms });
    const known = applyTaught(shown, [], [{ isCode: true, mark: markOf(shown, 0) }]);
    expect(withPassword(shown, known)).toEqual(known);
  });
});

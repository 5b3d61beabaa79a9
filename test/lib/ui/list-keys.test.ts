import { describe, expect, test } from 'vitest';
import { type KeyPlace, readListKey } from '@/lib/ui/list-keys';

const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
  ...more,
});
const SEARCH: KeyPlace = { focus: 'search', query: '', isCaretAtEnd: true, isRtl: false };
const BUTTON: KeyPlace = { ...SEARCH, focus: 'button' };
const ELSEWHERE: KeyPlace = { ...SEARCH, focus: 'elsewhere' };

describe('keys of the list', () => {
  test.each([
    ['ArrowDown', SEARCH, { do: 'move', steps: 1 }],
    ['ArrowUp', BUTTON, { do: 'move', steps: -1 }],
    ['PageDown', SEARCH, { do: 'move', steps: 7 }],
    ['Enter', SEARCH, { do: 'pick' }],
    ['Enter', ELSEWHERE, { do: 'pick' }],
    ['Escape', SEARCH, { do: 'close' }],
    ['Escape', { ...SEARCH, query: 'git' }, { do: 'clear' }],
    ['ArrowRight', SEARCH, { do: 'details' }],
    ['ArrowLeft', { ...SEARCH, isRtl: true }, { do: 'details' }],
    ['g', ELSEWHERE, { do: 'type' }],
    ['g', BUTTON, { do: 'type' }],
    ['ü', ELSEWHERE, { do: 'type' }],
    ['𝒳', ELSEWHERE, { do: 'type' }],
  ])('%s', (key, place, action) => {
    expect(readListKey(press(key), place)).toEqual(action);
  });

  test('with Shift, Enter fills here what is otherwise copied', () => {
    expect(readListKey(press('Enter', { shiftKey: true }), SEARCH)).toEqual({ do: 'use' });
    expect(readListKey(press('Enter', { shiftKey: true }), BUTTON)).toBeNull();
  });

  test.each([
    ['a button answers Enter itself', press('Enter'), BUTTON],
    ['a button answers the space bar itself', press(' '), BUTTON],
    ['the search field takes its own letters', press('g'), SEARCH],
    ['the arrow moves in the text first', press('ArrowRight'), { ...SEARCH, isCaretAtEnd: false }],
    ['the arrow backwards stays in the text', press('ArrowLeft'), SEARCH],
    ['shortcuts are the browser’s', press('a', { ctrlKey: true }), ELSEWHERE],
    ['an input method finishes its word first', press('Enter', { isComposing: true }), SEARCH],
    ['named keys are no text', press('F5'), ELSEWHERE],
  ])('%s', (_, event, place) => {
    expect(readListKey(event, place)).toBeNull();
  });
});

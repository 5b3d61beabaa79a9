/**
 * Typing: the events of it in the order in which a browser sends them. What can
 * be done by the browser itself is, because some pages heed trusted events only;
 * keys cannot, and few pages mind.
 */
import { readValue, selectAll, setValue } from './field';
import { focusedElement } from './tree';

const ENTER = 'Enter';

/** Selects what the field holds, as a mask draws it too; `false` for nothing. */
export function selectOld(field: HTMLElement): boolean {
  moveFocus(field);
  if (readValue(field) === '') return false;
  selectAll(field);
  return true;
}

/** Types `text` over what the field holds, as keys if it is one character; `false` where the page took the field away before. */
export function typeOver(field: HTMLElement, text: string): boolean {
  moveFocus(field);
  return press(field, text, () => insertTrusted(field, text, true) || insert(field, text, text));
}

/** Types one character where the caret is, or after what the field holds. */
export function typeAtCaret(field: HTMLElement, character: string): void {
  press(
    field,
    character,
    () => insertTrusted(field, character, false) || insert(field, readValue(field) + character, character),
  );
}

/** Sets the value and says so, without the keys. */
export function writeInto(field: HTMLElement, text: string): void {
  setValue(field, text);
  sendInput(field, 'input', text);
  sendChange(field);
}

/** The keys around what they type. A component that takes the key itself shows the character in its own time. */
function press(field: HTMLElement, text: string, make: () => boolean): boolean {
  const isTaken = text.length === 1 && !(sendKey(field, 'keydown', text) && sendKey(field, 'keypress', text));
  const isDone = isTaken || !sendInput(field, 'beforeinput', text) || !sendText(field, text) || make();
  sendKey(field, 'keyup', text.slice(-1));
  return isDone;
}

function insert(field: HTMLElement, result: string, typed: string): boolean {
  if (!field.isConnected) return false;
  setValue(field, result);
  sendInput(field, 'input', typed);
  sendChange(field);
  return true;
}

/** Lets the browser type, over all that the field holds if `isOver`; `false` where it did not. It tells `change` when the field is left. */
function insertTrusted(field: HTMLElement, text: string, isOver: boolean): boolean {
  if (focusedElement(document) !== field) return false;
  let told = false;
  const hear = (event: Event): void => {
    told ||= event.isTrusted;
  };
  window.addEventListener('input', hear, { capture: true });
  if (isOver) selectAll(field);
  document.execCommand('insertText', false, text);
  window.removeEventListener('input', hear, { capture: true });
  return told;
}

export function pasteInto(field: HTMLElement, text: string): void {
  moveFocus(field);
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }));
}

/**
 * Gives the field the focus, and says so where the browser does not: while our own popup has the focus, a page's
 * elements change hands in silence, and components of boxes would not know which of them is meant.
 */
export function moveFocus(field: HTMLElement): void {
  const from = focusedElement(document);
  if (from === field && document.hasFocus()) return;
  let told = false;
  const hear = (): void => {
    told = true;
  };
  field.addEventListener('focus', hear, { once: true });
  field.focus({ preventScroll: true });
  field.removeEventListener('focus', hear);
  if (told) return;
  if (from !== field) sendFocus(from, 'blur', 'focusout', field);
  sendFocus(field, 'focus', 'focusin', from);
}

function sendFocus(target: Element | null, own: string, bubbling: string, relatedTarget: Element | null): void {
  target?.dispatchEvent(new FocusEvent(own, { relatedTarget, composed: true }));
  target?.dispatchEvent(new FocusEvent(bubbling, { relatedTarget, bubbles: true, composed: true }));
}

/** Says that the value stands. */
export function sendChange(field: HTMLElement): void {
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** `false` if the page forbade what the browser would do next. */
function sendInput(field: HTMLElement, type: 'beforeinput' | 'input', data: string): boolean {
  const inputType = data === '' ? 'deleteContentBackward' : 'insertText';
  const cancelable = type === 'beforeinput';
  return field.dispatchEvent(new InputEvent(type, { data, inputType, bubbles: true, cancelable, composed: true }));
}

/** What Chrome's own typing tells besides, and React and older components go by; by itself it types nothing, and some browser may not have it. */
function sendText(field: HTMLElement, text: string): boolean {
  if (!('TextEvent' in window)) return true;
  const event = document.createEvent('TextEvent');
  event.initTextEvent('textInput', true, true, window, text);
  return field.dispatchEvent(event);
}

function sendKey(field: HTMLElement, type: 'keydown' | 'keypress' | 'keyup', key: string): boolean {
  const upper = key.toUpperCase();
  const code = key === ENTER ? key : (/\d/.test(key) ? 'Digit' : 'Key') + upper;
  // Of a press the character counts, of a key its place on the keyboard.
  const keyCode = key === ENTER ? 13 : (type === 'keypress' ? key : upper).charCodeAt(0);
  return field.dispatchEvent(
    new KeyboardEvent(type, { key, code, keyCode, bubbles: true, cancelable: true, composed: true }),
  );
}

/** Types `text` behind what the field holds, in one piece. */
export function typeBehind(field: HTMLElement, text: string): void {
  const before = readValue(field);
  if (!sendInput(field, 'beforeinput', text)) return;
  placeCaret(field, readValue(field).length);
  if (focusedElement(document) === field) document.execCommand('insertText', false, text);
  if (readValue(field) === before) insert(field, before + text, text);
  else sendChange(field);
}

/** Without the browser's help nothing is sent by it: the page's own listeners decide. */
export function pressEnter(field: HTMLElement): void {
  if (sendKey(field, 'keydown', ENTER) && sendKey(field, 'keypress', ENTER)) sendKey(field, 'keyup', ENTER);
}

export function placeCaret(field: HTMLElement, at: number): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  // Fields for numbers have no caret that a script may move.
  if (field.selectionStart !== null) field.setSelectionRange(at, at);
}

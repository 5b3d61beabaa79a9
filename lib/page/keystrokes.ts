/**
 * The events of typing, in the order in which a browser sends them. They are
 * not trusted, which few pages mind; nobody has to take our word for a key.
 */

/** Types `text` over what the field holds, as keys if it is one character. */
export function typeInto(field: HTMLInputElement, text: string): void {
  field.focus({ preventScroll: true });
  // A component that takes the key itself shows the character in its own time.
  const taken = text.length === 1 && !sendKey(field, 'keydown', text);
  if (!taken && sendInput(field, 'beforeinput', text)) writeInto(field, text);
  sendKey(field, 'keyup', text.slice(-1));
}

/** Sets the value and says so. */
export function writeInto(field: HTMLInputElement, text: string): void {
  field.value = text;
  sendInput(field, 'input', text);
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** `false` if the page forbade what the browser would do next. */
function sendInput(field: HTMLInputElement, type: 'beforeinput' | 'input', data: string): boolean {
  const inputType = data === '' ? 'deleteContentBackward' : 'insertText';
  const cancelable = type === 'beforeinput';
  return field.dispatchEvent(new InputEvent(type, { data, inputType, bubbles: true, cancelable, composed: true }));
}

function sendKey(field: HTMLInputElement, type: 'keydown' | 'keyup', key: string): boolean {
  const isDigit = /\d/.test(key);
  const code = isDigit ? `Digit${key}` : `Key${key.toUpperCase()}`;
  const keyCode = key.toUpperCase().charCodeAt(0);
  return field.dispatchEvent(
    new KeyboardEvent(type, { key, code, keyCode, bubbles: true, cancelable: true, composed: true }),
  );
}

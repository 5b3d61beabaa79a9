import OtpField from '@corvu/otp-field';
import { createSignal, For } from 'solid-js';
import { boxes, createComponent, showSolid } from '../solid.js';

export const show = (root, report) => {
  const [value, setValue] = createSignal('');
  const note = (next) => report(setValue(next));
  showSolid(root, () =>
    createComponent(OtpField, {
      maxLength: 6,
      class: 'boxes',
      get value() {
        return value();
      },
      onValueChange: note,
      get children() {
        return [createComponent(OtpField.Input, {}), ...boxes(6, drawBox(value))];
      },
    }),
  );
};

/** One drawn box: Solid calls a function inside the page's tree anew whenever the value changes. */
function drawBox(value) {
  return (index) =>
    createComponent(For, {
      get each() {
        return [value()[index] ?? ''];
      },
      children: (char) => {
        const box = document.createElement('div');
        box.className = 'box';
        box.textContent = char;
        return box;
      },
    });
}

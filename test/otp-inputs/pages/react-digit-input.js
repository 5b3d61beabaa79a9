import useDigitInput from 'react-digit-input';
import { h, showReact } from '../react.js';

function Boxes({ value, onChange }) {
  const digits = useDigitInput({ acceptedCharacters: /^[0-9]$/, length: 6, value, onChange });
  return h(
    'div',
    { className: 'boxes' },
    digits.map((digit, index) => h('input', { key: index, inputMode: 'decimal', ...digit })),
  );
}

export const show = (root, report) => showReact(root, report, (value, onChange) => h(Boxes, { value, onChange }));

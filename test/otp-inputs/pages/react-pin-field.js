import PinField from 'react-pin-field';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (_value, onChange) =>
    h('div', { className: 'boxes' }, h(PinField, { length: 6, onChange, format: (char) => char.replace(/\D/g, '') })),
  );

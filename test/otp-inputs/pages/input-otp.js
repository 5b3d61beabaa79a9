import { OTPInput } from 'input-otp';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onChange) =>
    h(OTPInput, {
      value,
      onChange,
      maxLength: 6,
      containerClassName: 'boxes',
      render: ({ slots }) => slots.map(({ char }, index) => h('div', { key: index, className: 'box' }, char)),
    }),
  );

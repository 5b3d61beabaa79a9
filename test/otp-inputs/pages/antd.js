import { Input } from 'antd';
import { h, showReact } from '../react.js';

/** `onChange` comes with the last box; `onInput` with every one. */
export const show = (root, report) =>
  showReact(root, report, (value, onChange) =>
    h(Input.OTP, { length: 6, value, onChange, formatter: (text) => text.toUpperCase() }),
  );

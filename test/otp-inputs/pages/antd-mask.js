import { Input } from 'antd';
import { h, showReact } from '../react.js';

/** Draws a dot into each box in place of its character. */
export const show = (root, report) =>
  showReact(root, report, (value, onChange) => h(Input.OTP, { length: 6, mask: '●', value, onChange }));

import { OtpKit } from 'react-otp-kit';
import 'react-otp-kit/dist/index.css';
import { h, showReact } from '../react.js';

/** Each box is locked until the one before it is filled; `onChange` comes when the form is sent. */
export const show = (root, report) => {
  showReact(root, report, (value, onChange) => h(OtpKit, { value, onChange, type: 'number' }));
  setInterval(() => root.querySelector('button:enabled')?.click(), 50);
};

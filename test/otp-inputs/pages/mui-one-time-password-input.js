import { MuiOtpInput } from 'mui-one-time-password-input';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onChange) =>
    h(MuiOtpInput, { value, onChange, length: 6, sx: { width: 400 }, validateChar: (char) => /^\d?$/.test(char) }),
  );

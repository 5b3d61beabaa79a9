import OtpInput from 'otp-input-react';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onChange) => h(OtpInput, { value, onChange, OTPLength: 6, otpType: 'number' }));

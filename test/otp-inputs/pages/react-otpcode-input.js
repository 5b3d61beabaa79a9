import OtpInput from 'react-otpcode-input';
import { h, showReact } from '../react.js';

/** A clear input over the whole window takes the keys; the boxes below it only show them. */
export const show = (root, report) =>
  showReact(root, report, (otp, onChange) =>
    h(OtpInput.default ?? OtpInput, { numberOfInputs: 6, otp, onChange, onComplete: onChange }),
  );

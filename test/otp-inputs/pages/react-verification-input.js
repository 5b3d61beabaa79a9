import VerificationInput from 'react-verification-input';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onChange) => h(VerificationInput, { value, onChange, length: 6, validChars: '0-9' }));

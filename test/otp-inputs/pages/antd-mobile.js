import PasscodeInput from 'antd-mobile/es/components/passcode-input';
import { h, showReact } from '../react.js';

/** The one input lies far off the page, and an element with the role of a button hands it the focus. */
export const show = (root, report) =>
  showReact(root, report, (value, onChange) => h(PasscodeInput, { length: 6, seperated: true, value, onChange }));

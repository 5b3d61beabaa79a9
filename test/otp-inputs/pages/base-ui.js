import { OTPField } from '@base-ui/react/otp-field';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onValueChange) =>
    h(
      OTPField.Root,
      { length: 6, mask: true, className: 'boxes', value, onValueChange },
      Array.from({ length: 6 }, (_, index) => h(OTPField.Input, { key: index })),
    ),
  );

import { PinInput } from '@ark-ui/react/pin-input';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, setValue) =>
    h(
      PinInput.Root,
      { count: 6, otp: true, value: Array.from(value), onValueChange: ({ value: parts }) => setValue(parts.join('')) },
      h(
        PinInput.Control,
        { className: 'boxes' },
        Array.from({ length: 6 }, (_, index) => h(PinInput.Input, { key: index, index })),
      ),
      h(PinInput.HiddenInput),
    ),
  );

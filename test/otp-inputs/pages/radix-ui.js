import { unstable_OneTimePasswordField as Field } from 'radix-ui';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onValueChange) =>
    h(
      Field.Root,
      { value, onValueChange, className: 'boxes' },
      Array.from({ length: 6 }, (_, index) => h(Field.Input, { key: index })),
      h(Field.HiddenInput),
    ),
  );

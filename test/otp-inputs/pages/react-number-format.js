import { PatternFormat } from 'react-number-format';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, setValue) =>
    h(PatternFormat, {
      id: 'code',
      format: '### ###',
      mask: '_',
      value,
      onValueChange: (values) => setValue(values.value),
    }),
  );

import { TextField } from '@mui/material';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, setValue) =>
    h(TextField, {
      label: 'Authentication code',
      value,
      onChange: ({ target }) => setValue(target.value.replace(/\D/g, '').slice(0, 6)),
    }),
  );

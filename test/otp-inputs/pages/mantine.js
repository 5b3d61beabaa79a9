import '@mantine/core/styles.css';
import { MantineProvider, PinInput } from '@mantine/core';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onChange) =>
    h(MantineProvider, null, h(PinInput, { length: 6, type: 'number', oneTimeCode: true, value, onChange })),
  );

import { InputMask } from '@react-input/mask';
import { h, showReact } from '../react.js';

/** Draws its blanks with the first focus, and goes by what it last saw selected. */
export const show = (root, report) =>
  showReact(root, report, (_value, setValue) =>
    h(InputMask, {
      id: 'code',
      mask: '___ ___',
      replacement: { _: /\d/ },
      showMask: true,
      onChange: ({ target }) => setValue(target.value.replace(/\D/g, '')),
    }),
  );

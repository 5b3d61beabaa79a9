import AuthCode from 'react-auth-code-input';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (_value, onChange) =>
    h(AuthCode, { allowedCharacters: 'numeric', onChange, containerClassName: 'boxes' }),
  );

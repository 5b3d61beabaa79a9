import OtpInput from 'react-otp-input';
import { h, showReact } from '../react.js';

export const show = (root, report) =>
  showReact(root, report, (value, onChange) =>
    h(OtpInput, {
      value,
      onChange,
      numInputs: 6,
      inputType: 'tel',
      inputStyle: { width: 44, height: 48 },
      renderSeparator: h('span', null, '-'),
      renderInput: (props) => h('input', props),
    }),
  );

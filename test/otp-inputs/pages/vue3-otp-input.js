import VueOtpInput from 'vue3-otp-input';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(root, report, (_value, setValue) =>
    h(VueOtpInput, {
      onOnChange: setValue,
      numInputs: 6,
      separator: '-',
      inputType: 'number',
      shouldAutoFocus: true,
      inputClasses: 'otp-input',
    }),
  );

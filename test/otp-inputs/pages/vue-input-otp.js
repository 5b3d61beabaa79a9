import { OTPInput } from 'vue-input-otp';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(root, report, (modelValue, setValue) =>
    h(
      OTPInput,
      { modelValue, 'onUpdate:modelValue': setValue, maxlength: 6, containerClass: 'boxes' },
      { default: ({ slots }) => slots.map(({ char }, index) => h('div', { key: index, class: 'box' }, char ?? '')) },
    ),
  );

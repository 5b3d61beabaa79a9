import 'vuetify/styles';
import { createVuetify } from 'vuetify';
import { VOtpInput } from 'vuetify/components/VOtpInput';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(
    root,
    report,
    (modelValue, setValue) => h(VOtpInput, { modelValue, 'onUpdate:modelValue': setValue, length: 6 }),
    [createVuetify()],
  );

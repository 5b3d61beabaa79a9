import Aura from '@primeuix/themes/aura';
import PrimeVue from 'primevue/config';
import InputOtp from 'primevue/inputotp';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(
    root,
    report,
    (modelValue, setValue) =>
      h(InputOtp, { modelValue, 'onUpdate:modelValue': setValue, length: 6, integerOnly: true }),
    [{ install: (app) => app.use(PrimeVue, { theme: { preset: Aura } }) }],
  );

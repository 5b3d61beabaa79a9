import { PinInputInput, PinInputRoot } from 'reka-ui';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(
    root,
    report,
    (modelValue, setValue) =>
      h(
        PinInputRoot,
        { modelValue, 'onUpdate:modelValue': setValue, otp: true, class: 'boxes' },
        { default: () => Array.from({ length: 6 }, (_, index) => h(PinInputInput, { key: index, index })) },
      ),
    [],
    [],
  );

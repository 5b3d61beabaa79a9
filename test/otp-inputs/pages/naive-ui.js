import { NInputOtp } from 'naive-ui';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(root, report, (value, setValue) => h(NInputOtp, { value, 'onUpdate:value': setValue, length: 6 }), [], []);

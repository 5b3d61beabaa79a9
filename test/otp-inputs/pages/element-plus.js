import 'element-plus/dist/index.css';
import { ElInputOtp } from 'element-plus';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(root, report, (modelValue, setValue) =>
    h(ElInputOtp, { modelValue, 'onUpdate:modelValue': setValue, length: 6 }),
  );

import { vMaska } from 'maska/vue';
import { withDirectives } from 'vue';
import { h, showVue } from '../vue.js';

export const show = (root, report) =>
  showVue(root, report, (_value, setValue) =>
    withDirectives(
      h('input', {
        id: 'code',
        'data-maska': '###-###',
        onInput: ({ target }) => setValue(target.value.replace('-', '')),
      }),
      [[vMaska]],
    ),
  );

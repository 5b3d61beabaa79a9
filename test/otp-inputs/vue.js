import { createApp, defineComponent, ref, watch } from 'vue';

export { h } from 'vue';

/** `draw(value, setValue)` makes the page from the value that `v-model` holds. */
export function showVue(root, report, draw, plugins = [], initial = '') {
  const Page = defineComponent({
    setup() {
      const value = ref(initial);
      watch(value, report, { deep: true });
      return () =>
        draw(value.value, (next) => {
          value.value = next;
        });
    },
  });
  const app = createApp(Page);
  for (const plugin of plugins) app.use(plugin);
  app.mount(root);
}

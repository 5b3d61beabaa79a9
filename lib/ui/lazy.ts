/** Screens in chunks of their own, so that the first paint does not wait for what most openings never show. */
import { signal } from '@preact/signals';
import { type ComponentType, h } from 'preact';

/** A component that loads when it is first shown, and is nothing until it is there. */
export function lazy<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const loaded = signal<ComponentType<Props> | null>(null);
  let isLoading = false;
  return (props) => {
    if (!isLoading) {
      isLoading = true;
      void load().then((component) => {
        loaded.value = component;
      });
    }
    return loaded.value === null ? null : h(loaded.value, props);
  };
}

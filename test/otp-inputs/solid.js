import { createComponent, render } from 'solid-js/web';

export { createComponent };

export function showSolid(root, draw) {
  render(draw, root);
}

/** Boxes drawn by hand, for components that bring none. */
export function boxes(count, draw) {
  return Array.from({ length: count }, (_, index) => draw(index));
}

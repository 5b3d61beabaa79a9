import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

export { createElement as h };

/** `draw(value, setValue)` is rendered anew with every value, as a page with a controlled component does. */
export function showReact(root, report, draw) {
  createRoot(root).render(createElement(Page, { report, draw }));
}

function Page({ report, draw }) {
  const [value, setValue] = useState('');
  report(value);
  return draw(value, setValue);
}

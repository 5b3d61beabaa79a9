/**
 * One page of the collection: `/?NAME` shows the component in `pages/NAME.js`
 * or `pages/NAME.svelte`. `held` is what the component's own state holds, told by
 * the component itself; what the page draws proves nothing.
 */
const pages = import.meta.glob(['./pages/*.js', './pages/*.svelte']);

globalThis.held = '';

/** Each page calls this with every new value of its state. */
function report(value) {
  globalThis.held = Array.isArray(value) ? value.join('') : String(value ?? '');
}

const name = decodeURIComponent(location.search.slice(1));
const root = document.getElementById('root');
const isSvelte = Object.hasOwn(pages, `./pages/${name}.svelte`);
const page = await pages[`./pages/${name}.${isSvelte ? 'svelte' : 'js'}`]();
if (isSvelte) {
  const { mount } = await import('svelte');
  mount(page.default, { target: root, props: { report } });
} else await page.show(root, report);

document.forms[0].addEventListener('submit', (event) => event.preventDefault());
document.documentElement.dataset.shown = name;

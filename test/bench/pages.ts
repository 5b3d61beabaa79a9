/**
 * The pages whose cost is measured. One alone (`asking`) has a field that takes
 * a code, and none uses promises, so that every microtask in them is an
 * extension's.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Pages {
  /** Address of a page; `host` names the site, and another site gets another renderer process. */
  url(name: PageName, host?: string): string;
  close(): void;
}

export type PageName = 'empty' | 'fields' | 'asking' | 'frames' | 'mutating' | 'burst';

export const FRAMES = 50;
const BLOCKS = 500;
const ELEMENTS_PER_BLOCK = 100;

/** Where the field that takes a code is to be found, in pixels: in front of everything else. */
export const CODE_FIELD = { left: 20, top: 40, width: 200, height: 30 };
const { left, top, width, height } = CODE_FIELD;
const CODE_FORM = `<form><label>Authentication code
<input name="otp" autocomplete="one-time-code" inputmode="numeric" maxlength="6"
style="position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px"></label><button>Verify</button></form>`;

const FIELDS = [
  '<input type="text" name="street">',
  '<input type="email" name="email" autocomplete="email">',
  '<input type="search" name="search" placeholder="Search the catalogue">',
  '<input type="checkbox" name="newsletter">',
  '<input type="date" name="arrival">',
  '<input type="text" name="city" autocomplete="address-level2">',
  '<input type="url" name="homepage">',
  '<input type="radio" name="size">',
  '<input type="text" name="company">',
  '<input type="range" name="volume">',
];

const BODIES: Readonly<Record<PageName | 'frame', string>> = {
  empty: '<p>Nothing here.</p>',
  frame: '<p>A frame.</p>',
  fields: Array.from({ length: BLOCKS }, (_, index) => block(index)).join(''),
  asking: CODE_FORM + Array.from({ length: BLOCKS }, (_, index) => block(index)).join(''),
  frames: '<iframe src="/frame"></iframe>'.repeat(FRAMES),
  // 100 elements ten times a second for one second.
  mutating: script(
    'let rounds = 10; const timer = setInterval(() => { grow(100); if (--rounds === 0) clearInterval(timer); }, 100);',
  ),
  // 1,000 elements at once, twenty times.
  burst: script(
    'let rounds = 20; const timer = setInterval(() => { grow(1000); if (--rounds === 0) clearInterval(timer); }, 20);',
  ),
};

export async function servePages(): Promise<Pages> {
  const server = createServer(({ url = '/' }, response) => {
    const name = url.slice(1);
    const found = Object.hasOwn(BODIES, name);
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    // The icon is in the page: a request for one would be noise.
    response.end(
      `<!doctype html><title>${name}</title><link rel="icon" href="data:,">${found ? BODIES[name as PageName] : ''}`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (name, host = 'localhost') => `http://${host}:${port}/${name}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function block(index: number): string {
  // Each pair is two elements; the section and its field are the two that are left.
  const pairs = '<p>Some words and <b>some more</b></p>'.repeat((ELEMENTS_PER_BLOCK - 2) / 2);
  return `<section>${FIELDS[index % FIELDS.length]}${pairs}</section>`;
}

/** `grow` appends that many elements to the page, in small trees as a framework makes them. */
function script(start: string): string {
  return `<main></main><script>
function grow(count) {
  const main = document.querySelector('main');
  for (let made = 0; made < count; made += 5) {
    const row = document.createElement('div');
    row.innerHTML = '<span>a</span><span>b</span><a href="#">c</a><button type="button">d</button>';
    main.append(row);
  }
}
addEventListener('load', () => { ${start} });
</script>`;
}

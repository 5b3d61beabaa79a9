/**
 * `npm run -s detect -- PATH…`: what the extension sees in pages, one line of
 * JSON per page and nothing else.
 *
 *   {"file","targets":[{"kind","fields","score","why","message"?}],"other":[{"purpose",…}],"ms"}
 *
 * A field is a number, counted from 0 through the `input` and `textarea`
 * elements depth first: an open shadow root before its host's children, the
 * main document before its frames. Whatever is no such element is a path.
 */
import { launchDetectBrowser } from './browser.ts';
import { listPages } from './list-pages.ts';
import { describePage, type PageLine } from './page-line.ts';

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('Which pages? npm run -s detect -- PATH…');
  process.exit(2);
}
// npm runs scripts in the project's folder; the person is elsewhere.
const pages = paths.flatMap((path) => listPages(path, process.env.INIT_CWD ?? process.cwd()));
const browser = await launchDetectBrowser();
try {
  const files = pages.map(({ path }) => path);
  const lines: string[] = [];
  let printed = 0;
  await browser.visitAll(files, async (page, index) => {
    const line = await page.detect().then(describePage, tellError);
    lines[index] = JSON.stringify({ file: pages[index]?.file, ...line });
    // In the order of the files, as soon as those before are told.
    for (let next = lines[printed]; next !== undefined; next = lines[printed]) {
      process.stdout.write(`${next}\n`);
      printed += 1;
    }
  });
} finally {
  await browser.close();
}

/** A page that could not be looked at has its line all the same. */
function tellError(error: unknown): PageLine & { readonly error: string } {
  process.exitCode = 1;
  return { targets: [], other: [], ms: 0, error: error instanceof Error ? error.message : String(error) };
}

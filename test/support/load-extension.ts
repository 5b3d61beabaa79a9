/**
 * Makes sure that the extension is really in the browser, by asking the browser.
 *
 * `--load-extension` does it where it is honoured. Branded Chrome ignores it
 * since 137 and takes the folder over the pipe instead (`Extensions.loadUnpacked`).
 */
import type { Pipe } from './pipe.ts';
import { waitUntil } from './wait.ts';

interface ExtensionInfos {
  readonly extensions: readonly { readonly id: string; readonly enabled: boolean }[];
}

/** Returns the browser's name and version. Throws with what to do when the extension cannot be loaded. */
export async function requireExtension(pipe: Pipe, folder: string, id: string): Promise<string> {
  const { product } = await pipe.call<{ product: string }>('Browser.getVersion');
  const failures: string[] = [];
  const note = (error: unknown) => failures.push(error instanceof Error ? error.message : String(error));
  if (await isLoaded(pipe, id).catch(note)) return product;
  await pipe.call('Extensions.loadUnpacked', { path: folder }).catch(note);
  const loaded = await waitUntil('', () => isLoaded(pipe, id), 3_000).catch(() => false);
  if (loaded) return product;
  throw new Error(
    [
      `${product} did not load the extension${failures.length > 0 ? ` (${failures.join('; ')})` : ''}.`,
      'Use another browser: set COUNTERSIGN_BROWSER to a Chromium, for example one from `npx playwright install chromium`.',
      `Or load the folder by hand: open chrome://extensions, switch on Developer mode, "Load unpacked", ${folder}`,
    ].join('\n'),
  );
}

async function isLoaded(pipe: Pipe, id: string): Promise<boolean> {
  const { extensions } = await pipe.call<ExtensionInfos>('Extensions.getExtensions');
  return extensions.some((extension) => extension.id === id && extension.enabled);
}

/**
 * The page script's own modules for detection, bundled and minified as the
 * product is, behind the one function that the command calls.
 *
 * Not the built `page.js` itself: it answers the extension alone and tells
 * nobody what it found, and a door for this command would be a door in the
 * product. The sources, the bundler and its settings are the same.
 */
import { join } from 'node:path';
import { build } from 'vite';
import { PROJECT } from '../support/places.ts';

/** A script that leaves `detectFrame` in its world: what `in-page.ts` exports. */
export async function bundleDetection(): Promise<string> {
  const built = await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'error',
    resolve: { alias: { '@': PROJECT.replace(/[/\\]$/, '') } },
    build: {
      write: false,
      lib: { entry: join(PROJECT, 'test', 'detect', 'in-page.ts'), formats: ['iife'], name: 'detectFrame' },
    },
  });
  const output = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  const chunk = output.find((each) => each.type === 'chunk');
  if (chunk === undefined) throw new Error('The bundle of the detection is empty.');
  return chunk.code;
}

/**
 * Lets Node run what imports `@/lib/…`: with this loaded first, such a name and
 * one without an ending find their file. Bundlers and vitest know it by themselves.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { PROJECT } from './places.ts';

const ROOT = pathToFileURL(PROJECT).href.replace(/\/?$/, '/');

registerHooks({
  resolve(specifier, context, next) {
    const path = specifier.startsWith('@/') ? new URL(specifier.slice(2), ROOT).href : specifier;
    return next(isOurs(path, context.parentURL) && !/\.\w+$/.test(path) ? `${path}.ts` : path, context);
  },
});

/** Packages have their own way to leave endings out. */
function isOurs(path: string, parent: string | undefined): boolean {
  if (path.startsWith('./')) return parent?.startsWith(ROOT) === true && !parent.includes('/node_modules/');
  return path.startsWith(ROOT);
}

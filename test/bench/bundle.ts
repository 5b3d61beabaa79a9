/** Scripts of the bench, bundled and minified as the product is, from the product's own sources. */
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { PROJECT } from '../support/places.ts';

const SHARED: InlineConfig = {
  configFile: false,
  root: PROJECT,
  logLevel: 'error',
  resolve: { alias: { '@': PROJECT.replace(/[/\\]$/, '') } },
};

/** `entry`, a path in the project, as one script. */
export async function bundleScript(entry: string): Promise<string> {
  const lib = { entry: join(PROJECT, entry), formats: ['iife' as const], name: 'bundled' };
  const built = await build({ ...SHARED, build: { write: false, lib } });
  const output = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  const chunk = output.find((each) => each.type === 'chunk');
  if (chunk === undefined) throw new Error(`The bundle of ${entry} is empty.`);
  return chunk.code;
}

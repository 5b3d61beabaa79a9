/** Which pages a path names. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface PageFile {
  /** As it is told: the path that was given, and what lies below it, with slashes. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
}

/** Every page at `given`, a file or a folder of any depth, in order of names; relative to `folder`. */
export function listPages(given: string, folder: string): PageFile[] {
  const path = resolve(folder, given);
  if (!statSync(path).isDirectory()) return [{ file: given, path }];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.x?html?$/i.test(name))
    .toSorted()
    .map((name) => ({ file: `${given.replace(/[/\\]+$/, '')}/${name.replaceAll('\\', '/')}`, path: join(path, name) }));
}

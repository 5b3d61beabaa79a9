/**
 * `npm run -s qr -- PATH …`: reads image files, and all image files in folders,
 * with the production reader inside a real Chromium. One line of JSON per file
 * on stdout, and nothing else there.
 */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { isImage, startFileReader } from './read-files.ts';

// What the harness has to say is for people.
console.log = console.error;

const paths = process.argv.slice(2);
if (paths.length === 0) {
  console.error('Which images? npm run -s qr -- PATH … (files or folders)');
  process.exit(1);
}
// npm runs scripts in the project's folder; the person is elsewhere.
const here = process.env.INIT_CWD ?? process.cwd();
const files = paths.flatMap(listImages);
if (files.length > 0) {
  await buildIfStale();
  const reader = await startFileReader();
  try {
    for (const file of files) {
      process.stdout.write(`${JSON.stringify({ file, ...(await reader.read(resolve(here, file))) })}\n`);
    }
  } finally {
    await reader.close();
  }
}

/** A file as it is named; of a folder, the images in it and in its folders, by name. */
function listImages(path: string): string[] {
  const place = resolve(here, path);
  if (!statSync(place).isDirectory()) return [path];
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter(isImage);
  return names.toSorted().map((name) => join(path, name));
}

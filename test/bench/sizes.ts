/**
 * Sizes of everything that is shipped, from the build alone: no browser, no noise.
 *
 * The peers' figures are of releases, zipped and gzipped at level 9 as here:
 * Authenticator 8.0.2's package, and what 2FAS 1.8.0 puts into every frame.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { atMost, type Line } from './report.ts';

const AUTHENTICATOR_ZIP = 955_799;
const TWO_FAS_INJECTED = 25_877;

interface ShippedFile {
  readonly path: string;
  readonly raw: number;
  readonly gzip: number;
  /** Bytes inside a zip at level 9, headers included. */
  readonly zipped: number;
}

interface Manifest {
  readonly content_scripts?: readonly { readonly js?: readonly string[] }[];
}

/** Files put into a frame only once a field was seen there. */
const ON_DEMAND = ['page.js'];

/** Local header, central directory entry and end record of the zip format (APPNOTE 4.3). */
const ZIP_ENTRY_HEADERS = 30 + 46;
const ZIP_END = 22;

export function measureSizes(build: string): Line[] {
  const files = shippedFiles(build);
  for (const { path, raw, gzip } of files) console.log(`  ${path.padEnd(44)} ${bytes(raw)} ${bytes(gzip)} gzip`);
  const inEveryFrame = injected(build);
  const zip = files.reduce((sum, file) => sum + file.zipped, ZIP_END);
  const total = (paths: readonly string[]) =>
    files.filter(({ path }) => paths.includes(path)).reduce((sum, file) => sum + file.gzip, 0);
  return [
    sizeLine('package, zip', zip, AUTHENTICATOR_ZIP, 'Authenticator', 0.25),
    sizeLine('script in every frame, gzip', total(inEveryFrame), TWO_FAS_INJECTED, '2FAS', 0.2),
    sizeLine(
      'scripts in a frame with a field, gzip',
      total([...inEveryFrame, ...ON_DEMAND]),
      TWO_FAS_INJECTED,
      '2FAS',
      0.5,
    ),
  ];
}

function sizeLine(name: string, size: number, peer: number, floor: string, goal: number): Line {
  return {
    name,
    floor,
    ratio: size / peer,
    goal: atMost(goal),
    detail: `${bytes(size).trim()} of ${bytes(peer).trim()}`,
  };
}

function injected(build: string): string[] {
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as Manifest;
  return (manifest.content_scripts ?? []).flatMap((script) => script.js ?? []).map((path) => path.replace(/^\//, ''));
}

function shippedFiles(build: string): ShippedFile[] {
  return readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => shippedFile(relative(build, path).split(sep).join('/'), readFileSync(path)))
    .toSorted((a, b) => b.raw - a.raw);
}

function shippedFile(path: string, content: Buffer): ShippedFile {
  const deflated = deflateRawSync(content, { level: 9 }).byteLength;
  return {
    path,
    raw: content.byteLength,
    gzip: gzipSync(content, { level: 9 }).byteLength,
    zipped: Math.min(deflated, content.byteLength) + ZIP_ENTRY_HEADERS + 2 * Buffer.byteLength(path),
  };
}

const bytes = (size: number): string => `${size.toLocaleString('en').padStart(9)} B`;

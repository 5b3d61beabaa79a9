/** The production builds, and what they weigh. Size is part of what we ship. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { CHROME_BUILD, FIREFOX_BUILD } from './places.ts';
import { runTool } from './run-command.ts';

export const BUILDS = { chrome: CHROME_BUILD, firefox: FIREFOX_BUILD } as const;

export interface FileSize {
  /** Path inside the extension. */
  readonly path: string;
  readonly bytes: number;
  readonly gzipped: number;
}

export function buildExtension(browser: keyof typeof BUILDS): Promise<boolean> {
  return runTool('wxt', ['build', '--browser', browser, '--mv3', '--level', 'warn']);
}

/** Every file of the build in `folder`, the heaviest first. */
export function measureFiles(folder: string): FileSize[] {
  return listFiles(folder)
    .map((path) => {
      const content = readFileSync(join(folder, path));
      return { path, bytes: content.length, gzipped: gzipSync(content, { level: 9 }).length };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

/** Bytes a zip of the files would have: APPNOTE.TXT 4.3, without extra fields. */
export function measureZip(folder: string): number {
  const localHeader = 30;
  const centralHeader = 46;
  const end = 22;
  const entries = listFiles(folder).map((path) => {
    const content = readFileSync(join(folder, path));
    const packed = Math.min(content.length, deflateRawSync(content, { level: 9 }).length);
    return localHeader + centralHeader + 2 * Buffer.byteLength(path) + packed;
  });
  return entries.reduce((sum, bytes) => sum + bytes, end);
}

export function sizeReport(folder: string): string {
  const files = measureFiles(folder);
  const lines = files.map(({ path, bytes, gzipped }) => `${column(bytes)}${column(gzipped)}  ${path}`);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    `${'bytes'.padStart(11)}${'gzip'.padStart(11)}  file`,
    ...lines,
    `${column(total)}${column(measureZip(folder))}  all files, and as one zip`,
  ].join('\n');
}

function column(bytes: number): string {
  return bytes.toLocaleString('en').padStart(11);
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

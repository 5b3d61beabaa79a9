/**
 * Reads image files with the production reader in a real Chromium: the build is
 * loaded as an extension, and a tab at its address hands files to its worker.
 */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { bundleScript } from '../bench/bundle.ts';
import { launchChromium } from '../support/chromium.ts';
import { CHROME_BUILD } from '../support/places.ts';
import type { Reading } from './in-page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

export function isImage(file: string): boolean {
  return Object.hasOwn(TYPES, extname(file).toLowerCase());
}

export interface FileReader {
  read(file: string): Promise<Reading>;
  close(): Promise<void>;
}

/** Needs the build for Chrome. */
export async function startFileReader(): Promise<FileReader> {
  const [browser, script] = await Promise.all([
    launchChromium({ extension: CHROME_BUILD }),
    bundleScript('test/qr/in-page.ts'),
  ]);
  try {
    // A file of the extension that runs no script of it.
    const { page } = await browser.openInTab('manifest.json');
    await page.evaluate(script);
    return {
      async read(file) {
        const base64 = readFileSync(file).toString('base64');
        const call = `readFile(${JSON.stringify(base64)}, ${JSON.stringify(TYPES[extname(file).toLowerCase()])})`;
        return (await page.evaluate(call)) as Reading;
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

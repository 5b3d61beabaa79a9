/**
 * Runs in a tab of the extension's own address, put there by the test's own
 * connection to the browser: what a page of ours does with a picked file. The
 * worker it starts is the one in the build.
 */
import { startPackagedWorker } from '@/lib/browser/packaged-script';
import { failureCode } from '@/lib/failure/failure';
import { createQrReader } from '@/lib/qr/reader';
import { pixelsOfFile } from '@/lib/ui/pixels';

export interface Reading {
  readonly texts: readonly string[];
  /** The step that read the first of them; `null` when nothing was. */
  readonly by: string | null;
  /** Milliseconds from pixels to texts. */
  readonly ms: number;
  /** Why there were no pixels. */
  readonly error?: string;
}

const reader = createQrReader(() => startPackagedWorker('/qr-reader.js'));
reader.warmUp();

async function readFile(base64: string, type: string): Promise<Reading> {
  try {
    const pixels = await pixelsOfFile(
      new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type }),
    );
    const start = performance.now();
    const codes = await reader.readQrCodes(pixels);
    const ms = Math.round((performance.now() - start) * 10) / 10;
    return { texts: codes.map(({ text }) => text), by: codes[0]?.by ?? null, ms };
  } catch (error) {
    return { texts: [], by: null, ms: 0, error: failureCode(error) };
  }
}

Object.assign(globalThis, { readFile });

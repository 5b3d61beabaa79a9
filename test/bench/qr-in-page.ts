/**
 * Runs in a tab of an extension: reads one picture again and again and times it,
 * on our side by the product's front door and its worker, on the other by a
 * worker with bare zxing-wasm. Both get the picture by a message.
 */
import { startPackagedWorker } from '@/lib/browser/packaged-script';
import { createQrReader } from '@/lib/qr/reader';
import { pixelsOfFile } from '@/lib/ui/pixels';

export interface Timing {
  readonly ms: number;
  readonly texts: readonly string[];
}

type Read = (image: ImageData) => Promise<readonly string[]>;

interface Reader {
  readonly read: Read;
  readonly end: () => void;
}

const SIDES: Readonly<Record<string, () => Reader>> = { ours, bare };

let picture: ImageData | null = null;
let side: Reader | null = null;

/** Decodes the picture for the readings that follow; answers with its width and height. */
async function load(base64: string, type: string): Promise<readonly [number, number]> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  picture = await pixelsOfFile(new Blob([bytes], { type }));
  return [picture.width, picture.height];
}

/** Reads the picture once; a `cold` one starts its worker first. */
async function time(name: string, isCold: boolean): Promise<Timing> {
  if (picture === null) throw new Error('nothing is loaded');
  if (isCold) {
    side?.end();
    side = null;
  }
  const start = performance.now();
  side ??= SIDES[name]?.() ?? null;
  const texts = (await side?.read(picture)) ?? [];
  return { ms: performance.now() - start, texts };
}

function ours(): Reader {
  const { readQrCodes, end } = createQrReader(() => startPackagedWorker('/qr-reader.js'));
  return { read: async (image: ImageData) => (await readQrCodes(image)).map(({ text }) => text), end };
}

function bare(): Reader {
  const worker = new Worker('/worker.js');
  const read: Read = (image) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = () => reject(new Error('the bare worker failed'));
      worker.postMessage(image);
    });
  return { read, end: () => worker.terminate() };
}

Object.assign(globalThis, { load, time });

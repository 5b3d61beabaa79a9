/**
 * The decoder that leads: zxing-cpp as WebAssembly, the build that only reads.
 *
 * Its module is called directly, below the package's `readBarcodes`: that one
 * wants colours, and we have shades of grey already. The version is fixed.
 */
import { prepareZXingModule, type ZXingReaderModule } from 'zxing-wasm/reader';
import { type Decode, type Decoded, MAX_CODES } from './decoder';
import type { Gray } from './gray';

type Options = Parameters<ZXingReaderModule['readBarcodesFromPixmap']>[3];
type Result = ReturnType<ReturnType<ZXingReaderModule['readBarcodesFromPixmap']>['get']>;

/** What Emscripten gives every module, and the package's types take from another package. */
interface Memory {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

/** The package's own settings, with codes that are no QR code left out. Numbers are places in its lists of names. */
const OPTIONS: Options = {
  formats: 'QRCodeModel2',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  // LocalAverage
  binarizer: 0,
  isPure: false,
  downscaleThreshold: 500,
  downscaleFactor: 3,
  minLineCount: 2,
  maxNumberOfSymbols: MAX_CODES,
  validateOptionalChecksum: false,
  returnErrors: false,
  // Ignore
  eanAddOnSymbol: 0,
  // Plain
  textMode: 0,
  // Unknown: to be guessed from the bytes
  characterSet: 0,
  tryCode39ExtendedMode: false,
};

/** Compiles `wasm`, the package's `zxing_reader.wasm`. Rejects where the browser runs no WebAssembly. */
export async function createZxing(wasm: ArrayBuffer): Promise<Decode> {
  const module = await prepareZXingModule({ overrides: { wasmBinary: wasm }, fireImmediately: true });
  const zxing = module as ZXingReaderModule & Memory;
  return (gray) => {
    try {
      return decode(zxing, gray);
    } catch {
      // What C++ throws for a picture it cannot work on. Another look may be better.
      return [];
    }
  };
}

function decode(zxing: ZXingReaderModule & Memory, { data, width, height }: Gray): Decoded[] {
  const pointer = zxing._malloc(data.length);
  try {
    zxing.HEAPU8.set(data, pointer);
    const results = zxing.readBarcodesFromPixmap(pointer, width, height, OPTIONS);
    return Array.from({ length: results.size() }, (_, index) => results.get(index)).flatMap(decodedOf);
  } finally {
    zxing._free(pointer);
  }
}

function decodedOf(result: Result | undefined): Decoded[] {
  // A part of a text that is spread over several codes is not a text.
  if (result === undefined || !result.isValid || result.sequenceSize > 1) return [];
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  const text = result.hasECI ? result.text : (utf8(result.bytes) ?? result.text);
  return text === '' ? [] : [{ text, corners: [topLeft, topRight, bottomRight, bottomLeft] }];
}

/** Encoders write UTF-8 without saying so; zxing's guess is for everything else. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads a barcode back with decoders that are not ours: pngjs for the picture, jsQR for the code. */
import jsQR from 'jsqr';
import { PNG } from 'pngjs';

export interface Barcode {
  readonly width: number;
  readonly height: number;
  /** `null` when there is no QR code on it. */
  readonly text: string | null;
}

export function readBarcode(base64: string): Barcode {
  const { width, height, data } = PNG.sync.read(Buffer.from(base64, 'base64'));
  // A QR code needs light around it to be found, which Vault's barcode does not promise.
  const framed = new PNG({ width: width + 40, height: height + 40 });
  framed.data.fill(255);
  PNG.bitblt({ width, height, data } as PNG, framed, 0, 0, width, height, 20, 20);
  const found = jsQR(Uint8ClampedArray.from(framed.data), framed.width, framed.height);
  return { width, height, text: found?.data ?? null };
}

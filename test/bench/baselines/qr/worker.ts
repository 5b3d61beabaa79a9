/** Bare zxing-wasm as its own documentation calls it, in a worker. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

prepareZXingModule({ overrides: { locateFile: () => '/zxing.wasm' } });

self.addEventListener('message', async ({ data }: MessageEvent<ImageData>) => {
  const results = await readBarcodes(data, { formats: ['QRCode'] });
  self.postMessage(results.map(({ text }) => text));
});

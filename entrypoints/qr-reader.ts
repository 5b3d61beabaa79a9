/** The worker that reads QR codes, started by a page of ours when something is scanned. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Decode } from '@/lib/qr/decoder';
import { readInSteps } from '@/lib/qr/read';
import type { ReadAnswer, ReadRequest } from '@/lib/qr/reader';
import { createZxing } from '@/lib/qr/zxing';

export default defineUnlistedScript(() => {
  const loading = loadZxing();
  self.addEventListener('message', async ({ data: { id, picture, options } }: MessageEvent<ReadRequest>) => {
    const tools = { zxing: await loading, clock: () => performance.now() };
    const answer: ReadAnswer = { id, codes: readInSteps(picture, options, tools) };
    self.postMessage(answer);
  });
});

/** `null` where WebAssembly does not run: there is another decoder. */
async function loadZxing(): Promise<Decode | null> {
  try {
    const response = await fetch('/zxing.wasm');
    return await createZxing(await response.arrayBuffer());
  } catch {
    return null;
  }
}

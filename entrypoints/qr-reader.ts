/** The worker that reads QR codes, started by a page of ours when something is scanned. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Decode } from '@/lib/qr/decoder';
import { readInSteps, type Tools } from '@/lib/qr/read';
import type { ReadAnswer, ReadRequest } from '@/lib/qr/reader';
import { createZxing } from '@/lib/qr/zxing';

export default defineUnlistedScript(() => {
  const loading = loadZxing();
  const answer = (message: ReadAnswer): void => self.postMessage(message);
  self.addEventListener('message', async ({ data: { id, picture, options } }: MessageEvent<ReadRequest>) => {
    const zxing = await loading;
    const clock = (): number => performance.now();
    const onLook: Tools['onLook'] = (codes) => answer({ id, codes, isLast: false });
    answer({ id, codes: codesIn(() => readInSteps(picture, options, { zxing, clock, onLook })), isLast: true });
  });
});

/** A picture that a decoder stumbles over holds nothing that could be read; whoever waits hears so at once. */
function codesIn(read: () => ReadAnswer['codes']): ReadAnswer['codes'] {
  try {
    return read();
  } catch {
    return [];
  }
}

/** `null` where WebAssembly does not run: there is another decoder. */
async function loadZxing(): Promise<Decode | null> {
  try {
    const response = await fetch('/zxing.wasm');
    return await createZxing(await response.arrayBuffer());
  } catch {
    return null;
  }
}

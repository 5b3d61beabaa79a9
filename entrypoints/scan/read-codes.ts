import { startPackagedWorker } from '@/lib/browser/packaged-script';
import type { Capture } from '@/lib/messages/from-ui';
import { createQrReader } from '@/lib/qr/reader';
import { pixelsOf } from '@/lib/ui/pixels';

const reader = createQrReader(() => startPackagedWorker('/qr-reader.js'));

/** The texts of all QR codes in a picture, decoded here: neither the page nor the background sees them. */
export async function readCodes({ image, area }: Capture): Promise<readonly string[]> {
  reader.warmUp();
  const codes = await reader.readQrCodes(await pixelsOf(image), { area });
  return codes.map(({ text }) => text);
}

import { Failure } from '@/lib/failure/failure';
import type { Capture } from '@/lib/messages/from-ui';

/** The texts of all QR codes in a picture, decoded here: neither the page nor the background sees them. */
export async function readCodes({ image, area }: Capture): Promise<readonly string[]> {
  const [{ readQrCodes }, picture] = await Promise.all([import('@/lib/qr/read'), pixelsOf(image)]);
  return readQrCodes(picture, area);
}

/** By way of an image element: the policy of our pages lets nothing be fetched, not even a data: URL. */
async function pixelsOf(url: string): Promise<ImageData> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no 2d context');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  } catch {
    throw new Failure('image-unreadable');
  }
}

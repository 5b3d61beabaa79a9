/** What the scan window's model gets its pictures from. Neither the page nor the background sees what is in them. */
import { startPackagedWorker } from '@/lib/browser/packaged-script';
import { createQrReader } from '@/lib/qr/reader';
import { inReadingOrder, placeIn } from '@/lib/ui/found-order';
import { pictureOfScreen } from '@/lib/ui/live-pictures';
import { pixelsOf, pixelsOfFile } from '@/lib/ui/pixels';
import type { ScanPictures } from '@/lib/ui/scan-pictures';

const reader = createQrReader(() => startPackagedWorker('/qr-reader.js'));
// The decoder starts while the picture is on its way: this window is there to scan.
reader.warmUp();

export const scanPictures: ScanPictures = {
  ofCapture: ({ image }) => pixelsOf(image),
  ofFile: pixelsOfFile,
  ofScreen: pictureOfScreen,
  async read(picture, area) {
    const codes = await reader.readQrCodes(picture, { area });
    return codes.map(({ text }) => text);
  },
  async readPlaced(picture, area) {
    return inReadingOrder(placeIn(picture, await reader.readQrCodes(picture, { area })));
  },
};

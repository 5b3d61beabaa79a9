/** The scan window: decodes a picture of the page, shows what was found, and saves it when told to. */
import { render } from 'preact';
import { callBackground, onAnnouncement } from '@/lib/browser/ui-runtime';
import { startClock } from '@/lib/ui/clock';
import { createScan } from '@/lib/ui/scan-model';
import { App } from './app';
import { takeGivenFiles } from './given-files';
import { scanPictures } from './pictures';

document.documentElement.dataset.ownWindow = '';

const scan = createScan({
  call: callBackground(),
  askId: location.hash.slice(1) || null,
  pictures: scanPictures,
  closeWindow: () => window.close(),
});
onAnnouncement(scan.hear);
window.addEventListener('pagehide', scan.leave);
takeGivenFiles(window, (files) => void scan.readFiles(files));

const root = document.getElementById('app');
if (root !== null) render(<App scan={scan} now={startClock(document)} />, root);
void scan.start();

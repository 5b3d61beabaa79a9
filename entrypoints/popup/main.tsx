/** The popup, and the small window that stands in for it: asks first, then paints. */
import { render } from 'preact';
import { openSettings } from '@/lib/browser/own-pages';
import { callBackground, onAnnouncement } from '@/lib/browser/ui-runtime';
import { isToolbarPopup } from '@/lib/browser/view';
import { startClock } from '@/lib/ui/clock';
import { FIRST_ROWS } from '@/lib/ui/list-model';
import { createPopup } from '@/lib/ui/popup-model';
import { App } from './app';

const askId = location.hash.slice(1) || null;
const call = callBackground();
const opening = call('open', { askId, count: FIRST_ROWS });

const popup = createPopup({
  call,
  now: startClock(document),
  askId,
  siteDomainOf: async (origin) => (await import('@/lib/match/site')).siteDomain(new URL(origin).hostname),
  writeClipboard: (text) => navigator.clipboard.writeText(text),
  closeWindow: () => window.close(),
  openSettings,
});
onAnnouncement(popup.hear);
if (!isToolbarPopup()) document.documentElement.dataset.ownWindow = '';

const root = document.getElementById('app');
if (root !== null) render(<App popup={popup} />, root);
void popup.start(opening);

/** The popup, and the small window that stands in for it: asks first, then paints. */
import { render } from 'preact';
import { takeFirstAnswer } from '@/lib/browser/first-ask';
import { openSettings } from '@/lib/browser/own-pages';
import { callBackground, onAnnouncement } from '@/lib/browser/ui-runtime';
import { isToolbarPopup } from '@/lib/browser/view';
import { createCaller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { startClock } from '@/lib/ui/clock';
import { firstQuestion } from '@/lib/ui/first-question';
import { createPopup } from '@/lib/ui/popup-model';
import { App } from './app';
import { holdBackHaste } from './haste';

export function openPopup(): void {
  const question = firstQuestion(location.hash);
  const call = callBackground();
  const first = takeFirstAnswer();
  const opening = first === null ? call('open', question) : createCaller<FromUi>(() => first)('open', question);

  const popup = createPopup({
    call,
    now: startClock(document),
    askId: question.askId,
    writeClipboard: (text) => navigator.clipboard.writeText(text),
    closeWindow: () => window.close(),
    openSettings,
  });
  onAnnouncement(popup.hear);
  if (!isToolbarPopup()) document.documentElement.dataset.ownWindow = '';

  const root = document.getElementById('app');
  if (root !== null) {
    holdBackHaste(root, popup);
    render(<App popup={popup} />, root);
  }
  void popup.start(opening);
}

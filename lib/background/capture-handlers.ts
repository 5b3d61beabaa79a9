/** What the scan window asks about pictures of its tab. */
import { tabById } from '@/lib/browser/tabs';
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { CaptureFromUi } from '@/lib/messages/scan-from-ui';
import { findAsk } from './asks';
import { openScan, retakeCapture, scanTab, takeCapture } from './capture';

export function captureHandlers(): Handlers<CaptureFromUi, void> {
  return {
    takeCapture: ({ askId }) => takeCapture(askId),
    retakeCapture: ({ askId }) => retakeCapture(askId),
    scan: async ({ askId, picture }) => {
      const ask = await findAsk(askId);
      const tab = ask === null ? null : await tabById(ask.tabId);
      if (tab === null) throw new Failure('page-gone');
      await (picture ? scanTab(tab, null) : openScan(tab));
    },
  };
}

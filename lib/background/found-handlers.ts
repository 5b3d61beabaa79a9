/**
 * What the structure of a page says about a QR code on it, and nothing else: the
 * badge is never the result of a picture.
 *
 * There is one badge. Should something else want it for a moment (a code field in
 * focus, say), this one stays: on a page that sets a second factor up there is
 * nothing to fill before its code was scanned.
 */
import { showBadge } from '@/lib/browser/badge';
import { callOutline, runInFrames } from '@/lib/browser/tabs';
import type { Handlers } from '@/lib/messages/channel';
import type { FoundFromUi } from '@/lib/messages/found-from-ui';
import { findAsk } from './asks';
import { openFound } from './capture';

const NAME = 'Countersign';

export function showHint(tabId: number, isThere: boolean): Promise<void> {
  return showBadge(tabId, {
    text: isThere ? 'QR' : '',
    title: isThere ? `${NAME}: there may be a QR code to scan on this page` : NAME,
  });
}

const TOP = 0;

export const foundHandlers: Handlers<FoundFromUi, void> = {
  hasHint: async ({ askId }) => {
    const ask = await findAsk(askId);
    if (ask === null) return false;
    // Some pages are closed to every script.
    const answers: readonly unknown[] = await runInFrames(ask.tabId, 'all', '/qr-hint.js').catch(() => []);
    return answers.includes(true);
  },
  outline: async ({ askId, marks }) => {
    const ask = await findAsk(askId);
    if (ask?.documentId == null) return;
    if (marks.length > 0) await runInFrames(ask.tabId, [TOP], '/qr-outline.js');
    // Where nothing was drawn nobody hears this.
    await callOutline(ask.tabId, ask.documentId)('outline', { marks }).catch(() => {});
  },
  openFound,
};

/** What a popup asks about QR codes on the page it was opened on. */
import { callOutline, runInFrames } from '@/lib/browser/tabs';
import type { Handlers } from '@/lib/messages/channel';
import type { FoundFromUi } from '@/lib/messages/found-from-ui';
import { findAsk } from './asks';
import { openFound } from './capture';

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

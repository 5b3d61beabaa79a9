/** What the second script may see of a tab, and do there. */
import { runInFrames } from '@/lib/browser/tabs';
import { currentAsk } from './asks';
import { type FillContext, fillTarget, findTarget, placedFrames, pointIn, targetOf } from './fill';
import type { PageLooks } from './rare';

export function pageLooks(context: FillContext): PageLooks {
  return {
    point: pointIn,
    hasField: async (tabId, frames) => (await findTarget(tabId, frames, 'code')) !== null,
    run: (tabId, frames, file) =>
      runInFrames(
        tabId,
        placedFrames(frames).map(({ frameId }) => frameId),
        file,
      ),
    spareTarget: async (askId) => {
      const { tabId, documentId } = await currentAsk(askId);
      return targetOf(context, tabId, documentId, 'recovery');
    },
    fill: (accountId, target, goods) => fillTarget(context, accountId, target, false, goods),
  };
}

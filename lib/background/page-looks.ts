/** What the second script may see of a tab. */
import { runInFrames } from '@/lib/browser/tabs';
import { findTarget, placedFrames, pointIn } from './fill';
import type { PageLooks } from './rare';

export function pageLooks(): PageLooks {
  return {
    point: pointIn,
    hasField: async (tabId, frames) => (await findTarget(tabId, frames)) !== null,
    run: (tabId, frames, file) =>
      runInFrames(
        tabId,
        placedFrames(frames).map(({ frameId }) => frameId),
        file,
      ),
  };
}

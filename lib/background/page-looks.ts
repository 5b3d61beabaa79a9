/** What the second script may see of a tab. */
import { runInFrames } from '@/lib/browser/tabs';
import { findTarget, placedFrames } from './fill';
import type { PageLooks } from './rare';

export function pageLooks(): PageLooks {
  return {
    hasField: async (tabId, frames) => (await findTarget(tabId, frames)) !== null,
    run: (tabId, frames, file) =>
      runInFrames(
        tabId,
        placedFrames(frames).map(({ frameId }) => frameId),
        file,
      ),
  };
}

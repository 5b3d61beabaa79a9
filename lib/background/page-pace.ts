/**
 * How often the documents of a tab may ask for something. Frames may be
 * anybody's: however often they ask, the page around them is heard, and so are
 * those frames of the page itself into which a code may go.
 */
import type { Frame } from '@/lib/browser/frames';
import { isCurrent, type PageDocument } from './documents';
import type { Pace } from './pace';

/** Whether a document may ask once more; counts the asking. */
export type PagePace = (document: PageDocument) => Promise<boolean>;

/** The page, its own frames, and all frames together each have what `pace` allows; `framesOf` a tab are the browser's word. */
export function createPagePace(pace: Pace, framesOf: (tabId: number) => Promise<readonly Frame[]>): PagePace {
  return async (document) => {
    const { tabId, frameId } = document;
    if (frameId === 0) return pace.allows(`${tabId} page`);
    if (pace.allows(`${tabId} frames`)) return true;
    // Looked up only now: nearly no tab ever comes so far.
    return isCurrent(await framesOf(tabId), document) && pace.allows(`${tabId} own frames`);
  };
}

/**
 * Which documents of a tab may take a code: the top one, and frames whose
 * whole chain of ancestors has the top one's origin (security: a frame of
 * another site inside a trusted page is that other site).
 */
import type { Frame } from '@/lib/browser/frames';

/** One document, as the browser attests it. */
export interface PageDocument {
  readonly tabId: number;
  readonly frameId: number;
  readonly documentId: string;
  /** Serialized origin. */
  readonly origin: string;
}

const TOP = 0;

/** The origin a frame runs under as far as its address tells; `null` where no code may go. */
export function frameOrigin(frames: readonly Frame[], frame: Frame): string | null {
  if (inheritsOrigin(frame.url)) {
    const parent = frames.find((other) => other.frameId === frame.parentFrameId);
    return parent === undefined ? null : frameOrigin(frames, parent);
  }
  const url = URL.parse(frame.url);
  if (url === null) return null;
  // A blob: address carries the origin that made it.
  return url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'blob:' ? httpOrigin(url) : null;
}

/** The frames that share the top document's origin all the way up, the top one first. */
export function trustedFrames(frames: readonly Frame[]): readonly Frame[] {
  return frames.filter((frame) => isTrusted(frames, frame));
}

/** Whether `document` is still what its frame shows, is active, and may take a code at all. */
export function isCurrent(frames: readonly Frame[], document: PageDocument): boolean {
  const frame = frames.find((other) => other.frameId === document.frameId);
  return (
    frame !== undefined &&
    frame.documentId === document.documentId &&
    isTrusted(frames, frame) &&
    frameOrigin(frames, frame) === document.origin
  );
}

/** Whether a person can have been offered a code in `document`: it is shown, and takes codes or is what the tab shows. */
export function mayOffer(frames: readonly Frame[], document: PageDocument): boolean {
  const top = frames.find(({ frameId }) => frameId === TOP);
  return top?.documentId === document.documentId || isCurrent(frames, document);
}

function isTrusted(frames: readonly Frame[], frame: Frame): boolean {
  if ((frame.documentLifecycle ?? 'active') !== 'active') return false;
  const origin = frameOrigin(frames, frame);
  if (origin === null) return false;
  if (frame.frameId === TOP) return true;
  const parent = frames.find((other) => other.frameId === frame.parentFrameId);
  return parent !== undefined && frameOrigin(frames, parent) === origin && isTrusted(frames, parent);
}

/** `null` also for blob: addresses that sandboxed documents and extensions made. */
function httpOrigin({ origin }: URL): string | null {
  return /^https?:/.test(origin) ? origin : null;
}

function inheritsOrigin(url: string): boolean {
  return url === '' || url.startsWith('about:');
}

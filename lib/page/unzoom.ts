/**
 * The offer at its own size on a page that is zoomed by its style: the zoom of
 * what it hangs on is undone. A zoom beyond what pages are read at is a trick.
 */
import { setStyle } from './styled';

const MIN_ZOOM = 0.5;
const MAX_ZOOM = 2;
/** Browsers keep zooms as single floats. */
const SLACK = 0.001;

/** What undoes the zoom that `host` has when it is called, through `change`; returns whether it had to, `null` where the zoom is a trick. */
export function createUnzoom(host: HTMLElement, change: (make: () => void) => void): () => boolean | null {
  let undone = 1;
  return () => {
    const left = host.currentCSSZoom;
    const zoom = left / undone;
    if (zoom < MIN_ZOOM - SLACK || zoom > MAX_ZOOM + SLACK) return null;
    if (Math.abs(left - 1) <= SLACK) return false;
    undone = 1 / zoom;
    change(() => setStyle(host, 'zoom', String(undone)));
    return true;
  };
}

/**
 * Remembers where the last trusted right-click went, so that "Scan QR code" in
 * the browser's own menu can be told which picture was meant.
 */
import { ownPixels } from './own-pixels';

/** As fractions of the viewport of the tab, 0 to 1. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A menu that stays open longer than this has been forgotten. */
const MAX_AGE = 20_000;

export interface RightClick {
  /** Where the picture of the last right-click is now; `null` if there is none, or its frame cannot be placed. */
  locate(): Area | null;
  /** That picture's own pixels, as PNG in a data: URL; `null` where there are none to be had. */
  copy(): Promise<string | null>;
}

export function rememberRightClick(window: Window): RightClick {
  let at = Number.NEGATIVE_INFINITY;
  let picture: Element | null = null;

  const remember = (event: Event): void => {
    if (!event.isTrusted) return;
    at = event.timeStamp;
    picture = pictureUnder(event as MouseEvent);
  };
  window.addEventListener('contextmenu', remember, { capture: true, passive: true });

  const clicked = (): Element | null => (picture?.isConnected && performance.now() - at < MAX_AGE ? picture : null);
  return {
    locate() {
      const meant = clicked();
      return meant === null ? null : areaOf(meant);
    },
    async copy() {
      const meant = clicked();
      return meant === null ? null : ownPixels(meant);
    },
  };
}

/** What was clicked, or what lies below it: sites put transparent sheets over their pictures. */
function pictureUnder(event: MouseEvent): Element | null {
  const path = event.composedPath();
  // Front to back; what lies inside a shadow tree is known from the path alone.
  for (const node of [path[0], ...document.elementsFromPoint(event.clientX, event.clientY), ...path]) {
    if (!(node instanceof Element)) continue;
    const svg = outermostSvg(node);
    if (svg !== null) return svg;
    if (/^(?:img|canvas|video)$/.test(node.localName) || hasBackgroundPicture(node)) return node;
  }
  return null;
}

/** A picture behind the whole page is not what was meant. */
function hasBackgroundPicture(element: Element): boolean {
  if (/^(?:body|html)$/.test(element.localName)) return false;
  return getComputedStyle(element).backgroundImage.includes('url(');
}

function outermostSvg(element: Element): Element | null {
  let at = element.closest('svg');
  for (let above = at; above !== null; above = above.parentElement?.closest('svg') ?? null) at = above;
  return at;
}

function areaOf(picture: Element): Area | null {
  const rect = picture.getBoundingClientRect();
  let { left, top } = rect;
  let view: Window = window;
  while (view !== view.top) {
    // `null` as well where the frame's parent is of another origin.
    const frame = view.frameElement;
    if (frame === null) return null;
    const outer = frame.getBoundingClientRect();
    left += outer.left + frame.clientLeft;
    top += outer.top + frame.clientTop;
    view = view.parent;
  }
  return clip(left, top, rect, view);
}

/** To the part that can be seen, which a pinch may have zoomed into. */
function clip(left: number, top: number, { width, height }: DOMRect, view: Window): Area | null {
  const { innerWidth, innerHeight, visualViewport } = view;
  const scale = visualViewport?.scale ?? 1;
  const span = (start: number, size: number, offset: number, whole: number): [number, number] => {
    const from = Math.max(0, ((start - offset) * scale) / whole);
    const to = Math.min(1, ((start + size - offset) * scale) / whole);
    return [from, to - from];
  };
  const [x, w] = span(left, width, visualViewport?.offsetLeft ?? 0, innerWidth);
  const [y, h] = span(top, height, visualViewport?.offsetTop ?? 0, innerHeight);
  return w > 0 && h > 0 ? { x, y, width: w, height: h } : null;
}

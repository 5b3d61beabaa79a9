/**
 * The picture that was right-clicked: which element it is, where it can be seen,
 * and its own pixels, where the page has them. Brought in on demand.
 */
import { gridAround, paintGrid } from './grid';
import { ownPixels } from './own-pixels';
import { sourceOf } from './right-click';
import { type Click, lastClick } from './world';

/** As fractions of the viewport of the tab, 0 to 1. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ClickedPicture {
  /** Where it is; `null` if its frame cannot be placed. */
  readonly area: Area | null;
  /** As PNG in a data: URL; `null` where there are none to be had. */
  readonly own: string | null;
  /** Whether the page has another picture there by now. */
  readonly isChanged: boolean;
}

/** Milliseconds; a menu that stays open longer than this has been forgotten. */
const MAX_AGE = 20_000;
/** Of a picture that counts as wholly in sight: browsers round. */
const WHOLE = 0.98;
/** Milliseconds after which what was scrolled is taken to be painted: a page in the background never says so. */
const PAINTED = 300;

/** `null` where no picture was clicked, or long ago. */
export async function lookAtClicked(): Promise<ClickedPicture | null> {
  const click = lastClick();
  if (click === null || performance.now() - click.at > MAX_AGE) return null;
  const picture = pictureOf(click);
  if (picture === null) return null;
  if (isChanged(click, picture)) return { area: null, own: null, isChanged: true };
  const isGrid = !isPicture(picture) && !hasBackgroundPicture(picture);
  const own = isGrid ? paintGrid(picture) : await ownPixels(picture);
  // The browser's picture of the tab has no more than is in sight.
  if (own === null || isGrid) await bringIntoSight(picture);
  return { area: areaOf(picture), own, isChanged: false };
}

/**
 * What was clicked, or what lies below it: sites put transparent sheets over their pictures. A grid of boxes is what has
 * no picture; what is behind all of it comes last.
 */
function pictureOf({ elements }: Click): Element | null {
  const shown = elements.map((element) => outermostSvg(element) ?? element).find(isPicture);
  return shown ?? gridAround(elements[0]) ?? elements.find(hasBackgroundPicture) ?? null;
}

function isPicture(element: Element): boolean {
  return element.matches('svg, img, canvas, video, object, embed, input[type=image]');
}

/** A picture behind the whole page is not what was meant. */
function hasBackgroundPicture(element: Element): boolean {
  if (element.matches('body, html')) return false;
  return getComputedStyle(element).backgroundImage.includes('url(');
}

function outermostSvg(element: Element): Element | null {
  let at = element.closest('svg');
  for (let above = at; above !== null; above = above.parentElement?.closest('svg') ?? null) at = above;
  return at;
}

function isChanged({ elements, sources }: Click, picture: Element): boolean {
  const place = elements.indexOf(picture);
  return !picture.isConnected || (place >= 0 && sources[place] !== sourceOf(picture));
}

async function bringIntoSight(picture: Element): Promise<void> {
  const [entry] = await new Promise<IntersectionObserverEntry[]>((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(entries);
    });
    observer.observe(picture);
  });
  if ((entry?.intersectionRatio ?? 1) >= WHOLE) return;
  picture.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  await new Promise<void>((resolve) => {
    setTimeout(resolve, PAINTED);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
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

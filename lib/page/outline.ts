/**
 * Lines around the QR codes that the popup has found, in the top layer of the
 * page. The page can see that something is drawn there; what the codes say, and
 * what of it is in the vault, is not in it: lines, and numbers where there are
 * several.
 *
 * Nothing of it can be clicked or is read out: the popup lists the same.
 */
import { type Point, RADIUS, type Shape, shapesOf, type View } from './outline-shape';
import { styled } from './styled';

/** The lines point something out, and then they are in the way. */
const STAY = 10_000;
/** What moves without scrolling. */
const POLL = 250;
/** CSS pixels; a layout that settles is no move. */
const STILL = 2;

const COLOR = '#4338ca';
const HOST_STYLE =
  'all:initial;direction:ltr;position:fixed;inset:0;display:block;width:100%;height:100%;max-width:none;' +
  'max-height:none;margin:0;padding:0;border:0;background:transparent;overflow:hidden;opacity:1;visibility:visible;' +
  'pointer-events:none;z-index:2147483647;transition:none;animation:none;user-select:none;' +
  '-webkit-user-select:none;color-scheme:light';

export interface Outline {
  /** Four corners each, as fractions of the picture of the tab; none takes the lines away. */
  show(marks: readonly (readonly Point[])[]): void;
}

export function createOutline(document: Document): Outline {
  let shown = new AbortController();
  return {
    show(marks) {
      shown.abort();
      shown = new AbortController();
      if (marks.length > 0) draw(document, shapesOf(marks, viewOf(window)), shown);
    },
  };
}

function viewOf({ innerWidth, innerHeight, visualViewport }: Window): View {
  return {
    width: innerWidth,
    height: innerHeight,
    scale: visualViewport?.scale ?? 1,
    left: visualViewport?.offsetLeft ?? 0,
    top: visualViewport?.offsetTop ?? 0,
  };
}

function draw(document: Document, shapes: readonly Shape[], shown: AbortController): void {
  const below = shapes.map((shape) => createAnchor(document, middleOf(shape)));
  const host = styled(document.createElement('div'), HOST_STYLE);
  host.popover = 'manual';
  host.ariaHidden = 'true';
  host.inert = true;
  host.attachShadow({ mode: 'closed' }).append(drawing(document, shapes));
  document.documentElement.append(host);
  host.showPopover();
  shown.signal.addEventListener('abort', () => host.remove());
  leaveInTime(document, below, shown);
}

/** What lies under a code, and where it was. */
interface Anchor {
  readonly element: Element | null;
  hasMoved(): boolean;
}

function createAnchor(document: Document, { x, y }: Point): Anchor {
  const element = document.elementFromPoint(x, y);
  const before = element?.getBoundingClientRect();
  return {
    element,
    hasMoved() {
      if (element === null || before === undefined) return false;
      const now = element.getBoundingClientRect();
      const moves = [now.left - before.left, now.top - before.top, now.width - before.width];
      return !element.isConnected || moves.some((move) => Math.abs(move) > STILL);
    },
  };
}

/** With whatever the person does next, with the page's own moves, and at last by itself. */
function leaveInTime(document: Document, below: readonly Anchor[], shown: AbortController): void {
  const { signal } = shown;
  const leave = (): void => shown.abort();
  const timer = setTimeout(leave, STAY);
  const poll = setInterval(() => below.some((anchor) => anchor.hasMoved()) && leave(), POLL);
  const scrolled = ({ target }: Event): void => {
    if (below.some(({ element }) => element !== null && (target as Node).contains(element))) leave();
  };
  const options = { capture: true, passive: true, signal };
  for (const type of ['pointerdown', 'keydown', 'resize', 'pagehide', 'popstate', 'hashchange']) {
    window.addEventListener(type, leave, options);
  }
  window.addEventListener('scroll', scrolled, options);
  // A popup that closes gives the focus back.
  window.addEventListener('focus', ({ target }) => target === window && leave(), { signal });
  document.addEventListener('visibilitychange', leave, options);
  visualViewport?.addEventListener('resize', leave, { signal });
  visualViewport?.addEventListener('scroll', leave, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearInterval(poll);
  });
}

function middleOf({ points }: Shape): Point {
  const [a, , c] = points;
  return a === undefined || c === undefined ? { x: 0, y: 0 } : { x: (a.x + c.x) / 2, y: (a.y + c.y) / 2 };
}

/** White below the accent, so that it shows on any page. */
function drawing(document: Document, shapes: readonly Shape[]): SVGElement {
  const make = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    return made;
  };
  const svg = make('svg', { width: '100%', height: '100%' });
  for (const { points } of shapes) {
    const line = { points: points.map(({ x, y }) => `${x},${y}`).join(' '), fill: 'none', 'stroke-linejoin': 'round' };
    svg.append(make('polygon', { ...line, stroke: '#fff', 'stroke-width': 8 }));
    svg.append(make('polygon', { ...line, stroke: COLOR, 'stroke-width': 4 }));
  }
  if (shapes.length === 1) return svg;
  shapes.forEach(({ number: { x, y } }, index) => {
    svg.append(make('circle', { cx: x, cy: y, r: RADIUS, fill: COLOR, stroke: '#fff', 'stroke-width': 2 }));
    const font = { 'font-family': 'system-ui,sans-serif', 'font-size': 14, 'font-weight': 600, fill: '#fff' };
    const text = make('text', { x, y, 'text-anchor': 'middle', 'dominant-baseline': 'central', ...font });
    text.textContent = String(index + 1);
    svg.append(text);
  });
  return svg;
}

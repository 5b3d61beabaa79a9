/**
 * QR codes made of boxes: a table or many small elements, each with a colour.
 * They are painted anew from where their boxes are, so that what is scrolled out
 * of sight is there too.
 */

/** Boxes without anything in them: the smallest code has 441 modules, and runs of them may be one box. */
const MIN_BOXES = 80;
/** More is a page, and not a code. */
const MAX_ELEMENTS = 40_000;
const MAX_ASPECT = 1.35;
/** CSS pixels. */
const MIN_SIDE = 20;
/** Of the code's side: about its empty border. */
const MARGIN = 0.12;
/** Pixels of the painting. */
const SIDE = 1_000;

/** The smallest element around `clicked` that may be such a code; `null` for none. */
export function gridAround(clicked: Element | undefined): Element | null {
  for (let at = clicked ?? null; at !== null; at = at.parentElement) {
    if (at.matches('body, html')) return null;
    if (isGrid(at)) return at;
  }
  return null;
}

function isGrid(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > Math.min(width, height) * MAX_ASPECT)
    return false;
  const parts = element.getElementsByTagName('*');
  if (parts.length < MIN_BOXES || parts.length > MAX_ELEMENTS) return false;
  const boxes = Array.from(parts).filter((part) => part.childElementCount === 0);
  return boxes.length >= MIN_BOXES && boxes.every((box) => box.textContent?.trim() === '');
}

/** As PNG in a data: URL, with some of what is behind it around it: a code needs an empty border. */
export function paintGrid(grid: Element): string {
  const bounds = grid.getBoundingClientRect();
  const margin = Math.max(bounds.width, bounds.height) * MARGIN;
  const scale = SIDE / (Math.max(bounds.width, bounds.height) + 2 * margin);
  const pixelX = (x: number): number => Math.round((x - bounds.left + margin) * scale);
  const pixelY = (y: number): number => Math.round((y - bounds.top + margin) * scale);
  const canvas = document.createElement('canvas');
  canvas.width = pixelX(bounds.right + margin);
  canvas.height = pixelY(bounds.bottom + margin);
  const context = canvas.getContext('2d');
  if (context === null) return '';
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const part of [...ancestorsOf(grid), grid, ...grid.getElementsByTagName('*')]) {
    const { left, top, right, bottom } = withoutBorder(part);
    context.fillStyle = getComputedStyle(part).backgroundColor;
    // Edges are rounded and not widths, or lines would open between neighbours.
    context.fillRect(pixelX(left), pixelY(top), pixelX(right) - pixelX(left), pixelY(bottom) - pixelY(top));
  }
  return canvas.toDataURL('image/png');
}

/** A cell's box reaches into the border of its table where borders collapse. */
function withoutBorder(element: Element): Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'> {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  if (!(element instanceof HTMLElement)) return { left, top, right, bottom };
  const { clientLeft, clientTop, clientWidth, clientHeight, offsetWidth, offsetHeight } = element;
  return {
    left: left + clientLeft,
    top: top + clientTop,
    right: right - (clientWidth === 0 ? 0 : offsetWidth - clientWidth - clientLeft),
    bottom: bottom - (clientHeight === 0 ? 0 : offsetHeight - clientHeight - clientTop),
  };
}

/** From the outermost in: what is behind a transparent box. */
function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) found.unshift(at);
  return found;
}

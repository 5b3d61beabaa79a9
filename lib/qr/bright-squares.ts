/**
 * Bright squares: codes on white that stand on a dark page without an empty border.
 *
 * The dark rings in three corners of a code run into the page there, and no
 * decoder sees them any more. The light modules still reach all four sides, so
 * their bounds are the code; cut out and put on white it can be read.
 */
import { histogramOf, otsu } from './contrast';
import type { Gray } from './gray';
import type { Rect } from './rect';

/** Pixels: from about one module of a small code to several of a large one, so that gaps between light modules close. */
const FINEST = 5;
const LEVELS = 4;

/** Part of a code that is light: about half; a plain panel has all, a line of text on a dark page little. */
const MIN_FILL = 0.25;
const MAX_FILL = 0.8;
const MAX_ASPECT = 1.25;
/** Pixels; the smallest code has 21 modules. */
const MIN_SIDE = 30;
/** Of a row or column at the edge: the sparsest of a small code has a fifth, letters that touch a large one no more. */
const MIN_EDGES = [0.1, 0.3];
/** Part of an island's width and height from which a code is grown. */
const CORE = 0.5;
/** Of one cell size; a page of pictures has many, and each costs a look. */
const MAX_SQUARES = 8;

interface Cells {
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** How many bright pixels each has. */
  readonly bright: Uint32Array;
}

/** What may be codes, in pixels and without a margin, the largest first for each cell size; each once. */
export function findBrightSquares(gray: Gray): Rect[] {
  const { threshold } = otsu(histogramOf(gray));
  const found = new Map<string, Rect>();
  let cells = cellsOf(gray, threshold);
  for (let level = 0; level < LEVELS; level += 1) {
    const squares = denseIslands(cells)
      .flatMap((rect) => MIN_EDGES.map((edge) => growFrom(gray, threshold, clipTo(rect, gray), edge)))
      .filter((rect) => isCodeLike(gray, threshold, rect))
      .sort((a, b) => b.width - a.width)
      .slice(0, MAX_SQUARES);
    for (const rect of squares) found.set(Object.values(rect).join(), rect);
    cells = joinCells(cells);
  }
  return [...found.values()];
}

function cellsOf({ data, width, height }: Gray, threshold: number): Cells {
  const columns = Math.ceil(width / FINEST);
  const rows = Math.ceil(height / FINEST);
  const bright = new Uint32Array(columns * rows);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(y / FINEST) * columns;
    for (let column = 0, x = 0; column < columns; column += 1) {
      let count = 0;
      for (const end = Math.min(width, x + FINEST); x < end; x += 1, at += 1) {
        if ((data[at] ?? 0) > threshold) count += 1;
      }
      bright[row + column] = (bright[row + column] ?? 0) + count;
    }
  }
  return { size: FINEST, width: columns, height: rows, bright };
}

/** Four cells become one. */
function joinCells(fine: Cells): Cells {
  const width = Math.ceil(fine.width / 2);
  const height = Math.ceil(fine.height / 2);
  const bright = new Uint32Array(width * height);
  for (let y = 0; y < fine.height; y += 1) {
    for (let x = 0; x < fine.width; x += 1) {
      const at = (y >> 1) * width + (x >> 1);
      bright[at] = (bright[at] ?? 0) + (fine.bright[y * fine.width + x] ?? 0);
    }
  }
  return { size: fine.size * 2, width, height, bright };
}

/** The bounds of cells that touch each other and lie in bright surroundings, in pixels; a line of text does not. */
function denseIslands(cells: Cells): Rect[] {
  const { size, width } = cells;
  const open = denseCells(cells);
  const islands: Rect[] = [];
  for (let start = open.indexOf(1); start >= 0; start = open.indexOf(1, start)) {
    const rect = takeIsland(open, width, start);
    if (Math.min(rect.width, rect.height) * size < MIN_SIDE / 2) continue;
    islands.push({ x: rect.x * size, y: rect.y * size, width: rect.width * size, height: rect.height * size });
  }
  return islands;
}

/** 1 for each cell of which the nine around it are bright enough together. */
function denseCells({ size, width, height, bright }: Cells): Uint8Array {
  const dense = new Uint8Array(bright.length);
  const wanted = 9 * size * size * MIN_FILL;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let count = 0;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
          count += bright[row * width + column] ?? 0;
        }
      }
      dense[y * width + x] = Number(count >= wanted);
    }
  }
  return dense;
}

/** In cells; they are open no more afterwards. */
function takeIsland(open: Uint8Array, width: number, start: number): Rect {
  let left = start % width;
  let right = left;
  let top = Math.floor(start / width);
  let bottom = top;
  const waiting = [start];
  open[start] = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width;
    const y = Math.floor(at / width);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (const next of [at - width, at + width, x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1]) {
      if (open[next] !== 1) continue;
      open[next] = 0;
      waiting.push(next);
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * Grown from the middle of `rect` until all four sides end in the dark: every row and column of a code has light
 * modules, and letters that stand close by are behind at least one dark row.
 */
function growFrom(gray: Gray, threshold: number, rect: Rect, edge: number): Rect {
  let left = Math.floor(rect.x + rect.width * (0.5 - CORE / 2));
  let right = Math.ceil(rect.x + rect.width * (0.5 + CORE / 2));
  let top = Math.floor(rect.y + rect.height * (0.5 - CORE / 2));
  let bottom = Math.ceil(rect.y + rect.height * (0.5 + CORE / 2));
  const isLight = (x: number, y: number, width: number, height: number): boolean =>
    x >= 0 &&
    y >= 0 &&
    x + width <= gray.width &&
    y + height <= gray.height &&
    countBright(gray, threshold, { x, y, width, height }) >= width * height * edge;
  for (let before = -1, size = 0; size !== before; ) {
    before = size;
    while (isLight(left - 1, top, 1, bottom - top)) left -= 1;
    while (isLight(right, top, 1, bottom - top)) right += 1;
    while (isLight(left, top - 1, right - left, 1)) top -= 1;
    while (isLight(left, bottom, right - left, 1)) bottom += 1;
    size = right - left + bottom - top;
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function isCodeLike(gray: Gray, threshold: number, rect: Rect): boolean {
  const { width, height } = rect;
  if (Math.min(width, height) < MIN_SIDE) return false;
  if (Math.max(width, height) > Math.min(width, height) * MAX_ASPECT) return false;
  const fill = countBright(gray, threshold, rect) / (width * height);
  return fill >= MIN_FILL && fill <= MAX_FILL;
}

function countBright({ data, width }: Gray, threshold: number, rect: Rect): number {
  let count = 0;
  for (let y = rect.y; y < rect.y + rect.height; y += 1) {
    for (let at = y * width + rect.x, end = at + rect.width; at < end; at += 1) {
      if ((data[at] ?? 0) > threshold) count += 1;
    }
  }
  return count;
}

function clipTo({ x, y, width, height }: Rect, gray: Gray): Rect {
  return { x, y, width: Math.min(width, gray.width - x), height: Math.min(height, gray.height - y) };
}

/**
 * Where codes may be in a picture of a page. A code is dense, square, and stands
 * alone on an empty border of four modules (ISO/IEC 18004), while inside of it no
 * gap of that width goes all the way through. So whatever has contrast is joined
 * across gaps of about a module, and a code becomes an island of its own.
 *
 * Module sizes are unknown and gaps are measured in cells, hence several cell
 * sizes: one of `size` pixels suits modules of half to all of it.
 */
import type { Gray } from './gray';
import type { Rect } from './rect';

/** Pixels: modules below half of it no camera or decoder reads. */
const FINEST = 3;
const LEVELS = 4;

/** Of 255. Less is a gradient or a shadow. */
const CONTRAST = 60;

/** Width to height, or the other way round: captions and lines of text are longer. */
const MAX_ASPECT = 1.35;
/** Part of an island's bounds that it covers; a code on its corner covers half, a table's lines less. */
const MIN_COVER = 0.4;
/** Pixels; the smallest code has 21 modules. */
const MIN_SIDE = 30;
/** Pages full of pictures have many; a bound for the time. */
const MAX_ISLANDS = 32;

/** The darkest and the lightest of each cell. */
interface Cells {
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

/** What may be codes, in pixels, each with a margin of one cell; the same one may come for several cell sizes. */
export function findIslands(gray: Gray): Rect[] {
  const found: Rect[] = [];
  let cells = cellsOf(gray);
  for (let level = 0; level < LEVELS; level += 1) {
    found.push(...islandsIn(cells));
    cells = joinCells(cells);
  }
  return found.slice(0, MAX_ISLANDS);
}

/** Each cell looks one pixel further than it is wide, or an edge between two cells would be in neither. */
function cellsOf({ data, width, height }: Gray): Cells {
  const cells = blankCells(FINEST, Math.ceil(width / FINEST), Math.ceil(height / FINEST));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = data[y * width + x] ?? 0;
      const column = Math.floor(x / FINEST);
      const row = Math.floor(y / FINEST);
      note(cells, column, row, value);
      if (x % FINEST === 0 && x > 0) note(cells, column - 1, row, value);
      if (y % FINEST === 0 && y > 0) note(cells, column, row - 1, value);
    }
  }
  return cells;
}

/** Four cells become one. */
function joinCells(fine: Cells): Cells {
  const cells = blankCells(fine.size * 2, Math.ceil(fine.width / 2), Math.ceil(fine.height / 2));
  for (let y = 0; y < fine.height; y += 1) {
    for (let x = 0; x < fine.width; x += 1) {
      const at = y * fine.width + x;
      note(cells, x >> 1, y >> 1, fine.low[at] ?? 0);
      note(cells, x >> 1, y >> 1, fine.high[at] ?? 0);
    }
  }
  return cells;
}

function blankCells(size: number, width: number, height: number): Cells {
  const count = width * height;
  return { size, width, height, low: new Uint8Array(count).fill(255), high: new Uint8Array(count) };
}

function note({ width, low, high }: Cells, column: number, row: number, value: number): void {
  const at = row * width + column;
  if (value < (low[at] ?? 0)) low[at] = value;
  if (value > (high[at] ?? 0)) high[at] = value;
}

function islandsIn(cells: Cells): Rect[] {
  const { low, high } = cells;
  const busy = Uint8Array.from(low, (value, at) => Number((high[at] ?? 0) - value >= CONTRAST));
  const islands: Rect[] = [];
  for (let at = busy.indexOf(1); at >= 0; at = busy.indexOf(1, at)) {
    const rect = codeLike(takeIsland(cells, busy, at), cells.size);
    if (rect !== null) islands.push(rect);
  }
  return islands;
}

interface Island {
  left: number;
  top: number;
  right: number;
  bottom: number;
  count: number;
}

/** All busy cells that touch each other from `start` on, which are busy no more afterwards. */
function takeIsland({ width, height }: Cells, busy: Uint8Array, start: number): Island {
  const island = { left: width, top: height, right: 0, bottom: 0, count: 0 };
  const open = [start];
  busy[start] = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width;
    const y = Math.floor(at / width);
    island.left = Math.min(island.left, x);
    island.top = Math.min(island.top, y);
    island.right = Math.max(island.right, x);
    island.bottom = Math.max(island.bottom, y);
    island.count += 1;
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
        const next = row * width + column;
        if (busy[next] !== 1) continue;
        busy[next] = 0;
        open.push(next);
      }
    }
  }
  return island;
}

function codeLike({ left, top, right, bottom, count }: Island, size: number): Rect | null {
  const width = right - left + 1;
  const height = bottom - top + 1;
  const isSquare = Math.max(width, height) <= Math.min(width, height) * MAX_ASPECT;
  if (!isSquare || count < width * height * MIN_COVER || Math.min(width, height) * size < MIN_SIDE) return null;
  return { x: (left - 1) * size, y: (top - 1) * size, width: (width + 2) * size, height: (height + 2) * size };
}

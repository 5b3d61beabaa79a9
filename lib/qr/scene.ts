/** A picture that is looked at in several ways; what several of them need is made once, when it is first asked for. */
import { findBrightSquares } from './bright-squares';
import { type Gray, grayOf, invert } from './gray';
import { findIslands } from './islands';
import type { Picture } from './picture';
import { boundsOf, type Rect } from './rect';

export interface Scene {
  readonly picture: Picture;
  /** Brightness, on white. */
  readonly gray: Gray;
  readonly bounds: Rect;
  /** Bright squares that may be codes on a dark page. */
  readonly brightSquares: readonly Rect[];
  /** Dark squares that may be light codes on a bright page. */
  readonly darkSquares: readonly Rect[];
  /** What has contrast and stands alone. */
  readonly islands: readonly Rect[];
}

export function createScene(picture: Picture): Scene {
  const gray = once(() => grayOf(picture));
  const brightSquares = once(() => findBrightSquares(gray()));
  const darkSquares = once(() => findBrightSquares(invert(gray())));
  const islands = once(() => findIslands(gray()));
  return {
    picture,
    bounds: boundsOf(picture),
    get gray() {
      return gray();
    },
    get brightSquares() {
      return brightSquares();
    },
    get darkSquares() {
      return darkSquares();
    },
    get islands() {
      return islands();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

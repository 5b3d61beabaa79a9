/**
 * Notices that an empty field for codes has the focus, which pages like to give
 * it by themselves. Nothing is shown in the page for that, as a focus proves
 * nothing; the background is told, for the toolbar.
 */

/** A page may move the focus to and fro without end. */
const MAX_TOLD = 20;

export interface FocusHintContext {
  /** Whether an empty field for codes has the focus. */
  readonly isAwaited: () => boolean;
  readonly tell: (isAwaited: boolean) => void;
}

/** What it returns is called whenever the answer may be another. */
export function createFocusHint({ isAwaited, tell }: FocusHintContext): () => void {
  let told = false;
  let times = 0;
  return () => {
    if ((!told && times >= MAX_TOLD) || isAwaited() === told) return;
    told = !told;
    times++;
    tell(told);
  };
}

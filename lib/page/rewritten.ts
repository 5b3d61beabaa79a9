/** Pages that write themselves anew: `document.open` takes all listeners of document and window away, ours too. */

/** Calls `again` whenever `document` has another root than before. */
export function whenRewritten(document: Document, again: () => void): void {
  let root: Element | null = document.documentElement;
  new MutationObserver(() => {
    if (root === document.documentElement) return;
    root = document.documentElement;
    if (root !== null) again();
  }).observe(document, { childList: true });
}

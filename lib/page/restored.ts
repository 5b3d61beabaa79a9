/** Pages that the browser keeps aside as they are, and shows again after Back: meanwhile they hear nothing. */

/** Calls `restored` whenever this document is shown again. A page may send the event as well; it does not count then. */
export function onRestored(restored: () => void, options?: { readonly signal: AbortSignal }): void {
  const react = ({ isTrusted, persisted }: PageTransitionEvent): void => {
    if (isTrusted && persisted) restored();
  };
  window.addEventListener('pageshow', react, options);
}

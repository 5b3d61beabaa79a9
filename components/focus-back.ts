/** Where the focus goes when what had it is gone. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A ref for the element that gets the focus once `isAway` ends: a question that was opened from it was closed. */
export function useFocusBack<E extends HTMLElement>(isAway: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  const wasAway = useRef(isAway);
  useEffect(() => {
    if (wasAway.current && !isAway) element.current?.focus();
    wasAway.current = isAway;
  }, [isAway]);
  return element;
}

import { useEffect } from 'preact/hooks';

/** Esc leads back, once nothing on the screen wants it for itself. */
export function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const end = new AbortController();
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      onEscape();
    };
    document.addEventListener('keydown', listen, { signal: end.signal });
    return () => end.abort();
  }, [onEscape]);
}

/**
 * What was found on the page, long after what the popup was opened for: the
 * page is asked once the first code is painted, and only where its structure
 * speaks of a QR code is anything loaded that could read one.
 */
import { useEffect, useState } from 'preact/hooks';
import { lazy } from '@/lib/ui/lazy';
import { painted } from '@/lib/ui/painted';
import type { Popup } from '@/lib/ui/popup-model';

const FoundOnPage = lazy(async () => (await import('./found')).FoundOnPage);

export interface FoundProps {
  readonly popup: Popup;
  /** What comes before anything can be saved; `null` with an open vault. */
  readonly first: 'unlock' | 'create' | null;
}

export function Found({ popup, first }: FoundProps) {
  const askId = popup.ask.value?.id ?? null;
  const [isHinted, setHinted] = useState(false);
  useEffect(() => {
    if (askId === null) return;
    painted()
      .then(() => popup.call('hasHint', { askId }))
      .then(setHinted, () => {});
  }, [popup, askId]);
  return isHinted ? <FoundOnPage popup={popup} first={first} /> : null;
}

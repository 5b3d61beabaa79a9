import { useEffect, useState } from 'preact/hooks';
import { Note } from '@/components/Note';
import { mayRunOn } from '@/lib/browser/ui-runtime';
import type { Popup } from '@/lib/ui/popup-model';

/** Where the browser keeps us off the site until asked: everything works from here, and nothing in the page. */
export function Access({ popup }: { readonly popup: Popup }) {
  const origin = popup.ask.value?.origin ?? null;
  const [isWithheld, setWithheld] = useState(false);
  useEffect(() => {
    if (origin !== null) void mayRunOn(origin).then((may) => setWithheld(!may));
  }, [origin]);
  if (!isWithheld) return null;
  return (
    <Note tone="plain">
      To be offered codes in the page itself, allow Countersign on this site in your browser’s list of extensions.
    </Note>
  );
}

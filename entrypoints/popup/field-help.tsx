import { useEffect, useMemo } from 'preact/hooks';
import { Note } from '@/components/Note';
import { FieldQuestion } from '@/components/SiteScreen';
import type { ListModel } from '@/lib/ui/list-model';
import type { Popup } from '@/lib/ui/popup-model';
import { createSiteModel } from '@/lib/ui/site-model';

interface FieldHelpProps {
  readonly popup: Popup;
  readonly list: ListModel;
  readonly askId: string;
}

/** No code field was found: the one that was clicked may be it. Learned, it is filled, if there is no choice left. */
export function FieldHelp({ popup, list, askId }: FieldHelpProps) {
  const model = useMemo(() => createSiteModel(popup.call, askId), [popup, askId]);
  useEffect(() => void model.load(), [model]);
  const view = model.view.value;
  if (view?.touched?.isTarget === true) return <Note tone="ok">Remembered. Choose what to fill into it.</Note>;
  // A field of the page around is not the one that the person is in.
  if (view?.isElsewhere === true) {
    return (
      <Note tone="warn">
        You are in a part of the page that belongs to another site. Countersign does not fill there. Copy the code if
        you trust that part.
      </Note>
    );
  }
  if (view === null || view.touched === null) return null;
  const teach = async (): Promise<void> => {
    if (!(await model.teach(true))) return;
    const [match, ...others] = list.page.value.listing.matches;
    if (match !== undefined && others.length === 0) await popup.fill(match.account, false);
  };
  return <FieldQuestion field={view.touched} onTeach={() => void teach()} />;
}

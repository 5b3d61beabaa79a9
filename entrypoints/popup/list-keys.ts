import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { type ListAction, readListKey } from '@/lib/ui/list-keys';
import type { ListModel } from '@/lib/ui/list-model';
import type { Popup } from '@/lib/ui/popup-model';

/** The keyboard of the list, heard wherever the focus is. */
export function useListKeys(popup: Popup, list: ListModel, search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const end = new AbortController();
    const act = async (action: ListAction): Promise<void> => {
      if (action.do === 'type' || action.do === 'move' || action.do === 'clear') search.current?.focus();
      if (action.do === 'close') window.close();
      if (action.do === 'clear') void list.search('');
      if (action.do === 'move') list.move(action.steps);
      if (action.do !== 'pick' && action.do !== 'use' && action.do !== 'details') return;
      const place = await list.settledPlace();
      if (place === null) return;
      if (action.do === 'pick') await popup.pick(place);
      else if (action.do === 'use') await popup.use(place);
      else popup.go({ name: 'details', account: place.row.account });
    };
    const listen = (event: KeyboardEvent): void => {
      const action = readListKey(event, keyPlace(search.current, list.query.value));
      if (action === null) return;
      // A typed character is left to the search field, which has the focus by then.
      if (action.do !== 'type') event.preventDefault();
      void act(action);
    };
    document.addEventListener('keydown', listen, { signal: end.signal });
    return () => end.abort();
  }, [popup, list, search]);
}

function keyPlace(search: HTMLInputElement | null, query: string) {
  const active = document.activeElement;
  const focus = active === search ? 'search' : active instanceof HTMLButtonElement ? 'button' : 'elsewhere';
  return {
    focus: focus as 'search' | 'button' | 'elsewhere',
    query,
    isCaretAtEnd: search === null || search.selectionStart === search.value.length,
    isRtl: document.dir === 'rtl',
  };
}

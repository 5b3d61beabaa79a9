import { useEffect, useRef } from 'preact/hooks';
import { ListScreen } from '@/components/ListScreen';
import { lazy } from '@/lib/ui/lazy';
import type { ListModel } from '@/lib/ui/list-model';
import type { Popup } from '@/lib/ui/popup-model';
import { describeKeys, spokenList } from '@/lib/ui/spoken';
import { Access } from './access';
import { Foot } from './foot';
import { Found } from './found-later';
import { ListContent, ListNote } from './list-content';
import { useListKeys } from './list-keys';
import { useVisibleRows } from './list-scroll';
import { Reminder } from './reminder';

/** Nobody waits for it with the list. */
const Question = lazy(async () => (await import('./question')).Question);
/** Nor for this. */
const SiteEntry = lazy(async () => (await import('./site')).Entry);

const LIST_ID = 'accounts';

export function List({ popup, list }: { readonly popup: Popup; readonly list: ListModel }) {
  const search = useRef<HTMLInputElement>(null);
  const scroll = useVisibleRows(list);
  useListKeys(popup, list, search);
  useEffect(() => {
    // There the Fill button takes the focus.
    if (!isFillWanted(popup, list)) search.current?.focus();
  }, [popup, list]);
  const ask = popup.ask.value;
  return (
    <ListScreen
      query={list.query.value}
      listId={LIST_ID}
      spoken={spokenList(list.page.value, list.placeAt(list.selected.value))}
      keys={describeKeys(list.placeAt(list.selected.value), popup.ask.value?.origin != null)}
      inputRef={search}
      scrollRef={scroll.boxRef}
      note={<ListNote popup={popup} list={list} />}
      toast={
        <>
          {!isFillWanted(popup, list) && <Found popup={popup} first={null} />}
          <Access popup={popup} />
          {ask?.origin != null && <Question popup={popup} askId={ask.id} />}
          <Reminder popup={popup} />
          <Foot popup={popup} />
          {ask?.origin != null && <SiteEntry popup={popup} askId={ask.id} origin={ask.origin} />}
        </>
      }
      onSearch={(query) => void list.search(query)}
      onScroll={scroll.measure}
      onSettings={() => void popup.openSettings()}
      onLock={() => void popup.lock()}
      onAdd={() => popup.go({ name: 'add' })}
      onScan={() => void popup.scan()}
    >
      <ListContent popup={popup} list={list} listId={LIST_ID} tableRef={scroll.tableRef} range={scroll.range.value} />
    </ListScreen>
  );
}

/** The page asked, and there is something to fill. */
function isFillWanted(popup: Popup, list: ListModel): boolean {
  return popup.ask.value?.wantsFill === true && list.page.value.listing.matches.length > 0;
}

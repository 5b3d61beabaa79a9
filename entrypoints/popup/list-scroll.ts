/** Ties the scrolling box to the list model: which rows exist, and that the selected one is in view. */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ROW_HEIGHT } from '@/components/AccountTable';
import { type ListModel, leadOf } from '@/lib/ui/list-model';
import { visibleRows } from '@/lib/ui/visible-rows';

/** The heading that stays on top while rows scroll under it. */
const HEADING = 34;

/** What a popup has room for, with and without a card above; measuring it would put off the first paint. */
const ROOM = 9;
const ROOM_BELOW_CARD = 5;
/** When the rows around those are made at the latest. */
const SOON = 200;

interface VisibleRows {
  readonly boxRef: RefObject<HTMLElement | null>;
  readonly tableRef: RefObject<HTMLDivElement | null>;
  readonly range: ReadonlySignal<{ readonly from: number; readonly to: number }>;
  readonly measure: () => void;
}

export function useVisibleRows(list: ListModel): VisibleRows {
  const boxRef = useRef<HTMLElement>(null);
  const tableRef = useRef<HTMLDivElement>(null);
  const range = useSignal(firstRange(list));
  const measure = useCallback(() => {
    const next = rowsInView(boxRef.current, tableRef.current, list);
    if (next === null) return;
    if (next.from !== range.value.from || next.to !== range.value.to) range.value = next;
    const lead = list.page.value.query === '' ? 0 : leadOf(list.page.value.listing);
    void list.show(Math.max(0, next.from - lead), Math.max(0, next.to - lead));
  }, [list, range]);

  const shownQuery = useRef(list.page.value.query);
  useLayoutEffect(() => {
    if (shownQuery.current === list.page.value.query) return;
    shownQuery.current = list.page.value.query;
    range.value = firstRange(list);
    if (boxRef.current !== null) boxRef.current.scrollTop = 0;
  }, [list.page.value.query, list, range]);
  const isFresh = useRef(true);
  useLayoutEffect(() => {
    const isAtTop = isFresh.current && list.selected.value <= 0;
    isFresh.current = false;
    if (!isAtTop) bringIntoView(boxRef.current, tableRef.current, list);
  }, [list, list.selected.value]);
  const firstPage = useRef(list.page.value);
  useEffect(() => {
    if (list.page.value !== firstPage.current) measure();
  }, [list.page.value, measure]);
  useEffect(() => {
    // Measures when it begins to observe, and then whenever the window is resized.
    const observer = new ResizeObserver(measure);
    const idle = requestIdleCallback(() => boxRef.current && observer.observe(boxRef.current), { timeout: SOON });
    return () => {
      cancelIdleCallback(idle);
      observer.disconnect();
    };
  }, [measure]);
  return { boxRef, tableRef, range, measure };
}

function firstRange(list: ListModel): { from: number; to: number } {
  const { query, listing } = list.page.value;
  return { from: 0, to: query === '' && leadOf(listing) > 0 ? ROOM_BELOW_CARD : ROOM };
}

function rowsInView(box: HTMLElement | null, table: HTMLElement | null, list: ListModel) {
  if (box === null || table === null) return null;
  const { query, listing } = list.page.value;
  return visibleRows({
    above: box.getBoundingClientRect().top - table.getBoundingClientRect().top,
    height: box.clientHeight,
    rowHeight: ROW_HEIGHT,
    count: query === '' ? listing.total : list.count.value,
  });
}

function bringIntoView(box: HTMLElement | null, table: HTMLElement | null, list: ListModel): void {
  const position = list.selected.value;
  if (box === null || position < 0) return;
  const { query, listing } = list.page.value;
  const lead = query === '' ? leadOf(listing) : 0;
  if (position < lead) {
    box.querySelectorAll('article')[position]?.scrollIntoView({ block: 'nearest' });
    // With its heading, which stands above it.
    if (position === 0) box.scrollTop = 0;
    return;
  }
  if (table === null) return;
  const top = table.getBoundingClientRect().top - box.getBoundingClientRect().top + (position - lead) * ROW_HEIGHT;
  if (top < HEADING) box.scrollTop += top - HEADING;
  else if (top + ROW_HEIGHT > box.clientHeight) box.scrollTop += top + ROW_HEIGHT - box.clientHeight;
}

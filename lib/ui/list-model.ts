/**
 * The list: what is linked to this site, what is linked to another host of the
 * same site, and the rest, a window of rows at a time. Searching happens in the
 * background; answers that come late, to an older question, are dropped.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Caller } from '@/lib/messages/channel';
import type { Ask, FromUi, Listing, Row } from '@/lib/messages/from-ui';
import { FIRST_ROWS } from './first-question';
import type { LiveCodes } from './live-codes';

/** Rows beyond the visible ones, so that scrolling meets rows and not blanks. */
const MARGIN = 20;

/** One answer of the background, and the question it answers. */
export interface Page {
  readonly query: string;
  readonly from: number;
  readonly listing: Listing;
}

/** Where in the list something stands. */
export type Place =
  | { readonly group: 'match'; readonly row: Row }
  | { readonly group: 'relative'; readonly row: Row }
  | { readonly group: 'other'; readonly row: Row };

export interface ListModel {
  readonly page: ReadonlySignal<Page>;
  /** What is typed; ahead of `page.query` until its answer is here. */
  readonly query: ReadonlySignal<string>;
  /** Position over matches, relatives and rows in that order; -1 for none. */
  readonly selected: ReadonlySignal<number>;
  readonly count: ReadonlySignal<number>;
  placeAt(position: number): Place | null;
  /** The selected line, once the answer to what is typed is here: Enter must not act on the list before it. */
  settledPlace(): Promise<Place | null>;
  search(query: string): Promise<void>;
  select(position: number): void;
  /** Moves the selection by `steps`, without going round at the ends. */
  move(steps: number): void;
  /** Rows `from` to `to` are on screen. */
  show(from: number, to: number): Promise<void>;
  refresh(): Promise<void>;
}

export interface ListContext {
  readonly call: Caller<FromUi>;
  readonly codes: LiveCodes;
  readonly ask: Ask | null;
  /** The registrable domain of an origin's host, `null` without one. Loaded on demand. */
  readonly siteDomainOf: (origin: string) => Promise<string | null>;
}

export function createListModel(context: ListContext, first: Listing): ListModel {
  const page = signal<Page>({ query: '', from: 0, listing: first });
  const query = signal('');
  const selected = signal(first.matches.length > 0 ? 0 : -1);
  const count = computed(() => countOf(page.value.listing));
  const ask = createAsker(context);
  let visible = { from: 0, to: FIRST_ROWS };
  let searching: Promise<void> = Promise.resolve();

  const accept = (answer: Page): void => {
    const isNewQuestion = answer.query !== page.value.query;
    page.value = answer;
    context.codes.take(codesOf(answer.listing));
    const isKept = !isNewQuestion && selected.value >= 0;
    selected.value = isKept ? Math.min(selected.value, count.value - 1) : startOf(answer);
    watch();
  };
  const watch = (): void => context.codes.watch(idsInView(page.value, visible.from - MARGIN, visible.to + MARGIN));
  const load = async (): Promise<void> => {
    const from = Math.max(0, visible.from - MARGIN);
    const answer = await ask(query.value, from, visible.to - from + MARGIN);
    if (answer !== null) accept(answer);
  };

  context.codes.take(codesOf(first));
  watch();
  return {
    page,
    query,
    selected,
    count,
    placeAt: (position) => placeIn(page.value, position),
    async settledPlace() {
      await searching;
      return page.value.query === query.value ? placeIn(page.value, selected.value) : null;
    },
    search(text) {
      query.value = text;
      visible = { from: 0, to: FIRST_ROWS };
      searching = load();
      return searching;
    },
    select(position) {
      selected.value = position;
    },
    move(steps) {
      const last = count.value - 1;
      const target = selected.value < 0 && steps < 0 ? last : selected.value + steps;
      selected.value = Math.max(Math.min(target, last), last < 0 ? -1 : 0);
    },
    async show(from, to) {
      visible = { from, to };
      if (hasRows(page.value, from, to)) watch();
      else await load();
    },
    refresh: load,
  };
}

/** Asks for a window of the list; answers `null` for a question that a newer one has overtaken. */
function createAsker(context: ListContext): (query: string, from: number, rows: number) => Promise<Page | null> {
  const { call, ask } = context;
  let latest = 0;
  let siteDomain: string | null = null;
  return async (query, from, rows) => {
    latest += 1;
    const mine = latest;
    const question = { askId: ask?.id ?? null, query: query.trim(), from, count: rows };
    let listing = await call('list', { ...question, siteDomain });
    if (siteDomain === null && ask?.origin != null && listing.matches.length === 0 && query === '') {
      siteDomain = await context.siteDomainOf(ask.origin);
      if (siteDomain !== null) listing = await call('list', { ...question, siteDomain });
    }
    return mine === latest ? { query, from, listing } : null;
  };
}

/** How many lines stand before the rows: those of this site and of its relatives. */
export function leadOf({ matches, relatives }: Listing): number {
  return matches.length + relatives.length;
}

function placeIn({ from, listing }: Page, position: number): Place | null {
  const { matches, relatives, rows } = listing;
  const match = matches[position];
  if (match !== undefined) return { group: 'match', row: match };
  const relative = relatives[position - matches.length];
  if (position >= matches.length && relative !== undefined) return { group: 'relative', row: relative };
  const row = rows[position - matches.length - relatives.length - from];
  return row === undefined ? null : { group: 'other', row };
}

function countOf(listing: Listing): number {
  return leadOf(listing) + listing.total;
}

/** After a search its first result is selected; without one only what belongs to this site. */
function startOf({ query, listing }: Page): number {
  return countOf(listing) > 0 && (query !== '' || listing.matches.length > 0) ? 0 : -1;
}

function hasRows({ from, listing }: Page, first: number, last: number): boolean {
  const end = Math.min(last, listing.total);
  return first >= end || (from <= first && from + listing.rows.length >= end);
}

function* codesOf({ matches, relatives, rows }: Listing) {
  for (const { code } of [...matches, ...relatives, ...rows]) if (code !== null) yield code;
}

function idsInView({ from, listing }: Page, first: number, last: number): string[] {
  const rows = listing.rows.slice(Math.max(0, first - from), Math.max(0, last - from));
  return [...listing.matches, ...listing.relatives, ...rows].map((row) => row.account.id);
}

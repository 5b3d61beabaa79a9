/**
 * The list: what is linked to this site, what is linked to another host of the
 * same site or named like it, and the rest, a window of rows at a time. Searching happens in the
 * background; answers that come late, to an older question, are dropped.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Caller } from '@/lib/messages/channel';
import type { Ask, FromUi, Listing, ListQuery, Row } from '@/lib/messages/from-ui';
import type { SiteView } from '@/lib/messages/links-from-ui';
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
  | { readonly group: 'suggested'; readonly row: Row }
  | { readonly group: 'other'; readonly row: Row };

export interface ListModel {
  readonly page: ReadonlySignal<Page>;
  /** What is known of the asking page's host; `null` until then, and where nothing has to be known. */
  readonly site: ReadonlySignal<SiteView | null>;
  /** What is typed; ahead of `page.query` until its answer is here. */
  readonly query: ReadonlySignal<string>;
  /** Position over matches, relatives, suggested accounts and rows in that order; -1 for none. */
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
}

export function createListModel(context: ListContext, first: Listing): ListModel {
  const page = signal<Page>({ query: '', from: 0, listing: first });
  const query = signal('');
  const selected = signal(first.matches.length > 0 ? 0 : -1);
  const count = computed(() => countOf(page.value.listing));
  const site = signal<SiteView | null>(null);
  const ask = createAsker(context, site);
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
    site,
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
function createAsker(
  { call, ask }: ListContext,
  site: Signal<SiteView | null>,
): (query: string, from: number, rows: number) => Promise<Page | null> {
  let latest = 0;
  return async (query, from, rows) => {
    latest += 1;
    const mine = latest;
    const question = { askId: ask?.id ?? null, query: query.trim(), from, count: rows };
    let listing = await call('list', { ...question, ...namesOf(site.value) });
    if (site.value === null && ask?.origin != null && listing.matches.length === 0 && query === '') {
      // Without it the list is what it was.
      site.value = await call('site', { askId: ask.id }).catch(() => null);
      if (site.value !== null) listing = await call('list', { ...question, ...namesOf(site.value) });
    }
    return mine === latest ? { query, from, listing } : null;
  };
}

function namesOf(site: SiteView | null): Pick<ListQuery, 'siteDomain' | 'siteName'> {
  return { siteDomain: site?.siteDomain ?? null, siteName: site?.siteName ?? null };
}

/** How many lines stand before the rows: those of this site, of its relatives, and what its name suggests. */
export function leadOf({ matches, relatives, suggested }: Listing): number {
  return matches.length + relatives.length + suggested.length;
}

function placeIn({ from, listing }: Page, position: number): Place | null {
  let before = 0;
  for (const [group, rows] of Object.entries(leadsOf(listing)) as [Place['group'], readonly Row[]][]) {
    const row = rows[position - before];
    if (row !== undefined) return { group, row };
    before += rows.length;
  }
  const row = position < before ? undefined : listing.rows[position - before - from];
  return row === undefined ? null : { group: 'other', row };
}

function leadsOf({ matches, relatives, suggested }: Listing) {
  return { match: matches, relative: relatives, suggested };
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

function* codesOf({ matches, relatives, suggested, rows }: Listing) {
  for (const { code } of [...matches, ...relatives, ...suggested, ...rows]) if (code !== null) yield code;
}

function idsInView({ from, listing }: Page, first: number, last: number): string[] {
  const rows = listing.rows.slice(Math.max(0, first - from), Math.max(0, last - from));
  return [...listing.matches, ...listing.relatives, ...listing.suggested, ...rows].map((row) => row.account.id);
}

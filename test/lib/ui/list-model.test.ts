import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { Ask, Listing, ListQuery } from '@/lib/messages/from-ui';
import type { SiteView } from '@/lib/messages/links-from-ui';
import { createListModel } from '@/lib/ui/list-model';
import { createLiveCodes } from '@/lib/ui/live-codes';
import { answering, listing, row, SITE, settle } from './answers';

const HERE = listing({ matches: [row('here')] });
const ASK: Ask = { id: 'ask', origin: 'https://login.example.com', wantsFill: false, notice: null };

function listOf(
  first: Listing,
  answer: (query: ListQuery) => Listing | Promise<Listing>,
  { ask = null as Ask | null, site = null as SiteView | null } = {},
) {
  const { call, told } = answering({ list: answer, codes: () => [], site: () => site });
  const codes = createLiveCodes(call, signal(0));
  const model = createListModel({ call, codes, ask }, first);
  const askedSite = () => told.filter(({ method }) => method === 'site').length;
  const asked = () => told.filter(({ method }) => method === 'list').map(({ args }) => args as ListQuery);
  return { model, codes, asked, askedSite };
}

const names = (count: number, from = 0) => Array.from({ length: count }, (_, at) => row(`r${from + at}`));

describe('selection', () => {
  test('what belongs to this site is selected from the start', () => {
    const { model } = listOf(listing({ matches: [row('here')], rows: names(3) }), () => listing({}));
    expect(model.selected.value).toBe(0);
    expect(model.placeAt(0)).toMatchObject({ group: 'match', row: { account: { id: 'here' } } });
  });

  test('without a match nothing is, so that Enter does nothing by surprise', () => {
    const { model } = listOf(listing({ rows: names(3) }), () => listing({}));
    expect(model.selected.value).toBe(-1);
    expect(model.placeAt(-1)).toBeNull();
  });

  test('it moves through matches, relatives and rows, and stops at the ends', () => {
    const { model } = listOf(listing({ matches: [row('here')], relatives: [row('cousin')], rows: names(2) }), () =>
      listing({}),
    );
    const seen = [1, 1, 1, 1, -9].map((steps) => {
      model.move(steps);
      return model.placeAt(model.selected.value)?.row.account.id;
    });
    expect(seen).toEqual(['cousin', 'r0', 'r1', 'r1', 'here']);
  });

  test('from nothing, up leads to the last line and down to the first', () => {
    const { model } = listOf(listing({ rows: names(3) }), () => listing({}));
    model.move(-1);
    expect(model.selected.value).toBe(2);
    model.select(-1);
    model.move(1);
    expect(model.selected.value).toBe(0);
  });

  test('an empty list has nothing to move to', () => {
    const { model } = listOf(listing({}), () => listing({}));
    model.move(1);
    expect(model.selected.value).toBe(-1);
  });

  test('a search selects its first result', async () => {
    const { model } = listOf(listing({ rows: names(3) }), () => listing({ rows: [row('github')] }));
    await model.search('git');
    expect(model.selected.value).toBe(0);
  });

  test('a refresh keeps it, and never beyond the end', async () => {
    const { model } = listOf(listing({ rows: names(3) }), () => listing({ rows: names(2) }));
    model.select(2);
    await model.refresh();
    expect(model.selected.value).toBe(1);
  });
});

describe('questions', () => {
  test('an answer to an older question is dropped', async () => {
    const waiting: ((answer: Listing) => void)[] = [];
    const { model } = listOf(listing({}), () => new Promise<Listing>((resolve) => waiting.push(resolve)));
    const first = model.search('g');
    const second = model.search('gi');
    waiting[1]?.(listing({ rows: [row('gitlab')] }));
    await second;
    waiting[0]?.(listing({ rows: [row('gmail')] }));
    await first;
    expect(model.page.value).toMatchObject({ query: 'gi', listing: { rows: [{ account: { id: 'gitlab' } }] } });
  });

  test('Enter waits for the answer to what is typed', async () => {
    const waiting: ((answer: Listing) => void)[] = [];
    const { model } = listOf(listing({ matches: [row('here')] }), () => new Promise<Listing>((ok) => waiting.push(ok)));
    const search = model.search('gitlab');
    const place = model.settledPlace();
    waiting[0]?.(listing({ rows: [row('gitlab')] }));
    await search;
    expect((await place)?.row.account.id).toBe('gitlab');
  });

  test('relatives are looked for only where nothing matches', async () => {
    const answer = ({ siteDomain }: ListQuery) =>
      listing({ relatives: siteDomain === null ? [] : [row('cousin')], rows: names(1) });
    const { model, asked } = listOf(listing({ rows: names(1) }), answer, { ask: ASK, site: SITE });
    await model.refresh();
    expect(model.page.value.listing.relatives).toHaveLength(1);
    await model.refresh();
    expect(asked().map(({ siteDomain }) => siteDomain)).toEqual([null, 'example.com', 'example.com']);
  });

  test('with a match the public-suffix list is not even loaded', async () => {
    const { model, asked, askedSite } = listOf(HERE, () => HERE, {
      ask: ASK,
      site: SITE,
    });
    await model.refresh();
    expect(asked().map(({ siteDomain }) => siteDomain)).toEqual([null]);
    expect(askedSite()).toBe(0);
  });
});

test('what a name suggests stands after relatives and before the rest', async () => {
  const answer = ({ siteName }: ListQuery) =>
    listing({ relatives: [row('cousin')], suggested: siteName === 'example' ? [row('maybe')] : [], rows: names(2) });
  const { model } = listOf(listing({ rows: names(2) }), answer, { ask: ASK, site: SITE });
  await model.refresh();
  expect(model.site.value).toEqual(SITE);
  const places = [0, 1, 2, 3, 4].map((position) => model.placeAt(position));
  expect(places.map((place) => place && [place.group, place.row.account.id])).toEqual([
    ['relative', 'cousin'],
    ['suggested', 'maybe'],
    ['other', 'r0'],
    ['other', 'r1'],
    null,
  ]);
});

describe('a long list', () => {
  const answer = ({ from, count }: ListQuery) =>
    listing({ rows: names(Math.min(count, 10_000 - from), from), total: 10_000 });

  test('rows are asked for where they are looked at, with a margin', async () => {
    const { model, asked } = listOf(answer({ from: 0, count: 24 } as ListQuery), answer);
    await model.show(5_000, 5_016);
    expect(asked()).toMatchObject([{ from: 4_980, count: 56 }]);
    expect(model.placeAt(5_000)?.row.account.id).toBe('r5000');
    expect(model.placeAt(0)).toBeNull();
  });

  test('what is there already is not asked for again', async () => {
    const { model, asked } = listOf(answer({ from: 0, count: 24 } as ListQuery), answer);
    await model.show(0, 20);
    expect(asked()).toEqual([]);
  });

  test('the last rows of the list are enough for its end', async () => {
    const { model, asked } = listOf(listing({ rows: names(5) }), answer);
    await model.show(0, 24);
    await settle();
    expect(asked()).toEqual([]);
  });
});

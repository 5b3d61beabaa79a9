/**
 * Entries as the bulk copy holds them: one list per field, not one object per
 * account, which is half the bytes to read, decrypt and parse. Their secrets
 * are apart; the lists say how long each is.
 *
 * Nothing is looked at field by field when it comes back: the copy opened, so
 * it is what was sealed, and that was made of entries.
 */
import type { Account, Link } from '@/lib/account/account';
import type { Entry } from './account-json';

/** What most accounts have in common. */
type Kind = Pick<Account, 'type' | 'algorithm' | 'digits' | 'period'>;

/** Each list has one item per entry, in the same order, unless it says otherwise. */
export interface Columns {
  readonly kinds: readonly Kind[];
  /** Which of `kinds`, none of which is there twice. */
  readonly kind: readonly number[];
  readonly id: readonly string[];
  readonly issuer: readonly string[];
  readonly label: readonly string[];
  readonly counter: readonly number[];
  /** Origins, parted by spaces, which no origin has. Where a link says more, all of them are in `more` again, in full. */
  readonly links: readonly string[];
  readonly createdAt: readonly number[];
  readonly deletedAt: readonly (number | null)[];
  readonly operationId: readonly string[];
  readonly version: readonly number[];
  /** Lengths. */
  readonly secret: readonly number[];
  /**
   * Fields that few accounts have, by the place of the entry; they stand above those of the columns. Spare codes are among
   * them, as secret as what is apart.
   */
  readonly more: readonly (readonly [number, object])[];
}

export function toColumns(entries: readonly Entry[]): Columns {
  const kinds = new Map<string, number>();
  const column = <T>(pick: (entry: Entry) => T): T[] => entries.map(pick);
  const kind = column(({ account }) => {
    const text = JSON.stringify(kindOf(account));
    const place = kinds.get(text) ?? kinds.size;
    kinds.set(text, place);
    return place;
  });
  return {
    kinds: Array.from(kinds.keys(), (text) => JSON.parse(text)),
    kind,
    id: column(({ account }) => account.id),
    issuer: column(({ account }) => account.issuer),
    label: column(({ account }) => account.label),
    counter: column(({ account }) => account.counter),
    links: column(({ account }) => account.links.map(({ origin }) => origin).join(' ')),
    createdAt: column(({ account }) => account.createdAt),
    deletedAt: column(({ account }) => account.deletedAt),
    operationId: column(({ operationId }) => operationId),
    version: column(({ version }) => version),
    secret: column(({ account }) => account.secret.length),
    more: entries.flatMap(({ account }, place) => {
      const more = moreOf(account);
      return Object.keys(more).length > 0 ? [[place, more] as const] : [];
    }),
  };
}

/** By account id, in the order of the columns. `secrets`: those of all, one after the other; the accounts hold parts of it. */
export function toEntries(columns: Columns, secrets: ArrayBuffer): Map<string, Entry> {
  const { kinds, kind, id, issuer, label, counter, links, createdAt, deletedAt, operationId, version } = columns;
  const more = new Map(columns.more);
  const entries = new Map<string, Entry>();
  let at = 0;
  for (let place = 0; place < id.length; place += 1) {
    const common = kinds[kind[place] as number] as Kind;
    const length = columns.secret[place] as number;
    const account: Account = {
      issuer: issuer[place] as string,
      label: label[place] as string,
      type: common.type,
      algorithm: common.algorithm,
      digits: common.digits,
      period: common.period,
      counter: counter[place] as number,
      links: linksIn(links[place] as string),
      createdAt: createdAt[place] as number,
      id: id[place] as string,
      secret: new Uint8Array(secrets, at, length),
      deletedAt: deletedAt[place] as number | null,
    };
    if (more.size > 0) Object.assign(account, more.get(place));
    entries.set(account.id, {
      account,
      operationId: operationId[place] as string,
      version: version[place] as number,
    });
    at += length;
  }
  return entries;
}

function linksIn(origins: string): Account['links'] {
  if (origins === '') return [];
  // Nearly all have one at most.
  return origins.includes(' ') ? origins.split(' ').map((origin) => ({ origin })) : [{ origin: origins }];
}

function isBare(link: Link): boolean {
  return link.site === undefined;
}

function kindOf({ type, algorithm, digits, period }: Account): Kind {
  return { type, algorithm, digits, period };
}

function moreOf(account: Account): object {
  const { id: _id, issuer: _issuer, label: _label, secret: _secret, counter: _counter, ...rest } = account;
  const { type: _type, algorithm: _algorithm, digits: _digits, period: _period, ...others } = rest;
  const { links, createdAt: _createdAt, deletedAt: _deletedAt, ...more } = others;
  return links.every(isBare) ? more : { ...more, links };
}

/** What is said about the list, aloud and at its foot, while the focus stays in the search field. */
import { accountDetail, accountName } from './describe';
import type { Page, Place } from './list-model';

/** How many were found, and which one Enter acts on. */
export function spokenList({ query, listing }: Page, place: Place | null): string {
  const count = listing.matches.length + listing.relatives.length + listing.total;
  const found = query === '' ? '' : `${count} found. `;
  if (place === null) return found.trim();
  const { account } = place.row;
  const name = [accountName(account), accountDetail(account)].filter(Boolean).join(', ');
  return `${found}${name}. Enter ${ENTER[place.group]}.`;
}

/** What the keys do now. */
export function describeKeys(place: Place | null): string {
  const enter = place === null ? [] : [`Enter ${ENTER[place.group]}`];
  return [...enter, '↑↓ move', '→ details', 'Esc clears'].join(' · ');
}

const ENTER: Readonly<Record<Place['group'], string>> = { match: 'fills', relative: 'asks first', other: 'copies' };

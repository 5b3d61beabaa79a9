/** What is said about the list, aloud and at its foot, while the focus stays in the search field. */
import { accountDetail, accountName } from './describe';
import { leadOf, type Page, type Place } from './list-model';

/** How many were found, and which one Enter acts on. */
export function spokenList({ query, listing }: Page, place: Place | null): string {
  const count = leadOf(listing) + listing.total;
  const found = query === '' ? '' : `${count} found. `;
  if (place === null) return found.trim();
  const { account } = place.row;
  const name = [accountName(account), accountDetail(account)].filter(Boolean).join(', ');
  return `${found}${name}. Enter ${ENTER[place.group]}.`;
}

/** What the keys do now; `hasPage`: whether there is a page that could be filled. */
export function describeKeys(place: Place | null, hasPage: boolean): string {
  const enter = place === null ? [] : [`Enter ${ENTER[place.group]}`];
  if (place?.group === 'other' && hasPage) return [...enter, 'Shift+Enter fills here', '→ details'].join(' · ');
  return [...enter, '↑↓ move', '→ details', 'Esc clears'].join(' · ');
}

const ENTER: Readonly<Record<Place['group'], string>> = {
  match: 'fills',
  relative: 'asks first',
  suggested: 'asks first',
  other: 'copies',
};

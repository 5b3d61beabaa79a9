/** What is in the list: cards of this site, cards of its relatives, the table of the rest; while searching, one table. */
import { useComputed } from '@preact/signals';
import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { AccountRow } from '@/components/AccountRow';
import { AccountTable } from '@/components/AccountTable';
import { EmptyState } from '@/components/EmptyState';
import { Section } from '@/components/ListScreen';
import { MatchCard } from '@/components/MatchCard';
import { Note } from '@/components/Note';
import { RelativeCard } from '@/components/RelativeCard';
import { LineRing } from '@/components/Ring';
import type { AccountSummary } from '@/lib/account/account';
import type { Row } from '@/lib/messages/from-ui';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { hostText } from '@/lib/ui/host-names';
import { lazy } from '@/lib/ui/lazy';
import { type ListModel, leadOf } from '@/lib/ui/list-model';
import { NOTICE_TEXTS } from '@/lib/ui/notice-texts';
import type { Popup } from '@/lib/ui/popup-model';
import { countdownsOf, keepIfSame, type ShownCode } from '@/lib/ui/shown-code';

const FieldHelp = lazy(async () => (await import('./field-help')).FieldHelp);

export interface ListContentProps {
  readonly popup: Popup;
  readonly list: ListModel;
  readonly listId: string;
  readonly tableRef: Ref<HTMLDivElement>;
  readonly range: { readonly from: number; readonly to: number };
}

export function ListContent(props: ListContentProps) {
  const { list } = props;
  const { query, listing } = list.page.value;
  if (listing.accounts === 0) return <NoAccounts />;
  if (query !== '' && list.count.value === 0) return <NothingFound query={query} />;
  return (
    <>
      {query === '' && <Matches {...props} />}
      {query === '' && <Relatives {...props} />}
      <Rows {...props} />
    </>
  );
}

function Matches({ popup, list }: ListContentProps) {
  const { listing } = list.page.value;
  const ask = popup.ask.value;
  if (ask?.origin == null || listing.matches.length === 0) return null;
  return (
    <Section title="On this site" aside={hostText(ask.origin)}>
      {listing.matches.map(({ account }, position) => (
        <LiveCard
          key={account.id}
          popup={popup}
          account={account}
          isSelected={list.selected.value === position}
          isWanted={ask.wantsFill && position === 0}
        />
      ))}
    </Section>
  );
}

interface LiveCardProps {
  readonly popup: Popup;
  readonly account: AccountSummary;
  readonly isSelected: boolean;
  readonly isWanted: boolean;
}

/** By itself, so that its ring draws nothing again but this card. */
function LiveCard({ popup, account, isSelected, isWanted }: LiveCardProps) {
  const filling = popup.actions.filling.value;
  return (
    <MatchCard
      account={account}
      shown={popup.codes.at(account.id)}
      isSelected={isSelected}
      isWanted={isWanted}
      isFilling={filling.step === 'filling' && filling.id === account.id}
      onFill={() => void popup.fill(account, false)}
      onCopy={() => void popup.actions.copy(account)}
      onMakeCode={() => void popup.actions.makeCode(account.id)}
      onDetails={() => popup.go({ name: 'details', account })}
    />
  );
}

function Relatives(props: ListContentProps) {
  const { matches, relatives, suggested } = props.list.page.value.listing;
  return (
    <>
      <Candidates {...props} title="On another host of this site" rows={relatives} lead={matches.length} />
      <Candidates {...props} title="Maybe for this site" rows={suggested} lead={matches.length + relatives.length} />
    </>
  );
}

interface CandidatesProps extends ListContentProps {
  readonly title: string;
  readonly rows: readonly Row[];
  /** How many lines stand before. */
  readonly lead: number;
}

/** Accounts that may be meant, each with a way to the screen that asks. */
function Candidates({ popup, list, title, rows, lead }: CandidatesProps) {
  const ask = popup.ask.value;
  if (ask?.origin == null || rows.length === 0) return null;
  return (
    <Section title={title} aside={lead === 0 ? hostText(ask.origin) : null}>
      {rows.map(({ account }, index) => (
        <RelativeCard
          key={account.id}
          account={account}
          isSelected={list.selected.value === lead + index}
          onUse={() => popup.go({ name: 'link', account })}
          onCopy={() => void popup.actions.copy(account)}
          onDetails={() => popup.go({ name: 'details', account })}
        />
      ))}
    </Section>
  );
}

function Rows({ popup, list, listId, tableRef, range }: ListContentProps) {
  const { query, listing } = list.page.value;
  const isSearching = query !== '';
  const count = isSearching ? list.count.value : listing.total;
  const lead = isSearching ? 0 : leadOf(listing);
  if (count === 0) return null;
  const renderRow = (index: number) => {
    const place = list.placeAt(lead + index);
    if (place === null) return null;
    const isSelected = list.selected.value === lead + index;
    const pick = (): void => {
      list.select(lead + index);
      void popup.pick(place);
    };
    const { account } = place.row;
    const onUse = popup.ask.value?.origin == null || place.group === 'match' ? undefined : () => void popup.use(place);
    return <LiveRow key={account.id} {...{ popup, account, isSelected, onUse }} ariaIndex={index + 1} onPick={pick} />;
  };
  return (
    <Section title={isSearching ? 'Found' : 'All accounts'} aside={<Aside popup={popup} list={list} count={count} />}>
      <AccountTable
        id={listId}
        label="Accounts"
        count={count}
        from={range.from}
        to={range.to}
        tableRef={tableRef}
        renderRow={renderRow}
      />
    </Section>
  );
}

interface LiveRowProps {
  readonly popup: Popup;
  readonly account: AccountSummary;
  readonly ariaIndex: number;
  readonly isSelected: boolean;
  readonly onPick: () => void;
  readonly onUse: (() => void) | undefined;
}

/** Drawn again when its code changes or grows late, not each second. */
function LiveRow({ popup, account, ...rest }: LiveRowProps) {
  const last = useRef<ShownCode | null>(null);
  const shown = useComputed(() => {
    last.current = keepIfSame(last.current, popup.codes.at(account.id));
    return last.current;
  });
  return (
    <AccountRow
      {...rest}
      account={account}
      shown={shown.value}
      onMakeCode={() => void popup.actions.makeCode(account.id)}
      onDetails={() => popup.go({ name: 'details', account })}
    />
  );
}

/** One countdown per period, and how many rows there are. */
function Aside({ popup, list, count }: { popup: Popup; list: ListModel; count: number }) {
  const { listing } = list.page.value;
  const shown = listing.rows.map(({ account }) => popup.codes.at(account.id));
  return (
    <>
      {countdownsOf(shown).map((timing) => (
        <LineRing key={timing.period} timing={timing} />
      ))}
      <span>{count}</span>
    </>
  );
}

/** What became of the vault's copies, and then what there is to say about this page. */
export function ListNote(props: { readonly popup: Popup; readonly list: ListModel }) {
  const notice = props.popup.notice.value;
  return (
    <>
      {notice !== null && <Note tone="warn">{NOTICE_TEXTS[notice]}</Note>}
      <PageNote {...props} />
    </>
  );
}

/** Why a fill did not happen, or why the page's wish cannot be met. */
function PageNote({ popup, list }: { readonly popup: Popup; readonly list: ListModel }) {
  const filling = popup.actions.filling.value;
  const ask = popup.ask.value;
  if (filling.step === 'failed') {
    const isMissing = filling.code === 'field-missing' && ask !== null;
    return (
      <>
        <Note tone="bad">{FAILURE_TEXTS[filling.code]}</Note>
        {isMissing && <FieldHelp popup={popup} list={list} askId={ask.id} />}
      </>
    );
  }
  const origin = ask?.origin ?? null;
  const { query, listing } = list.page.value;
  if (query !== '' || listing.accounts === 0 || listing.matches.length > 0 || origin === null) return null;
  const lookAlike = list.site.value?.lookAlikes[0];
  if (lookAlike !== undefined) {
    return (
      <Note tone="warn">
        This page is <b>{hostText(origin)}</b>, not <b>{hostText(lookAlike.origin)}</b>. If someone sent you here, close
        it.
      </Note>
    );
  }
  if (leadOf(listing) > 0 || popup.ask.value?.wantsFill !== true) return null;
  return (
    <Note tone="plain">
      No account is linked to {hostText(origin)} yet. Find yours below; its arrow, or Shift+Enter, fills it here.
    </Note>
  );
}

function NoAccounts() {
  return (
    <EmptyState title="No accounts yet" hasMark>
      Open the two-factor settings of a site. When it shows a QR code, choose <b>Scan this page</b>; for a link or a
      setup key, choose <b>Add</b>.
    </EmptyState>
  );
}

function NothingFound({ query }: { readonly query: string }) {
  return (
    <EmptyState title={`Nothing found for \u201c${query.trim()}\u201d`}>Press Esc to see all accounts.</EmptyState>
  );
}

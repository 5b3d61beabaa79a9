/** Which screen is shown. Those that most openings never need are loaded when they are. */
import { EmptyState } from '@/components/EmptyState';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { lazy } from '@/lib/ui/lazy';
import type { Popup } from '@/lib/ui/popup-model';
import { List } from './list';
import { Opening } from './opening';
import { Unlock } from './unlock';

const Create = lazy(async () => (await import('./create')).Create);
const Lost = lazy(async () => (await import('./lost')).Lost);
const Erase = lazy(async () => (await import('./erase')).Erase);
const Add = lazy(async () => (await import('./add')).Add);
const Details = lazy(async () => (await import('./details')).Details);
const Edit = lazy(async () => (await import('./edit')).Edit);
const Doubt = lazy(async () => (await import('./doubt')).Doubt);
const Reveal = lazy(async () => (await import('./reveal')).Reveal);
const Site = lazy(async () => (await import('./site')).Site);
const Spare = lazy(async () => (await import('./spare')).Spare);
const SpareChoice = lazy(async () => (await import('./spare-choice')).SpareChoice);
const SpareCodes = lazy(async () => (await import('./spare-codes')).SpareCodes);
const Link = lazy(async () => (await import('./link')).Link);
const FoundList = lazy(async () => (await import('./found')).FoundList);

export function App({ popup }: { readonly popup: Popup }) {
  const screen = popup.screen.value;
  switch (screen.name) {
    case 'opening':
      return <Opening />;
    case 'failed':
      return (
        <EmptyState title="Countersign could not open" hasMark>
          {FAILURE_TEXTS[screen.code]}
        </EmptyState>
      );
    case 'create':
      return <Create popup={popup} />;
    case 'unlock':
      return <Unlock popup={popup} />;
    case 'lost':
      return <Lost popup={popup} />;
    case 'erase':
      return <Erase popup={popup} />;
    case 'list':
      return <List popup={popup} list={screen.list} />;
    case 'add':
      return <Add popup={popup} />;
    case 'details':
      return <Details popup={popup} account={screen.account} />;
    case 'edit':
      return <Edit popup={popup} account={screen.account} />;
    case 'doubt':
      return <Doubt popup={popup} doubt={screen.doubt} />;
    case 'reveal':
      return <Reveal popup={popup} account={screen.account} />;
    case 'site':
      return <Site popup={popup} askId={screen.askId} origin={screen.origin} />;
    case 'spare':
      return <Spare popup={popup} account={screen.account} />;
    case 'spare-choice':
      return <SpareChoice popup={popup} accounts={screen.accounts} />;
    case 'spare-codes':
      return <SpareCodes popup={popup} account={screen.account} />;
    case 'link':
      return <Link popup={popup} account={screen.account} />;
    case 'found':
      return <FoundList popup={popup} from={screen.from} />;
  }
}

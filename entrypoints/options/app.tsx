/** What the settings show: nothing of the vault while it is locked. */
import { EmptyState } from '@/components/EmptyState';
import { NoVaultScreen } from '@/components/NoVaultScreen';
import { OptionsFrame } from '@/components/OptionsFrame';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { lazy } from '@/lib/ui/lazy';
import type { Options } from '@/lib/ui/options-model';
import { SECTIONS } from './sections';
import { Unlock } from './unlock';

const FirstRestore = lazy(async () => (await import('./first-restore')).FirstRestore);
const Lost = lazy(async () => (await import('./lost')).Lost);
const Erase = lazy(async () => (await import('./lost')).Erase);

export interface SectionProps {
  readonly options: Options;
}

export function App({ options }: SectionProps) {
  const screen = options.screen.value;
  switch (screen.name) {
    case 'opening':
      return null;
    case 'failed':
      return (
        <EmptyState title="Countersign could not open" hasMark>
          {FAILURE_TEXTS[screen.code]}
        </EmptyState>
      );
    case 'missing':
      if (options.section.value === 'restore') return <FirstRestore options={options} />;
      return <NoVaultScreen onRestore={() => options.go('restore')} />;
    case 'locked':
      return <Unlock options={options} />;
    case 'lost':
      return <Lost options={options} />;
    case 'erase':
      return <Erase options={options} />;
    case 'open':
      return <Sections options={options} />;
  }
}

function Sections({ options }: SectionProps) {
  // Whoever comes to restore finds that there is a vault already.
  const wanted = options.section.value === 'restore' ? 'backups' : options.section.value;
  const current = SECTIONS.find(({ id }) => id === wanted) ?? SECTIONS[0];
  if (current === undefined) return null;
  return (
    <OptionsFrame sections={SECTIONS} current={current.id} onGo={options.go}>
      <current.Content key={current.id} options={options} />
    </OptionsFrame>
  );
}

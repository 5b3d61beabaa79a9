/** What the settings show: nothing of the vault while it is locked. */
import { EmptyState } from '@/components/EmptyState';
import { OptionsFrame } from '@/components/OptionsFrame';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Options } from '@/lib/ui/options-model';
import { SECTIONS } from './sections';
import { Unlock } from './unlock';

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
      return (
        <EmptyState title="No vault yet" hasMark>
          Open Countersign from the toolbar and choose a passphrase. The settings are for the vault you make there.
        </EmptyState>
      );
    case 'locked':
      return <Unlock options={options} />;
    case 'open':
      return <Sections options={options} />;
  }
}

function Sections({ options }: SectionProps) {
  const current = SECTIONS.find(({ id }) => id === options.section.value) ?? SECTIONS[0];
  if (current === undefined) return null;
  return (
    <OptionsFrame sections={SECTIONS} current={current.id} onGo={options.go}>
      <current.Content key={current.id} options={options} />
    </OptionsFrame>
  );
}

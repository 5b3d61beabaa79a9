/** What the settings show: nothing of the vault while it is locked. */
import { EmptyState } from '@/components/EmptyState';
import { SettingsFrame } from '@/components/SettingsFrame';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { Options } from '@/lib/ui/options-model';
import { SECTIONS } from './sections';
import { Unlock } from './unlock';

export function App({ options }: { readonly options: Options }) {
  const state = options.state.value;
  switch (state.name) {
    case 'opening':
      return null;
    case 'failed':
      return (
        <EmptyState title="Countersign could not open" hasMark>
          {FAILURE_TEXTS[state.code]}
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
    case 'unlocked':
      return <Sections options={options} />;
  }
}

function Sections({ options }: { readonly options: Options }) {
  const current = SECTIONS.find(({ id }) => id === options.part.value) ?? SECTIONS[0];
  if (current === undefined) return null;
  return (
    <SettingsFrame sections={SECTIONS} current={current.id} onLock={() => void options.lock()}>
      <current.Content key={current.id} options={options} />
    </SettingsFrame>
  );
}

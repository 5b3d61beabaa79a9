/** A backup where there is no vault yet. In a tab: a popup closes when a file is chosen. */
import { useMemo } from 'preact/hooks';
import { FirstRestoreScreen } from '@/components/FirstRestoreScreen';
import { createFirstRestore } from '@/lib/ui/first-restore-model';
import { loadJudge } from '@/lib/ui/load-judge';
import type { SectionProps } from './app';
import { pickedFile } from './files';

export function FirstRestore({ options }: SectionProps) {
  const model = useMemo(() => createFirstRestore(options.call, loadJudge), [options]);
  const openSettings = (): void => {
    options.go('security');
    void options.reopen();
  };
  return (
    <FirstRestoreScreen
      model={model}
      now={Date.now()}
      onPick={(file) => model.backup.pick(file === null ? null : pickedFile(file))}
      onClose={() => window.close()}
      onSettings={openSettings}
    />
  );
}

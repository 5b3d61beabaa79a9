/** Backups: making one, and checking or restoring one. */
import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { BackupPanel } from '@/components/BackupPanel';
import { RestorePanel } from '@/components/RestorePanel';
import type { BackupState } from '@/lib/messages/backup-from-ui';
import { createBackupModel } from '@/lib/ui/backup-model';
import { loadJudge } from '@/lib/ui/load-judge';
import { createRestoreModel } from '@/lib/ui/restore-model';
import type { SectionProps } from './app';
import { download, pickedFile } from './files';

export function Backups({ options }: SectionProps) {
  return (
    <>
      <Make options={options} />
      <Restore options={options} />
    </>
  );
}

function Make({ options }: SectionProps) {
  const model = useMemo(() => createBackupModel({ call: options.call, download, loadJudge, now: Date.now }), [options]);
  const facts = useMemo(() => signal<BackupState | null>(null), []);
  const state = model.state.value;
  const changes = options.changes.value;
  useEffect(() => {
    // Failing, the sentence about the last backup is left out.
    void options.call('backupState', {}).then(
      (answer) => {
        facts.value = answer;
      },
      () => {},
    );
  }, [options, facts, changes, state.step === 'saved']);
  return (
    <BackupPanel
      facts={facts.value}
      state={state}
      now={Date.now()}
      passphrase={model.passphrase.value}
      isOther={model.isOther.value}
      other={model.other.value}
      again={model.again.value}
      strength={model.strength.value}
      differs={model.differs.value}
      onType={model.type}
      onUseOther={model.useOther}
      onTypeOther={model.typeOther}
      onTypeAgain={model.typeAgain}
      onSubmit={() => void model.submit()}
    />
  );
}

function Restore({ options }: SectionProps) {
  const model = useMemo(() => createRestoreModel(options.call), [options]);
  return (
    <RestorePanel
      state={model.state.value}
      now={Date.now()}
      fileName={model.file.value?.name ?? null}
      passphrase={model.passphrase.value}
      choices={model.choices.value}
      count={model.count.value}
      onPick={(file) => model.pick(file === null ? null : pickedFile(file))}
      onType={model.type}
      onCheck={() => void model.check()}
      onChoose={model.choose}
      onRestore={() => void model.restore()}
      onClose={model.close}
    />
  );
}

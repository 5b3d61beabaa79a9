/** History: earlier copies of the vault, and the trash. */
import { useEffect, useMemo } from 'preact/hooks';
import { CheckpointPanel } from '@/components/CheckpointPanel';
import { TrashPanel } from '@/components/TrashPanel';
import { createHistoryModel } from '@/lib/ui/history-model';
import type { SectionProps } from './app';

export function History({ options }: SectionProps) {
  const model = useMemo(() => createHistoryModel(options.call), [options]);
  const changes = options.changes.value;
  useEffect(() => void model.load(), [model, changes]);
  return (
    <>
      <CheckpointPanel
        checkpoints={model.checkpoints.value}
        state={model.returning.value}
        now={Date.now()}
        onAsk={(id) => void model.ask(id)}
        onCancel={model.cancel}
        onRestore={(id) => void model.restore(id)}
      />
      <TrashPanel
        trash={model.trash.value}
        state={model.erasing.value}
        passphrase={model.passphrase.value}
        now={Date.now()}
        onTakeOut={(id) => void model.takeOut(id)}
        onAskErase={model.askErase}
        onType={model.type}
        onErase={() => void model.erase()}
        onCancel={model.cancel}
      />
    </>
  );
}

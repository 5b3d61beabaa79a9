/** Locking: after how long without use, at once, and what the organisation says about it. */
import { useEffect, useMemo } from 'preact/hooks';
import { AtOncePanel, IdlePanel, ManagedPanel } from '@/components/LockingPanels';
import { Note } from '@/components/Note';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { createLockingModel } from '@/lib/ui/locking-model';
import type { SectionProps } from './app';

export function Locking({ options }: SectionProps) {
  const model = useMemo(() => createLockingModel(options.call), [options]);
  useEffect(() => void model.load(), [model]);
  const view = model.view.value;
  const state = model.state.value;
  if (view === null) return state.step === 'refused' ? <Note tone="bad">{FAILURE_TEXTS[state.code]}</Note> : null;
  return (
    <>
      <IdlePanel view={view} state={state} onChoose={(idleLimit) => void model.choose(idleLimit)} />
      <AtOncePanel shortcut={view.shortcut} />
      {view.managed !== null && <ManagedPanel managed={view.managed} />}
    </>
  );
}

import { type ReadonlySignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { DoubtScreen } from '@/components/DoubtScreen';
import { EditScreen } from '@/components/EditScreen';
import { QuestionBar } from '@/components/QuestionBar';
import { SavedScreen } from '@/components/SavedScreen';
import type { AccountSummary } from '@/lib/account/account';
import type { FailureCode } from '@/lib/failure/failure';
import { createAfterSave, mayComeLater } from '@/lib/ui/after-save';
import { clockText } from '@/lib/ui/clock-text';
import { createEditModel } from '@/lib/ui/edit-model';
import { createQuestionModel, type Doubt } from '@/lib/ui/question-model';
import type { Scan } from '@/lib/ui/scan-model';

const close = (): void => window.close();

interface SavedProps {
  readonly scan: Scan;
  readonly now: ReadonlySignal<number>;
  readonly site: string | undefined;
  readonly account: AccountSummary;
  readonly code: FailureCode;
}

/** Open as long as the page has no code; what becomes of one that is filled meanwhile is asked here. */
export function Saved({ scan, now, site, account, code }: SavedProps) {
  const askId = scan.ask.value?.id ?? '';
  const after = useMemo(
    () => createAfterSave(scan.call, askId, { account, code }, close),
    [scan, askId, account, code],
  );
  const model = useMemo(() => createQuestionModel(scan.call, askId), [scan, askId]);
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  useSignalEffect(() => {
    if (scan.changes.value >= 0) void model.load();
  });
  const question = model.question.value;
  if (doubt !== null) return <Doubts scan={scan} now={now} site={site} doubt={doubt} onEdited={setDoubt} />;
  return (
    <SavedScreen
      account={account}
      code={after.code.value}
      site={site}
      toast={
        question !== null && (
          <QuestionBar
            question={question}
            onYes={() => void model.accept().then(close)}
            onNo={() => void model.refuse().then(setDoubt)}
          />
        )
      }
      onFill={mayComeLater(after.code.value) ? () => void after.fill() : undefined}
      onClose={close}
    />
  );
}

interface DoubtsProps extends Pick<SavedProps, 'scan' | 'now' | 'site'> {
  readonly doubt: Doubt;
  readonly onEdited: (doubt: Doubt) => void;
}

function Doubts({ scan, now, site, doubt, onEdited }: DoubtsProps) {
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    const left = (account: AccountSummary): void => {
      onEdited({ ...doubt, account });
      setEditing(false);
    };
    return <Edit scan={scan} account={doubt.account} onLeft={left} />;
  }
  return (
    <DoubtScreen
      doubt={doubt}
      clock={clockText(now.value)}
      site={site}
      onEdit={() => setEditing(true)}
      onDone={close}
    />
  );
}

interface EditProps extends Pick<SavedProps, 'scan' | 'account'> {
  readonly onLeft: (account: AccountSummary) => void;
}

function Edit({ scan, account, onLeft }: EditProps) {
  const model = useMemo(() => createEditModel(scan.call, account), [scan, account]);
  useEffect(() => void model.lookAtSites(), [model]);
  const origin = scan.ask.value?.origin ?? null;
  return <EditScreen model={model} account={account} origin={origin} onSaved={onLeft} onBack={() => onLeft(account)} />;
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { Note } from '@/components/Note';
import { RecoverySheet } from '@/components/RecoverySheet';
import { PasskeysPanel, PassphrasePanel, RecoveryPanel, RotatePanel } from '@/components/SecurityPanels';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { loadJudge } from '@/lib/ui/load-judge';
import { passkeys } from '@/lib/ui/passkey';
import { createSecurityModel, type SecurityModel, type SecurityNews } from '@/lib/ui/security-model';
import type { SectionProps } from './app';

const NEWS: Readonly<Record<Exclude<SecurityNews, 'none'>, string>> = {
  passphrase: 'The passphrase is changed. Everything else that opens the vault still does.',
  code: 'The recovery code opens the vault from now on.',
  passkey: 'The passkey opens the vault from now on.',
  removed: 'It is removed, and opens the vault no longer.',
  rotated: 'The vault has a new key, and all accounts are encrypted under it.',
};

const DAY = 24 * 60 * 60 * 1000;

export function Security({ options }: SectionProps) {
  const model = useMemo(() => createSecurityModel({ call: options.call, loadJudge, passkeys }), [options]);
  useEffect(() => void model.load(), [model]);
  const task = model.task.value;
  const news = model.news.value;
  const failure = model.failure.value;
  if (task.name === 'code') return <Sheet model={model} code={task.code} isAfterRotation={task.isAfterRotation} />;
  if (model.ways.value === null && failure === null) return null;
  return (
    <>
      <div role="status">{news !== 'none' && <Note tone="ok">{NEWS[news]}</Note>}</div>
      {failure !== null && <Note tone="bad">{FAILURE_TEXTS[failure]}</Note>}
      <PassphrasePanel model={model} />
      <RecoveryPanel model={model} />
      <PasskeysPanel model={model} />
      <RotatePanel model={model} />
    </>
  );
}

interface SheetProps {
  readonly model: SecurityModel;
  readonly code: string;
  readonly isAfterRotation: boolean;
}

function Sheet({ model, code, isAfterRotation }: SheetProps) {
  const [isCopied, noteCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    noteCopied(true);
  };
  return (
    <RecoverySheet
      code={code}
      isAfterRotation={isAfterRotation}
      isCopied={isCopied}
      today={Math.floor(Date.now() / DAY)}
      onPrint={() => window.print()}
      onCopy={() => void copy().catch(() => {})}
      onDone={model.leave}
    />
  );
}

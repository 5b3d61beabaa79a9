/** Issued keys: making one for somebody else, and checking their codes, through the client that programs use. */
import { useEffect, useMemo } from 'preact/hooks';
import { IssuedKeysPanel } from '@/components/IssuedKeysPanel';
import { IssuedSheet } from '@/components/IssuedSheet';
import { IssuePanel } from '@/components/IssuePanel';
import { createClient } from '@/lib/client/client';
import { createCheckModel } from '@/lib/ui/check-model';
import { engineTransport } from '@/lib/ui/engine-transport';
import { createIssueModel, type IssuedKey, type IssueModel } from '@/lib/ui/issue-model';
import type { SectionProps } from './app';
import { download } from './files';

export function Issued({ options }: SectionProps) {
  const client = useMemo(() => {
    const transport = engineTransport(options.call, () => void options.reopen());
    // A person is there to try again.
    return createClient({ transport, maxRetries: 0 });
  }, [options]);
  const model = useMemo(() => createIssueModel(client), [client]);
  const checks = useMemo(() => createCheckModel(options.call, client), [options, client]);
  const changes = options.changes.value;
  useEffect(() => void checks.load(), [checks, changes]);
  const state = model.state.value;
  if (state.step === 'shown') return <Sheet model={model} issued={state.key} isCopied={state.isCopied} />;
  return (
    <>
      <IssuePanel
        state={state}
        form={model.form.value}
        onChange={model.change}
        onSubmit={() => void model.submit()}
        onReplace={() => void model.replace()}
        onCancel={model.cancel}
      />
      <IssuedKeysPanel
        keys={checks.keys.value}
        state={checks.state.value}
        code={checks.code.value}
        now={Date.now()}
        onAsk={checks.ask}
        onType={checks.type}
        onCheck={() => void checks.check()}
        onAskDelete={checks.askDelete}
        onDelete={() => void checks.delete()}
        onCancel={checks.cancel}
      />
    </>
  );
}

interface SheetProps {
  readonly model: IssueModel;
  readonly issued: IssuedKey;
  readonly isCopied: boolean;
}

function Sheet({ model, issued, isCopied }: SheetProps) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(issued.secret);
    model.noteCopied();
  };
  return (
    <IssuedSheet
      issued={issued}
      isCopied={isCopied}
      onPrint={() => window.print()}
      onDownload={() => download(issued.barcode, `key-${issued.name}.png`)}
      onCopy={() => void copy().catch(() => {})}
      onDone={model.close}
    />
  );
}

import { useCallback, useMemo } from 'preact/hooks';
import { AddScreen } from '@/components/AddScreen';
import { BatchScreen } from '@/components/BatchScreen';
import { PreviewScreen } from '@/components/PreviewScreen';
import { createAddModel } from '@/lib/ui/add-model';
import type { BatchModel } from '@/lib/ui/batch-model';
import type { Popup } from '@/lib/ui/popup-model';
import type { SaveModel } from '@/lib/ui/save-model';
import { codeAt } from '@/lib/ui/shown-code';
import { Foot } from './foot';
import { useEscape } from './keys';

export function Add({ popup }: { readonly popup: Popup }) {
  const model = useMemo(() => createAddModel(popup.call, popup.ask.value), [popup]);
  const state = model.state.value;
  if (state.step === 'preview') return <Confirm popup={popup} save={state.save} onBack={model.backToForm} />;
  if (state.step === 'batch') return <Export popup={popup} batch={state.batch} onBack={model.backToForm} />;
  return <Form popup={popup} model={model} />;
}

function Form({ popup, model }: { readonly popup: Popup; readonly model: ReturnType<typeof createAddModel> }) {
  useEscape(popup.showList);
  const state = model.state.value;
  return (
    <AddScreen
      form={model.form.value}
      isLink={model.link.value !== null}
      isChecking={state.step === 'checking'}
      failure={state.step === 'refused' ? state.code : null}
      toast={<Foot popup={popup} />}
      onChange={model.change}
      onSubmit={() => void model.check()}
      onBack={() => void popup.showList()}
      onScan={popup.ask.value === null ? undefined : () => void popup.scan(false)}
    />
  );
}

interface ExportProps {
  readonly popup: Popup;
  readonly batch: BatchModel;
  readonly onBack: () => void;
}

/** The next code may be scanned or pasted: it is remembered which ones are here. */
function Export({ popup, batch, onBack }: ExportProps) {
  useEscape(onBack);
  return (
    <BatchScreen
      batch={batch.batch.value}
      state={batch.state.value}
      onMore={popup.ask.value === null ? onBack : () => void popup.scan(false)}
      onSave={() => void batch.save()}
      onBack={onBack}
      onClose={() => void popup.showList()}
    />
  );
}

interface ConfirmProps {
  readonly popup: Popup;
  readonly save: SaveModel;
  readonly onBack: () => void;
}

function Confirm({ popup, save, onBack }: ConfirmProps) {
  useEscape(onBack);
  const state = save.state.value;
  const { preview } = save;
  const finish = useCallback(async (): Promise<void> => {
    const account = await save.save();
    if (account === null) return;
    popup.toasts.show({ about: 'saved', account });
    await popup.showList();
  }, [popup, save]);
  return (
    <PreviewScreen
      preview={preview}
      shown={preview.code === null ? null : codeAt(preview.code, popup.now.value)}
      origin={popup.ask.value?.origin ?? null}
      isLinking={save.isLinking.value}
      isSaving={state.step === 'saving'}
      failure={state.step === 'refused' ? state.code : null}
      saveText="Save"
      onBack={onBack}
      onNotNow={() => void popup.showList()}
      onLink={save.setLinking}
      onSave={() => void finish()}
    />
  );
}

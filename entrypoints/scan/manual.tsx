import { useMemo } from 'preact/hooks';
import { AddScreen } from '@/components/AddScreen';
import { createAddModel } from '@/lib/ui/add-model';
import { exportLinksIn } from '@/lib/ui/batch-model';
import type { Scan } from '@/lib/ui/scan-model';

/** Typing what the site shows beside its code; from the preview on it is as if it had been scanned. */
export function Manual({ scan }: { readonly scan: Scan }) {
  const model = useMemo(() => createAddModel(scan.call, scan.ask.value), [scan]);
  const check = async (): Promise<void> => {
    const parts = exportLinksIn(model.form.value.source);
    // With what was scanned of it.
    if (parts.length > 0) return scan.accept(parts);
    await model.check();
    if (model.state.value.step === 'preview') scan.preview(model.state.value.save);
  };
  const state = model.state.value;
  return (
    <AddScreen
      form={model.form.value}
      isLink={model.link.value !== null}
      isChecking={state.step === 'checking'}
      failure={state.step === 'refused' ? state.code : null}
      toast={null}
      onChange={model.change}
      onSubmit={() => void check()}
      onBack={() => scan.backToSources()}
    />
  );
}

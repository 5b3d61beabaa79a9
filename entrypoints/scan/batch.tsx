import { BatchScreen } from '@/components/BatchScreen';
import type { BatchModel } from '@/lib/ui/batch-model';
import type { Scan } from '@/lib/ui/scan-model';

export function Batch({ scan, batch }: { readonly scan: Scan; readonly batch: BatchModel }) {
  return (
    <BatchScreen
      batch={batch.batch.value}
      state={batch.state.value}
      onMore={() => scan.backToSources()}
      onSave={() => void batch.save()}
      onClose={() => window.close()}
    />
  );
}

import { useMemo } from 'preact/hooks';
import { CreateScreen } from '@/components/CreateScreen';
import { createCreateModel } from '@/lib/ui/create-model';
import { loadJudge } from '@/lib/ui/load-judge';
import type { Scan } from '@/lib/ui/scan-model';

export function Create({ scan }: { readonly scan: Scan }) {
  const model = useMemo(() => createCreateModel(scan.call, loadJudge, scan.resume), [scan]);
  return <CreateScreen model={model} />;
}

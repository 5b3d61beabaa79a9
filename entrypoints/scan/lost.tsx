import { useMemo, useState } from 'preact/hooks';
import { EraseScreen } from '@/components/EraseScreen';
import { LostScreen } from '@/components/LostScreen';
import { createEraseModel } from '@/lib/ui/erase-model';
import type { Scan } from '@/lib/ui/scan-model';
import { saveTextFile } from '@/lib/ui/text-file';

export function Lost({ scan, site }: { readonly scan: Scan; readonly site: string | undefined }) {
  const [isErasing, setErasing] = useState(false);
  const model = useMemo(() => createEraseModel(scan.call, saveTextFile, scan.resume), [scan]);
  if (isErasing) return <EraseScreen model={model} onBack={() => setErasing(false)} />;
  return <LostScreen site={site} onRetry={() => void scan.resume()} onErase={() => setErasing(true)} />;
}

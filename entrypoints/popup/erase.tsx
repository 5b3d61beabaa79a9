import { useMemo } from 'preact/hooks';
import { EraseScreen } from '@/components/EraseScreen';
import { createEraseModel } from '@/lib/ui/erase-model';
import type { Popup } from '@/lib/ui/popup-model';
import { saveTextFile } from '@/lib/ui/text-file';

export function Erase({ popup }: { readonly popup: Popup }) {
  const model = useMemo(() => createEraseModel(popup.call, saveTextFile, popup.reopen), [popup]);
  return <EraseScreen model={model} onBack={() => void popup.reopen()} />;
}

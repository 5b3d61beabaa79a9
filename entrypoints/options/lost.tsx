/** When nothing of the vault opens: said plainly, and the way to start again. */
import { useMemo } from 'preact/hooks';
import { EraseScreen } from '@/components/EraseScreen';
import { LostScreen } from '@/components/LostScreen';
import { createEraseModel } from '@/lib/ui/erase-model';
import { saveTextFile } from '@/lib/ui/text-file';
import type { SectionProps } from './app';

export function Lost({ options }: SectionProps) {
  return <LostScreen onRetry={() => void options.reopen()} onErase={options.askErase} />;
}

export function Erase({ options }: SectionProps) {
  const model = useMemo(() => createEraseModel(options.call, saveTextFile, options.reopen), [options]);
  return <EraseScreen model={model} onBack={() => void options.reopen()} />;
}

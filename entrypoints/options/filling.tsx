/** Filling: the button in pages, and the sites with rules of their own. */
import { useEffect, useMemo } from 'preact/hooks';
import { FillingPanels } from '@/components/FillingPanels';
import { Note } from '@/components/Note';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { createSitesModel } from '@/lib/ui/sites-model';
import type { SectionProps } from './app';

export function Filling({ options }: SectionProps) {
  const model = useMemo(() => createSitesModel(options.call), [options]);
  useEffect(() => void model.load(), [model]);
  const view = model.view.value;
  const refusal = model.refusal.value;
  if (view === null) return refusal === null ? null : <Note tone="bad">{FAILURE_TEXTS[refusal]}</Note>;
  return (
    <FillingPanels
      view={view}
      refusal={refusal}
      onOffer={(isOffered) => void model.setOffered(isOffered)}
      onChange={(origin, change) => void model.change(origin, change)}
      onForgetTaught={(origin) => void model.forgetTaught(origin)}
      onForget={(origin) => void model.forget(origin)}
    />
  );
}

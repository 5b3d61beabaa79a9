import { useEffect, useMemo } from 'preact/hooks';
import { SiteEntry, SiteScreen } from '@/components/SiteScreen';
import type { Popup } from '@/lib/ui/popup-model';
import { createSiteModel } from '@/lib/ui/site-model';
import { useEscape } from './keys';

interface SiteProps {
  readonly popup: Popup;
  readonly askId: string;
  readonly origin: string;
}

export function Site({ popup, askId, origin }: SiteProps) {
  useEscape(popup.showList);
  const model = useMemo(() => createSiteModel(popup.call, askId), [popup, askId]);
  useEffect(() => void model.load(), [model]);
  return (
    <SiteScreen
      origin={origin}
      view={model.view.value}
      refusal={model.refusal.value}
      onBack={() => void popup.showList()}
      onChange={(change) => void model.change(change)}
      onTeach={(isCode) => void model.teach(isCode)}
      onForget={() => void model.forgetTaught()}
    />
  );
}

export function Entry({ popup, askId, origin }: SiteProps) {
  return <SiteEntry origin={origin} onOpen={() => popup.go({ name: 'site', askId, origin })} />;
}

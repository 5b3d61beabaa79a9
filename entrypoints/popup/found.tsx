/** The bar at the foot that tells of QR codes on the page, and the list of them where there are several. */
import { useEffect } from 'preact/hooks';
import { FoundBar } from '@/components/FoundBar';
import { FoundScreen } from '@/components/FoundScreen';
import { startPackagedWorker } from '@/lib/browser/packaged-script';
import { createQrReader } from '@/lib/qr/reader';
import { createFound, type FoundModel } from '@/lib/ui/found-model';
import { placeIn } from '@/lib/ui/found-order';
import { pixelsOf } from '@/lib/ui/pixels';
import type { Popup, Screen } from '@/lib/ui/popup-model';
import type { FoundProps } from './found-later';
import { useEscape } from './keys';

/** One picture for all screens of a popup. */
const models = new WeakMap<Popup, { readonly model: FoundModel; readonly looking: Promise<void> }>();

function foundOf(popup: Popup, askId: string): { readonly model: FoundModel; readonly looking: Promise<void> } {
  const known = models.get(popup);
  if (known !== undefined) return known;
  const reader = createQrReader(() => startPackagedWorker('/qr-reader.js'));
  reader.warmUp();
  const model = createFound({
    call: popup.call,
    askId,
    async read(image) {
      const picture = await pixelsOf(image);
      const codes = await reader.readQrCodes(picture);
      reader.end();
      return placeIn(picture, codes);
    },
    closeWindow: () => window.close(),
  });
  window.addEventListener('pagehide', () => model.leave());
  const made = { model, looking: model.look() };
  models.set(popup, made);
  return made;
}

export function FoundOnPage({ popup, first }: FoundProps) {
  const { model, looking } = foundOf(popup, popup.ask.value?.id ?? '');
  useEffect(() => {
    if (first === null) void looking.then(() => model.judge());
  }, [model, looking, first]);
  const from = popup.screen.value;
  return (
    <FoundBar
      finding={model.state.value}
      first={first}
      onAdd={(item) => void model.add(item)}
      onShow={() => popup.go({ name: 'found', from })}
    />
  );
}

export function FoundList({ popup, from }: { readonly popup: Popup; readonly from: Screen }) {
  const { model } = foundOf(popup, popup.ask.value?.id ?? '');
  const back = (): void => {
    if (from.name === 'list') void popup.showList();
    else popup.go(from);
  };
  useEscape(back);
  const finding = model.state.value;
  return (
    <FoundScreen
      items={finding.step === 'found' ? finding.items : []}
      first={from.name === 'unlock' || from.name === 'create' ? from.name : null}
      onAdd={(item) => void model.add(item)}
      onBack={back}
    />
  );
}

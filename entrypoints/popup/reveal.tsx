import { useCallback, useMemo } from 'preact/hooks';
import { RevealScreen } from '@/components/RevealScreen';
import type { AccountSummary } from '@/lib/account/account';
import type { Popup } from '@/lib/ui/popup-model';
import { createRevealModel, type QrShape } from '@/lib/ui/reveal-model';
import { Foot } from './foot';
import { useEscape } from './keys';

export function Reveal({ popup, account }: { readonly popup: Popup; readonly account: AccountSummary }) {
  const model = useMemo(() => createRevealModel(popup.call, account.id, drawQr), [popup, account]);
  const back = useCallback(() => popup.go({ name: 'details', account }), [popup, account]);
  useEscape(back);
  return (
    <RevealScreen
      account={account}
      state={model.state.value}
      passphrase={model.passphrase.value}
      toast={<Foot popup={popup} />}
      onType={model.type}
      onSubmit={() => void model.submit()}
      onCopy={(text) => void popup.actions.copyText(text)}
      onBack={back}
    />
  );
}

/** `null` for a link too long for any QR code: it can still be copied. */
async function drawQr(text: string): Promise<QrShape | null> {
  const { drawQrCode, qrPath } = await import('@/lib/qr/draw');
  try {
    const matrix = drawQrCode(text);
    return { path: qrPath(matrix), size: matrix.length };
  } catch {
    return null;
  }
}

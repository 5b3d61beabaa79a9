/** What a QR code is: an account as its link names it, or in words. Never anything to click. */
import type { QrKind } from '@/lib/ui/qr-kinds';
import classes from './QrName.module.css';
import { Who } from './Who';

export const EXPORT_NAME = 'Accounts of another authenticator';

export function QrName({ kind, isFull = false }: { readonly kind: QrKind; readonly isFull?: boolean }) {
  if (kind.kind === 'account') return <Who account={kind} isFull={isFull} />;
  const [name, detail] = kind.kind === 'export' ? [EXPORT_NAME, ''] : [kind.name, kind.detail];
  return (
    <div class={classes.other}>
      <span class={classes.name}>{name}</span>
      {detail !== '' && <bdi class={classes.detail}>{detail}</bdi>}
    </div>
  );
}

/** A page's host, large, for reading: its owner's part in full ink, and as it travels where that differs. */
import { hostName, hostParts } from '@/lib/ui/host-names';
import classes from './HostPanel.module.css';

export interface HostPanelProps {
  readonly origin: string;
  readonly siteDomain: string | null;
}

export function HostPanel({ origin, siteDomain }: HostPanelProps) {
  const { unicode, ascii } = hostName(origin);
  const { before, own, after } = hostParts(origin, siteDomain);
  return (
    <div class={classes.panel}>
      <div class={classes.name}>This page</div>
      <div class={classes.host}>
        <bdi dir="ltr">
          {before}
          <b>{own}</b>
          {after}
        </bdi>
      </div>
      {unicode !== ascii && (
        <div class={classes.ascii}>
          Written out: <bdi dir="ltr">{ascii}</bdi>
        </div>
      )}
    </div>
  );
}

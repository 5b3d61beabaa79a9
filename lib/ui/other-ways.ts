/** Which ways into the vault there are beside the passphrase, for a locked screen. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

export interface OtherWays {
  readonly recovery: boolean;
  readonly passkey: boolean;
}

/** None until the background has answered, and none where it cannot: the passphrase is asked for all the same. */
export function loadOtherWays(call: Caller<FromUi>): ReadonlySignal<OtherWays> {
  const ways = signal<OtherWays>({ recovery: false, passkey: false });
  call('waysIn', {}).then(
    (all) => {
      const has = (type: string) => all.some((way) => way.type === type);
      ways.value = { recovery: has('recovery'), passkey: has('prf') };
    },
    () => {},
  );
  return ways;
}

/** Carries a client's requests to the engine in the background, so that our pages ask as any program does. */
import type { Transport } from '@/lib/client/transport';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

const UNAVAILABLE = 503;

/** `onLocked` hears of every answer that says the vault is locked. */
export function engineTransport(call: Caller<FromUi>, onLocked: () => void): Transport {
  return async (request) => {
    const answer = await call('engine', request);
    if (answer.status === UNAVAILABLE) onLocked();
    return answer;
  };
}

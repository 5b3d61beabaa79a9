/** A caller that also tells when the background turns out to be locked, so that no screen has to ask. */
import { isFailure } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';

export function reportLocked(call: Caller<FromUi>, onLocked: () => void): Caller<FromUi> {
  return async (method, args) => {
    try {
      return await call(method, args);
    } catch (error) {
      if (isFailure(error) && error.code === 'vault-locked') onLocked();
      throw error;
    }
  };
}

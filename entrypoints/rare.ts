/** What is asked of the background rarely, apart from what every start reads. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { RareGlobal } from '@/lib/background/load-rare';
import { makeRareHandlers } from '@/lib/background/rare-handlers';
import { createSeldom } from '@/lib/vault/seldom';

export default defineUnlistedScript(() => {
  (globalThis as RareGlobal).countersignRare = { makeRareHandlers, createSeldom };
});

/**
 * The page script: detection, the offer and the filling. The background puts it
 * into a frame on demand, as often as it likes; one of them lives.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive, listen, send } from '@/lib/browser/page-runtime';
import { createCaller } from '@/lib/messages/channel';
import type { FromPage } from '@/lib/messages/from-page';
import { livePage } from '@/lib/page/live';
import { claim } from '@/lib/page/world';

export default defineUnlistedScript(() => {
  if (claim('Page', { isAlive })) livePage({ call: createCaller<FromPage>(send), isAlive, listen });
});

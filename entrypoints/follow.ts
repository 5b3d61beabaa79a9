/** Put into a frame that is about to get the first code of a new account: says when the code was sent. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { send } from '@/lib/browser/page-runtime';
import { followSending } from '@/lib/page/follow';
import { startFollowing } from '@/lib/page/world';

export default defineUnlistedScript(() => {
  followSending((isSure) => void send({ method: 'sent', args: { isSure } }).catch(() => {}), startFollowing());
});

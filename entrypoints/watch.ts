/**
 * The watcher, in every frame: notices fields that may take a code and has
 * `page.js` brought in, remembers right-clicks, and otherwise does nothing.
 *
 * An unlisted script named in the manifest (`wxt.config.ts`), not one of WXT's
 * content scripts: the wrapper of those posts a message with the extension's id
 * into every page.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive, send } from '@/lib/browser/page-runtime';
import { rememberRightClick } from '@/lib/page/right-click';
import { watchForCandidate } from '@/lib/page/watch';
import { claim } from '@/lib/page/world';

export default defineUnlistedScript(() => {
  // After an install or an update it is put into open tabs by hand, and may be there already.
  if (!claim('Watcher', { isAlive })) return;
  rememberRightClick(window);
  watchForCandidate(document, {
    found: () => void send({ method: 'attach', args: {} }).catch(() => {}),
    isAlive,
  });
});

/**
 * The watcher, in every frame: notices fields that may take a code and has
 * `page.js` brought in, remembers right-clicks, and otherwise does nothing.
 *
 * An unlisted script named in the manifest (`wxt.config.ts`), not one of WXT's
 * content scripts: the wrapper of those posts a message with the extension's id
 * into every page.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive, listen, send } from '@/lib/browser/page-runtime';
import type { Request, Response } from '@/lib/messages/channel';
import { rememberRightClick } from '@/lib/page/right-click';
import { watchForCandidate } from '@/lib/page/watch';
import { claim } from '@/lib/page/world';

export default defineUnlistedScript(() => {
  // After an install or an update it is put into open tabs by hand, and may be there already.
  if (!claim('Watcher', { isAlive })) return;
  const rightClick = rememberRightClick(window);
  listen((message) => {
    const { method } = (message as Request | null) ?? {};
    if (method !== 'locate' && method !== 'copy') return null;
    return Promise.resolve(rightClick[method]()).then((value): Response => ({ ok: true, value }));
  });
  watchForCandidate(document, {
    found: () => void send({ method: 'attach', args: {} }).catch(() => {}),
    isAlive,
  });
});

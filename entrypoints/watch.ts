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
import type { Response } from '@/lib/messages/channel';
import type { PageRules } from '@/lib/messages/from-page';
import { rememberRightClick } from '@/lib/page/right-click';
import { isSameOriginToTop } from '@/lib/page/tree';
import { watchForCandidate } from '@/lib/page/watch';
import { claim, rulesOnce } from '@/lib/page/world';

export default defineUnlistedScript(() => {
  // After an install or an update it is put into open tabs by hand, and may be there already.
  if (!claim('Watcher', { isAlive })) return;
  rememberRightClick(window);
  watchForCandidate(document, {
    found: () => void send({ method: 'attach', args: {} }).catch(() => {}),
    touched: () => void (isSameOriginToTop(window) && rulesOnce(askRules)),
    isAlive,
  });
});

async function askRules(): Promise<PageRules | null> {
  const response = (await send({ method: 'rules', args: {} })) as Response | undefined;
  return response?.ok === true ? (response.value as PageRules) : null;
}

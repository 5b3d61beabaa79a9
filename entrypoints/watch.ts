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
import type { PageRules } from '@/lib/messages/from-page';
import { onRestored } from '@/lib/page/restored';
import { rememberRightClick } from '@/lib/page/right-click';
import { isSameOriginToTop } from '@/lib/page/tree';
import { watchForCandidate } from '@/lib/page/watch';
import { claim, forgetRules, isClaimed, rulesOnce } from '@/lib/page/world';

export default defineUnlistedScript(() => {
  // After an install or an update it is put into open tabs by hand, and may be there already.
  if (!claim('Watcher', { isAlive })) return;
  watchForCandidate(document, {
    found: () => void send({ method: 'attach', args: {} }).catch(() => {}),
    touched: createAsking(),
    listen: () => rememberRightClick(window),
    isAlive,
  });
});

/** Asks with the first touch, and once more with the first after the rules may have changed. */
function createAsking(): () => void {
  let isListening = false;
  return () => {
    if (!isSameOriginToTop(window)) return;
    void rulesOnce(askRules);
    // Not before: most pages are never touched, and each listener costs a frame.
    if (isListening) return;
    isListening = true;
    onRestored(forget);
    listen((message) => {
      if ((message as Partial<Request> | null)?.method === 'renewRules') forget();
      return null;
    });
  };
}

function forget(): void {
  // `page.js`, where it is here, hears the same and asks by itself.
  if (!isClaimed('Page')) forgetRules();
}

async function askRules(): Promise<PageRules | null> {
  const response = (await send({ method: 'rules', args: {} })) as Response | undefined;
  return response?.ok === true ? (response.value as PageRules) : null;
}

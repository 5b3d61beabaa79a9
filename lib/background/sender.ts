/**
 * Who asks. Decided on what the browser attests and before a message is looked
 * at: our own page, a document of a tab, or nobody we talk to.
 */
import type { Sender } from '@/lib/browser/sender';
import type { PageDocument } from './documents';

export type Asker = { readonly realm: 'ui' } | { readonly realm: 'page'; readonly document: PageDocument };

/** The asker behind `sender`, or `null` for anyone whose identity or origin is not beyond doubt. */
export function identify(sender: Sender, own: { readonly id: string; readonly origin: string }): Asker | null {
  if (sender.extensionId !== own.id || sender.url === null) return null;
  if (isOwnPage(sender.url, own.origin))
    return sender.origin === own.origin || sender.origin === null ? { realm: 'ui' } : null;
  return identifyPage(sender);
}

function identifyPage(sender: Sender): Asker | null {
  const { tabId, frameId, documentId, origin } = sender;
  if (tabId === null || frameId === null || documentId === null) return null;
  // 'null' is what sandboxed and data: documents have; an absent origin is never trusted.
  if (origin === null || origin === 'null') return null;
  return { realm: 'page', document: { tabId, frameId, documentId, origin } };
}

/** The slash keeps `chrome-extension://idx` from passing for `chrome-extension://id`. */
function isOwnPage(url: string, ownOrigin: string): boolean {
  return url.startsWith(`${ownOrigin}/`);
}

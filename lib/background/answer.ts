/** The ladder of trust: who asks decides which protocol is in scope at all; a page cannot even name a handler of ours. */
import { onMessage, ownId, ownOrigin } from '@/lib/browser/runtime';
import type { Sender } from '@/lib/browser/sender';
import { dispatch, type Handlers, isRequest, type Response } from '@/lib/messages/channel';
import type { FromPage } from '@/lib/messages/from-page';
import type { FromUi } from '@/lib/messages/from-ui';
import type { PageDocument } from './documents';
import { identify } from './sender';

/** More than any of our own content scripts ever sends. */
const MAX_PAGE_MESSAGE = 4_096;

export function answerMessages(ui: Handlers<FromUi, void>, page: Handlers<FromPage, PageDocument>): void {
  onMessage((message, sender) => answer(ui, page, message, sender));
}

function answer(
  ui: Handlers<FromUi, void>,
  page: Handlers<FromPage, PageDocument>,
  message: unknown,
  sender: Sender,
): Promise<Response> | null {
  if (!isRequest(message)) return null;
  const asker = identify(sender, { id: ownId(), origin: ownOrigin() });
  if (asker === null) return null;
  if (asker.realm === 'ui') return dispatch(ui, message, undefined);
  if (JSON.stringify(message).length > MAX_PAGE_MESSAGE) return null;
  return dispatch(page, message, asker.document);
}

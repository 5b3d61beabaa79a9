/** What becomes of a message that the code of a new account was sent: a look at the page, once it has answered. */
import type { PageDocument } from './documents';
import { ANSWER_MS, LONG_AGO } from './enrolments';
import { loadRare } from './load-rare';
import type { RareContext } from './rare';

/** For the messages of pages. Should the worker die meanwhile, the person is asked. */
export function followSent(rare: RareContext): (document: PageDocument, isSure: boolean) => Promise<void> {
  const { enrolments, context } = rare;
  return async (document, isSure) => {
    // What only a person can judge needs no waiting.
    const sentAt = isSure ? context.now() : LONG_AGO;
    const sent = await enrolments.noteSent(document, sentAt);
    if (sent === null || !isSure) return;
    const settle = async (): Promise<void> =>
      (await loadRare()).makeRareHandlers(rare).settleEnrolment(sent.accountId, sentAt);
    // Locked meanwhile, or the account is gone: then the person is asked, or there is nothing to ask.
    setTimeout(() => settle().catch(() => {}), ANSWER_MS);
  };
}

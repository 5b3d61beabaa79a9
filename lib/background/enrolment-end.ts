/**
 * How an enrolment ends: ten seconds after its code was sent the page is looked
 * at. Where the field is gone and no error shows, the account is marked;
 * otherwise the person is asked. A page that lies about it can bring about, or
 * prevent, a mark on an account that was just saved from it, and nothing else.
 */
import { type Account, summarize } from '@/lib/account/account';
import { nameKey } from '@/lib/account/duplicates';
import type { Frame } from '@/lib/browser/frames';
import { linkNear } from '@/lib/match/near';
import { mayFill } from '@/lib/match/origin';
import type { Handlers } from '@/lib/messages/channel';
import type { EnrolmentFromUi } from '@/lib/messages/enrolment-from-ui';
import { frameOrigin } from './documents';
import type { RareContext } from './rare';

/** Looks at the page of the account's enrolment, and marks the account if the site took the code sent at `sentAt`. */
export async function settleEnrolment(rare: RareContext, accountId: string, sentAt: number): Promise<void> {
  const { context, vault, enrolments, announce } = rare;
  const enrolment = await enrolments.find(accountId);
  // Sent once more since, or answered.
  if (enrolment?.filled == null || enrolment.sentAt !== sentAt) return;
  const frames = (await context.frames(enrolment.filled.tabId)) as readonly Frame[];
  const link = linkNear(await vault.account(accountId), originOf(frames) ?? '');
  if (link !== null && (await isDone(rare, enrolment.filled.tabId, frames))) await mark(rare, accountId, link.origin);
  else {
    await enrolments.ask(accountId);
    announce({ announce: 'changed' });
  }
}

function originOf(frames: readonly Frame[]): string | null {
  const [top] = frames;
  return top === undefined ? null : frameOrigin(frames, top);
}

async function isDone({ page }: RareContext, tabId: number, frames: readonly Frame[]): Promise<boolean> {
  try {
    const answers = await page.run(tabId, frames, '/ended.js');
    // After that the page is loaded, and the field is there if it comes again.
    return answers.length > 0 && answers.every((answer) => answer === 'clear') && !(await page.hasField(tabId, frames));
  } catch {
    // No script may look there, or the page went on: the person knows.
    return false;
  }
}

async function mark({ context, vault, enrolments, announce }: RareContext, id: string, origin: string) {
  const worked = { origin, at: context.now() };
  const account = await vault.update(id, (account) => ({ ...account, worked }));
  await enrolments.end(id);
  announce({ announce: 'changed' });
  return account;
}

export function questionHandlers(
  rare: RareContext,
): Pick<Handlers<EnrolmentFromUi, void>, 'openQuestion' | 'answerQuestion'> {
  const { vault, enrolments, findAsk } = rare;
  return {
    openQuestion: async ({ askId }) => {
      const origin = (await findAsk(askId))?.origin ?? null;
      if (origin === null) return null;
      const open = new Set((await enrolments.open()).map(({ accountId }) => accountId));
      const account = (await vault.accounts()).find((one) => open.has(one.id) && mayFill(one, origin));
      return account === undefined ? null : { account: summarize(account), origin };
    },
    answerQuestion: async ({ id, askId, hasWorked }) => {
      const before = await vault.account(id);
      const link = linkNear(before, (await findAsk(askId))?.origin ?? '');
      // A second click, or a window that was left open: it was answered.
      const isOpen = link !== null && (await enrolments.find(id)) !== null;
      if (!hasWorked) await enrolments.rest(id);
      const account = hasWorked && isOpen ? await mark(rare, id, link.origin) : before;
      return { account: summarize(account), namesakes: namesakesOf(account, await vault.accounts()).map(summarize) };
    },
  };
}

function namesakesOf(account: Account, accounts: readonly Account[]): readonly Account[] {
  const name = nameKey(account);
  return accounts.filter((other) => other.id !== account.id && nameKey(other) === name);
}

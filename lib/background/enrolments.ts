/**
 * Enrolments: accounts that were just saved from a page, until it is known
 * whether that site takes their codes. They are kept as ids and times in
 * `storage.session`, so that they outlive the worker, and nothing there tells
 * whose account it is or at which site.
 */
import type { SessionStore } from '@/lib/vault/session';
import type { PageDocument } from './documents';

export interface Enrolment {
  readonly accountId: string;
  readonly savedAt: number;
  /** The document into which its code was filled last; `null` before the first time. */
  readonly filled: Pick<PageDocument, 'tabId' | 'documentId'> | null;
  /** When that document sent the code, as far as it knows; `null` while it has not. */
  readonly sentAt: number | null;
}

export interface Enrolments {
  begin(accountId: string): Promise<void>;
  /** Its code is about to be filled into `document`: whether that is to be followed. */
  follow(accountId: string, document: PageDocument): Promise<boolean>;
  /** `document` sent what was filled into it; `null` if nobody waits for that. */
  noteSent(document: PageDocument, sentAt: number): Promise<Enrolment | null>;
  find(accountId: string): Promise<Enrolment | null>;
  /** Nobody could see how it went: the person is to be asked at once. */
  ask(accountId: string): Promise<void>;
  /** Those of which a person should be asked how it went. */
  open(): Promise<readonly Enrolment[]>;
  /** Not to be asked of again before its next code is sent. */
  rest(accountId: string): Promise<void>;
  end(accountId: string): Promise<void>;
}

/** Milliseconds after sending when a site has answered. */
export const ANSWER_MS = 10_000;
/** Looking at the page takes a moment as well. */
const LOOK_MS = 3_000;
/** For `sentAt`, where there is nothing to wait for. */
export const LONG_AGO = 0;
/** Later nobody knows any more which code was meant. */
const KEEP_MS = 24 * 60 * 60 * 1000;
/** More than anybody sets up at a time. */
const KEPT = 20;
const NAME = 'enrolments';

export function createEnrolments(now: () => number, session: SessionStore): Enrolments {
  let changing: Promise<unknown> = Promise.resolve();

  const list = async (): Promise<readonly Enrolment[]> => {
    const kept = ((await session.read(NAME)) as readonly Enrolment[] | undefined) ?? [];
    return kept.filter(({ savedAt }) => savedAt <= now() && now() < savedAt + KEEP_MS);
  };
  /** One after the other; answers with the enrolment as it was changed to, `null` if `is` finds none. */
  const change = (
    is: (one: Enrolment) => boolean,
    into: (one: Enrolment) => Enrolment | null,
  ): Promise<Enrolment | null> => {
    const changed = changing.then(async () => {
      const all = await list();
      const one = all.findLast(is);
      if (one === undefined) return null;
      const next = into(one);
      const others = all.filter((other) => other !== one);
      await session.write(NAME, next === null ? others : [...others, next]);
      return next;
    });
    changing = changed.catch(() => {});
    return changed;
  };
  const of = (accountId: string) => (one: Enrolment) => one.accountId === accountId;

  return {
    async begin(accountId) {
      const one: Enrolment = { accountId, savedAt: now(), filled: null, sentAt: null };
      const begun = changing.then(async () => session.write(NAME, [...(await list()), one].slice(-KEPT)));
      changing = begun.catch(() => {});
      await begun;
    },
    async follow(accountId, { tabId, documentId }) {
      // Nearly always there is none, and a fill should not wait for a queue.
      if ((await list()).length === 0) return false;
      const filled = { tabId, documentId };
      return (await change(of(accountId), (one) => ({ ...one, filled, sentAt: null }))) !== null;
    },
    noteSent: ({ tabId, documentId }, sentAt) =>
      change(
        ({ filled }) => filled?.tabId === tabId && filled.documentId === documentId,
        (one) => ({ ...one, sentAt }),
      ),
    find: async (accountId) => (await list()).find(of(accountId)) ?? null,
    open: async () => (await list()).filter(({ sentAt }) => sentAt !== null && now() >= sentAt + ANSWER_MS + LOOK_MS),
    async ask(accountId) {
      await change(of(accountId), (one) => ({ ...one, sentAt: LONG_AGO }));
    },
    async rest(accountId) {
      await change(of(accountId), (one) => ({ ...one, sentAt: null }));
    },
    async end(accountId) {
      await change(of(accountId), () => null);
    },
  };
}

/**
 * Setup keys that a page shows as text. They go one way, once: a person scanned
 * this page and no QR code was found, its documents are looked at, and what they
 * have is handed to the window that asked. Nothing of it is kept here.
 */
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { EnrolmentFromUi, PageKey } from '@/lib/messages/enrolment-from-ui';
import type { RareContext } from './rare';

/** More than a person would compare. */
const MAX_KEYS = 6;
const SECRET = /^[A-Z2-7]{16,128}$/;
const LINK = /^otpauth:\/\/[^\s"'<>]{8,2000}$/i;

export function keyHandlers({
  context,
  findAsk,
  page,
}: RareContext): Pick<Handlers<EnrolmentFromUi, void>, 'findKeys'> {
  return {
    findKeys: async ({ askId }) => {
      const ask = await findAsk(askId);
      if (ask?.documentId == null) throw new Failure('page-gone');
      const frames = await context.frames(ask.tabId);
      if (frames[0]?.documentId !== ask.documentId) throw new Failure('page-gone');
      const answers = await page.run(ask.tabId, frames, '/keys.js').catch(() => []);
      // What another page answered meanwhile must not be saved for this one.
      if ((await context.frames(ask.tabId))[0]?.documentId !== ask.documentId) throw new Failure('page-gone');
      return keysIn(answers);
    },
  };
}

/** The keys in what documents answered, which may be anything; each once. */
export function keysIn(answers: readonly unknown[]): readonly PageKey[] {
  const keys = answers.flatMap((answer) => (Array.isArray(answer) ? answer.slice(0, MAX_KEYS) : [])).filter(isPageKey);
  const byKey = new Map(keys.map(({ key, algorithm, digits, period }) => [key, { key, algorithm, digits, period }]));
  return [...byKey.values()].slice(0, MAX_KEYS);
}

function isPageKey(value: unknown): value is PageKey {
  const { key, algorithm, digits, period } = (value ?? {}) as Partial<Record<keyof PageKey, unknown>>;
  return (
    typeof key === 'string' &&
    (SECRET.test(key) || LINK.test(key)) &&
    (algorithm === 'SHA1' || algorithm === 'SHA256' || algorithm === 'SHA512') &&
    (digits === 6 || digits === 8) &&
    (period === 30 || period === 60)
  );
}

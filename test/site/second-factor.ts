/**
 * The verdict on a code, by `otplib`: an implementation that is neither the
 * extension's nor the one the extension is checked against.
 */
import { verify } from 'otplib';
import type { SiteAccount } from './accounts.ts';
import type { PageKind, Verdict } from './logbook.ts';
import type { Visit } from './visit.ts';

/** Seconds. Also the skew: sites commonly take the step before and the step after the current one. */
const PERIOD = 30;

/** Strict on purpose: no spaces, no dashes. Some sites are, so a filler has to be right. */
const SIX_DIGITS = /^[0-9]{6}$/;

/** What an error page says; `null` for a code that was accepted. */
export const VERDICT_TEXTS: Readonly<Record<Verdict, string | null>> = {
  accepted: null,
  wrong: 'That code is not right. Check it and try again.',
  replayed: 'That code has been used already. Wait for the next one.',
  malformed: 'A code is six digits. Check it and try again.',
};

/** Judges the visit's field `code` for the account (`null`: nobody known) and writes it into the logbook. */
export async function judgeVisit(visit: Visit, account: SiteAccount | null, page: PageKind): Promise<Verdict> {
  const at = visit.state.now();
  const code = visit.fields.get('code') ?? '';
  const verdict = await judge(account, code, at);
  visit.state.logbook.push({ at, host: visit.host, account: account?.user ?? '', page, code, verdict });
  return verdict;
}

/** Accepting a code uses up its time step. */
async function judge(account: SiteAccount | null, code: string, now: number): Promise<Verdict> {
  if (!SIX_DIGITS.test(code)) return 'malformed';
  if (account === null) return 'wrong';
  const { secret, algorithm, usedSteps } = account;
  const epoch = Math.floor(now / 1000);
  const result = await verify({ secret, algorithm, token: code, epoch, period: PERIOD, epochTolerance: PERIOD });
  if (!result.valid || !('timeStep' in result)) return 'wrong';
  if (usedSteps.has(result.timeStep)) return 'replayed';
  usedSteps.add(result.timeStep);
  return 'accepted';
}

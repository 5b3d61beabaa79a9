/** A caller that answers from a table, as the background would, and keeps what it was asked. */

import type { AccountSummary } from '@/lib/account/account';
import { Failure, type FailureCode } from '@/lib/failure/failure';
import type { Args, Caller, Value } from '@/lib/messages/channel';
import type { CodeView, FromUi, Listing, Row } from '@/lib/messages/from-ui';
import type { SiteView } from '@/lib/messages/links-from-ui';
import { TOTP } from '@/test/lib/account/params';

type Answers = { [M in keyof FromUi]?: (args: Args<FromUi[M]>) => Value<FromUi[M]> | Promise<Value<FromUi[M]>> };

export interface Told {
  readonly method: keyof FromUi;
  readonly args: unknown;
}

/** What `answers` does not name is a bug of the test. */
export function answering(answers: Answers): { call: Caller<FromUi>; told: Told[] } {
  const told: Told[] = [];
  const call = async (method: keyof FromUi, args: unknown): Promise<unknown> => {
    told.push({ method, args });
    const answer = answers[method] as ((args: unknown) => unknown) | undefined;
    if (answer === undefined) throw new Error(`nobody answers ${method}`);
    return answer(args);
  };
  return { call: call as Caller<FromUi>, told };
}

export function refuse(code: FailureCode): never {
  throw new Failure(code);
}

export function account(id: string, more: Partial<AccountSummary> = {}): AccountSummary {
  return {
    id,
    issuer: id,
    label: '',
    ...TOTP,
    links: [],
    createdAt: 0,
    deletedAt: null,
    ...more,
  };
}

/** The code of the half minute that begins at `validFrom`. */
export function view(id: string, validFrom: number, code = '111111', next: string | null = '222222'): CodeView {
  return { id, code, validFrom, validUntil: validFrom + 30_000, next };
}

export function row(id: string, validFrom = 0): Row {
  return { account: account(id), code: view(id, validFrom) };
}

export function listing(parts: Partial<Listing>): Listing {
  const { matches = [], relatives = [], suggested = [], rows = [] } = parts;
  return { matches, relatives, suggested, rows, total: rows.length, accounts: 1, ...parts };
}

/** Lets everything that waits for answers go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A site that is like no other the vault knows. */
export const SITE: SiteView = {
  siteDomain: 'example.com',
  wholeSite: 'example.com',
  siteName: 'example',
  isMixed: false,
  lookAlikes: [],
};

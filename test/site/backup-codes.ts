/** The site's backup codes: handed out once somebody is signed in, and taken instead of a code, each once. */
import { randomInt } from 'node:crypto';
import type { SiteAccount } from './accounts.ts';
import { type Html, html } from './html.ts';
import { errorNote, layOut } from './layout.ts';
import type { Verdict } from './logbook.ts';
import type { Reply, Routes, Visit } from './visit.ts';

const CODES = 8;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

export const BACKUP_CODE_ROUTES: Routes = {
  'GET /backup-codes': (visit) => {
    const { session } = visit;
    if (session?.stage !== 'signed-in') return { type: 'redirect', to: '/login' };
    return { type: 'page', page: listPage(visit, session.account) };
  },
  'GET /login/backup': (visit) =>
    visit.session?.stage === 'code-wanted'
      ? { type: 'page', page: askPage(visit, null) }
      : { type: 'redirect', to: '/login' },
  'POST /login/backup': verify,
};

/** `7k2m-9xqp`, as many as a site hands out. */
export function makeBackupCodes(): readonly string[] {
  const half = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: CODES }, () => `${half()}-${half()}`);
}

function verify(visit: Visit): Reply {
  const { session, state } = visit;
  const code = visit.fields.get('backup-code') ?? '';
  const account = session?.stage === 'code-wanted' ? session.account : null;
  const verdict = judge(account, code);
  state.logbook.push({
    ...{ at: state.now(), host: visit.host, account: account?.user ?? '', page: 'backup', code, verdict },
  });
  if (session?.stage !== 'code-wanted') return { type: 'redirect', to: '/login' };
  if (verdict !== 'accepted') return { type: 'page', status: 422, page: askPage(visit, TEXTS[verdict]) };
  state.sessions.end(visit.sessionId);
  const setSession = state.sessions.open({ ...session, stage: 'signed-in' });
  return { type: 'redirect', to: '/welcome', setSession };
}

const TEXTS: Readonly<Record<Exclude<Verdict, 'accepted'>, string>> = {
  wrong: 'That is none of your backup codes.',
  replayed: 'That backup code has been used already. Use another one.',
  malformed: 'A backup code looks like 7k2m-9xqp.',
};

/** Accepting a code uses it up. */
function judge(account: SiteAccount | null, code: string): Verdict {
  if (!/^[a-z2-9]{4}-[a-z2-9]{4}$/.test(code)) return 'malformed';
  if (account === null || !account.backupCodes.includes(code)) return 'wrong';
  if (account.usedBackupCodes.has(code)) return 'replayed';
  account.usedBackupCodes.add(code);
  return 'accepted';
}

function askPage({ brand }: Visit, error: string | null): Html {
  const main = html`<h1>Two-factor authentication</h1>
<p>Without your authenticator, one of the backup codes that you keep lets you in.</p>
<form method="post" action="/login/backup">
<label for="backup-code">Backup code</label>
<input id="backup-code" name="backup-code" type="text" autocomplete="off" spellcheck="false" required>
${errorNote(error)}
<button type="submit">Continue</button>
</form>`;
  return layOut(brand, { title: 'Backup code', main, shape: 'split' });
}

function listPage({ brand }: Visit, account: SiteAccount): Html {
  const codes = account.backupCodes.map((code) => html`<li>${code}</li>`);
  const main = html`<h1>Your backup codes</h1><p>Keep them somewhere safe. Each of them works once.</p>
<ol id="backup-codes">${codes}</ol>`;
  return layOut(brand, { title: 'Backup codes', main, shape: 'split' });
}

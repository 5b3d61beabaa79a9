/** Signing in: password first, then the second factor on one of the forms. */
import { hasPassword, type SiteAccount } from './accounts.ts';
import type { LoginForm } from './logbook.ts';
import { FORM_TEXTS, LOGIN_FORMS } from './login-forms.ts';
import { choicePage, codePage, framePage, passwordPage, welcomePage } from './login-pages.ts';
import { judgeVisit, VERDICT_TEXTS } from './second-factor.ts';
import type { Session } from './sessions.ts';
import { type Reply, type Routes, readName, type Visit } from './visit.ts';

const PASSWORD_REFUSED = 'This name and password do not belong together.';
const NOT_ENROLLED = 'Two-factor authentication is not on for this account yet. Turn it on first.';

export const LOGIN_ROUTES: Routes = {
  'GET /login': (visit) => ({ type: 'page', page: choicePage(visit.brand) }),
  ...Object.fromEntries(LOGIN_FORMS.flatMap((form) => Object.entries(routesOf(form)))),
  'GET /login/iframe/frame': (visit) => ({ type: 'page', page: framePage(visit.brand), framedBy: ["'self'"] }),
  'GET /login/spa/code': () => ({ type: 'redirect', to: '/login/spa' }),
  'POST /login/spa': enterApp,
  'POST /login/spa/code': verifyInApp,
  'GET /welcome': welcome,
  'POST /logout': logOut,
};

/** For every form alike; the single-page app replaces those it does differently. */
function routesOf(form: LoginForm): Routes {
  return {
    [`GET /login/${form}`]: (visit) => ({ type: 'page', page: passwordPage(visit, form, null) }),
    [`POST /login/${form}`]: (visit) => enterPassword(visit, form),
    [`GET /login/${form}/code`]: (visit) => {
      const account = waitingAccount(visit, form);
      return account === null ? backTo(form) : { type: 'page', page: codePage(visit.brand, account, form, null) };
    },
    [`POST /login/${form}/code`]: (visit) => verifyCode(visit, form),
  };
}

function enterPassword(visit: Visit, form: LoginForm): Reply {
  const account = findByPassword(visit);
  if (typeof account === 'string') return { type: 'page', status: 422, page: passwordPage(visit, form, account) };
  const setSession = renew(visit, { stage: 'code-wanted', account, form });
  return { type: 'redirect', to: `/login/${form}/code`, setSession };
}

async function verifyCode(visit: Visit, form: LoginForm): Promise<Reply> {
  const account = waitingAccount(visit, form);
  const verdict = await judgeVisit(visit, account, form);
  if (account === null) return backTo(form);
  const error = VERDICT_TEXTS[verdict];
  if (error !== null) return { type: 'page', status: 422, page: codePage(visit.brand, account, form, error) };
  return { type: 'redirect', to: '/welcome', setSession: letIn(visit, account, form) };
}

function enterApp(visit: Visit): Reply {
  const account = findByPassword(visit);
  if (typeof account === 'string') return { type: 'json', status: 422, value: { error: account } };
  const setSession = renew(visit, { stage: 'code-wanted', account, form: 'spa' });
  return { type: 'json', value: { user: account.user }, setSession };
}

async function verifyInApp(visit: Visit): Promise<Reply> {
  const account = waitingAccount(visit, 'spa');
  const verdict = await judgeVisit(visit, account, 'spa');
  const error = account === null ? 'Sign in again.' : VERDICT_TEXTS[verdict];
  if (account === null || error !== null) return { type: 'json', status: 422, value: { error } };
  const value = { user: account.user, form: FORM_TEXTS.spa.name };
  return { type: 'json', value, setSession: letIn(visit, account, 'spa') };
}

function welcome(visit: Visit): Reply {
  if (visit.session?.stage !== 'signed-in') return { type: 'redirect', to: '/login' };
  return { type: 'page', page: welcomePage(visit.brand, visit.session.account, visit.session.form) };
}

function logOut(visit: Visit): Reply {
  visit.state.sessions.end(visit.sessionId);
  return { type: 'redirect', to: '/', setSession: '' };
}

function letIn(visit: Visit, account: SiteAccount, form: LoginForm): string {
  return renew(visit, { stage: 'signed-in', account, form });
}

function renew(visit: Visit, session: Session): string {
  visit.state.sessions.end(visit.sessionId);
  return visit.state.sessions.open(session);
}

/** The account whose password was right, or what to tell the visitor. */
function findByPassword(visit: Visit): SiteAccount | string {
  const account = visit.state.accounts.find(visit.brand.host, readName(visit, 'user'));
  if (account === null || !hasPassword(account, visit.fields.get('password') ?? '')) return PASSWORD_REFUSED;
  return account.enrolled ? account : NOT_ENROLLED;
}

function waitingAccount(visit: Visit, form: LoginForm): SiteAccount | null {
  const { session } = visit;
  return session?.stage === 'code-wanted' && session.form === form ? session.account : null;
}

function backTo(form: LoginForm): Reply {
  return { type: 'redirect', to: `/login/${form}` };
}

/** Turning two-factor authentication on: make an account, scan, confirm the first code. */
import { hasPassword, type SiteAccount } from './accounts.ts';
import type { Brand } from './brands.ts';
import {
  allPage,
  brokenPage,
  DRAWINGS,
  donePage,
  foreignPage,
  readShow,
  type Show,
  setUpPage,
  signUpPage,
} from './enrol-pages.ts';
import { drawPng } from './qr-code.ts';
import { judgeVisit, VERDICT_TEXTS } from './second-factor.ts';
import { type Reply, type Routes, readName, type SiteState, type Visit } from './visit.ts';

const MAX_USER_LENGTH = 64;
const NAME_TAKEN = 'This name is taken. Choose another, or sign in.';
const NAME_UNFIT = 'Use 1 to 64 characters for the name.';

export const ENROL_ROUTES: Routes = {
  'GET /enrol': showEnrol,
  'POST /enrol': signUp,
  'POST /enrol/confirm': confirm,
  'GET /enrol/done': showDone,
  'GET /enrol/qr.png': qrImage,
  'GET /enrol/qr.css': qrStyle,
};

function showEnrol(visit: Visit): Reply {
  const show = readShow(visit.query.get('as'));
  if (show === 'foreign') return { type: 'page', page: foreignPage(visit.brand) };
  if (show === 'broken') return { type: 'page', page: brokenPage(visit.brand) };
  const accounts = enrollingAccounts(visit);
  const [own] = accounts;
  if (own === undefined) {
    const user = freeName(visit.state, visit.brand);
    return { type: 'page', page: signUpPage(visit.brand, show, user, null) };
  }
  if (show === 'all') return { type: 'page', page: allPage(visit.brand, accounts.slice(1), '', null) };
  if (own.enrolled) return { type: 'redirect', to: doneLink(own) };
  return { type: 'page', page: setUpPage(visit.brand, own, show, null) };
}

function signUp(visit: Visit): Reply {
  const show = readShow(visit.fields.get('as') ?? null);
  const user = readName(visit, 'user');
  const accounts = openAccounts(visit, user);
  if (typeof accounts === 'string') {
    return { type: 'page', status: 422, page: signUpPage(visit.brand, show, user, accounts) };
  }
  const setSession = visit.state.sessions.open({ stage: 'enrolling', accounts });
  return { type: 'redirect', to: `/enrol?as=${show}`, setSession };
}

async function confirm(visit: Visit): Promise<Reply> {
  const show = readShow(visit.fields.get('as') ?? null);
  const account = findEnrolling(visit, readName(visit, 'user'));
  const verdict = await judgeVisit(visit, account, 'enrol');
  if (account === null) return { type: 'redirect', to: '/enrol' };
  const error = VERDICT_TEXTS[verdict];
  if (error !== null) {
    const companions = enrollingAccounts(visit).slice(1);
    const page =
      show === 'all'
        ? allPage(visit.brand, companions, account.user, error)
        : setUpPage(visit.brand, account, show, error);
    return { type: 'page', status: 422, page };
  }
  account.enrolled = true;
  return { type: 'redirect', to: doneLink(account) };
}

function showDone(visit: Visit): Reply {
  const account = findEnrolling(visit, visit.query.get('user') ?? '');
  if (account?.enrolled !== true) return { type: 'redirect', to: '/enrol' };
  return { type: 'page', page: donePage(visit.brand, account) };
}

async function qrImage(visit: Visit): Promise<Reply> {
  const account = findEnrolling(visit, visit.query.get('user') ?? '');
  if (account === null || account.enrolled) return { type: 'missing' };
  return { type: 'bytes', contentType: 'image/png', bytes: await drawPng(account.uri) };
}

/** A stylesheet because the page's CSP allows no `style` attribute. */
function qrStyle(visit: Visit): Reply {
  const user = encodeURIComponent(visit.query.get('user') ?? '');
  const bytes = `.qr-background { background-image: url("/enrol/qr.png?user=${user}"); }\n`;
  return { type: 'bytes', contentType: 'text/css; charset=utf-8', bytes };
}

/** The new account and, for the page with all QR codes, one for each way to draw them; the same again for one that stopped half-way, or what to tell the visitor. */
function openAccounts(visit: Visit, user: string): readonly SiteAccount[] | string {
  const { accounts } = visit.state;
  if (user === '' || user.length > MAX_USER_LENGTH || hasControlCharacter(user)) return NAME_UNFIT;
  const names = [user, ...DRAWINGS.map((show) => companionName(user, show))];
  const known = names.map((name) => accounts.find(visit.brand.host, name));
  if (known.every((account) => account === null)) {
    return names.map((name) => accounts.create(visit.brand, name));
  }
  const mine = known.filter((account) => account !== null);
  const own = mine[0];
  const isHalfWay = mine.length === names.length && own !== undefined && !own.enrolled;
  return isHalfWay && hasPassword(own, visit.fields.get('password') ?? '') ? mine : NAME_TAKEN;
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** `alice@example.com` → `alice+svg@example.com`. */
function companionName(user: string, show: Show): string {
  const at = user.lastIndexOf('@');
  return at < 0 ? `${user}+${show}` : `${user.slice(0, at)}+${show}${user.slice(at)}`;
}

/** The next name nobody has, for the form to suggest. */
function freeName(state: SiteState, brand: Brand): string {
  const names = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank'].map((name) => `${name}@example.com`);
  return names.find((name) => state.accounts.find(brand.host, name) === null) ?? `visitor${state.now()}@example.com`;
}

function enrollingAccounts(visit: Visit): readonly SiteAccount[] {
  return visit.session?.stage === 'enrolling' ? visit.session.accounts : [];
}

function findEnrolling(visit: Visit, user: string): SiteAccount | null {
  return enrollingAccounts(visit).find((account) => account.user === user) ?? null;
}

function doneLink(account: SiteAccount): string {
  return `/enrol/done?user=${encodeURIComponent(account.user)}`;
}

/**
 * Sites that do it their own way, for what a person can teach: password and code
 * in one field, a field that nobody could recognise, one that only looks like a
 * field for codes, a form that sends itself. `?user=` says who is signing in.
 */
import { DEMO_PASSWORD } from './accounts.ts';
import { type Html, html } from './html.ts';
import { errorNote, layOut } from './layout.ts';
import type { PageKind } from './logbook.ts';
import { judgeVisit, VERDICT_TEXTS } from './second-factor.ts';
import type { Reply, Routes, Visit } from './visit.ts';

export const ODD_ROUTES: Routes = {
  ...routesOf('joint', jointForm),
  ...routesOf('unnamed', unnamedForm),
  ...routesOf('eager', eagerForm),
  'GET /odd/alarm': (visit) => ({ type: 'page', page: alarmPage(visit) }),
};

function routesOf(kind: PageKind, form: (visit: Visit, error: string | null) => Html): Routes {
  const show = (visit: Visit, error: string | null): Reply => {
    const scripts = kind === 'eager' ? ['eager.js'] : [];
    const page = layOut(visit.brand, { title: 'Sign in', main: form(visit, error), scripts, shape: 'split' });
    return { type: 'page', page, status: error === null ? 200 : 422 };
  };
  return {
    [`GET /odd/${kind}`]: (visit) => show(visit, null),
    [`POST /odd/${kind}`]: async (visit) => {
      const error = VERDICT_TEXTS[await judgeOdd(visit, kind)];
      if (error !== null) return show(visit, error);
      const main = html`<h1>You are in</h1><p>The ${kind} form let you in.</p>`;
      return { type: 'page', page: layOut(visit.brand, { title: 'You are in', main, shape: 'split' }) };
    },
  };
}

/** The code is what follows the password; a password that is wrong leaves no code. */
function judgeOdd(visit: Visit, kind: PageKind): ReturnType<typeof judgeVisit> {
  const account = visit.state.accounts.find(visit.brand.host, visit.fields.get('user') ?? '');
  const given = visit.fields.get('given') ?? '';
  const isJoint = kind === 'joint';
  const code = isJoint && given.startsWith(DEMO_PASSWORD) ? given.slice(DEMO_PASSWORD.length) : isJoint ? '' : given;
  return judgeVisit({ ...visit, fields: new URLSearchParams({ code }) }, account, kind);
}

const userOf = (visit: Visit): string => visit.query.get('user') ?? visit.fields.get('user') ?? '';

function jointForm(visit: Visit, error: string | null): Html {
  return html`<h1>Staff network</h1><p>Type your password, and the six digits right after it.</p>
<form method="post" action="/odd/joint">
<label for="user">Email</label><input id="user" name="user" autocomplete="username" value="${userOf(visit)}">
<label for="given">Password</label><input id="given" name="given" type="password" autocomplete="current-password">
${errorNote(error)}<button type="submit">Sign in</button>
</form>`;
}

/** Its id is another one each time. */
function unnamedForm(visit: Visit, error: string | null): Html {
  const id = `row-${visit.state.now() % 100_000}`;
  return html`<h1>Gate</h1><p>Say hello.</p>
<form method="post" action="/odd/unnamed">
<input type="hidden" name="user" value="${userOf(visit)}">
<label for="nick">Nickname</label><input id="nick" name="nick" type="text">
<label for="${id}">Greeting</label><input id="${id}" name="given" type="text">
${errorNote(error)}<button type="submit">Go</button>
</form>`;
}

function eagerForm(visit: Visit, error: string | null): Html {
  return html`<h1>Two-factor authentication</h1><p>The form sends itself with the last digit.</p>
<form method="post" action="/odd/eager" data-eager>
<input type="hidden" name="user" value="${userOf(visit)}">
<label for="given">Authentication code</label>
<input id="given" name="given" inputmode="numeric" maxlength="6" autocomplete="one-time-code">
${errorNote(error)}<button type="submit">Verify</button>
</form>`;
}

/** Every sign of a code, and none. */
function alarmPage(visit: Visit): Html {
  const main = html`<h1>Register your machine</h1>
<form method="post" action="/odd/alarm">
<label for="otp">One-time code on the sticker</label>
<input id="otp" name="otp" inputmode="numeric" maxlength="6" autocomplete="one-time-code">
<label for="owner">Owner</label><input id="owner" name="owner" type="text">
<button type="submit">Register</button>
</form>`;
  return layOut(visit.brand, { title: 'Register your machine', main, shape: 'split' });
}

/** The pages of signing in. */
import { DEMO_PASSWORD, type SiteAccount } from './accounts.ts';
import type { Brand } from './brands.ts';
import { type Html, html } from './html.ts';
import { errorNote, layOut } from './layout.ts';
import type { LoginForm } from './logbook.ts';
import { FORM_TEXTS, framedForm, LOGIN_FORMS, plainForm, singleForm, sixForm } from './login-forms.ts';
import { readName, type Visit } from './visit.ts';

/** The doors, one per form. */
export function choicePage(brand: Brand): Html {
  const links = LOGIN_FORMS.map(
    (form) => html`<li><a href="/login/${form}"><strong>Sign in: ${FORM_TEXTS[form].name}</strong>
<span>${FORM_TEXTS[form].hint}</span></a></li>`,
  );
  const main = html`<h1>Sign in</h1><p>The second step has five faces. Choose one.</p><ul class="doors">${links}</ul>
<p class="aside">No account yet? <a href="/enrol">Create one</a></p>`;
  return layOut(brand, { title: 'Sign in', main, shape: 'split' });
}

/** The first factor. With a name that was refused, it is still there. */
export function passwordPage(visit: Visit, form: LoginForm, error: string | null): Html {
  const user = readName(visit, 'user') || lastUser(visit);
  const main = html`<div id="step"><h1>Welcome back</h1><p>Sign in to your ${visit.brand.name} account.</p>
<form method="post" action="/login/${form}" ${form === 'spa' ? html`data-app` : null}>
<label for="user">Email</label>
<input id="user" name="user" type="text" autocomplete="username" required maxlength="64" value="${user}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required value="${DEMO_PASSWORD}">
${errorNote(error)}
<button type="submit">Continue</button>
</form>
<p class="aside">The demo has typed the password for you. <a href="/enrol">Create an account</a></p></div>`;
  const scripts = form === 'spa' ? ['late-app.js'] : [];
  return layOut(visit.brand, { title: 'Sign in', main, scripts, shape: 'split' });
}

/** The second factor, in the shape of this form. */
export function codePage(brand: Brand, account: SiteAccount, form: LoginForm, error: string | null): Html {
  const main = html`<h1>Two-factor authentication</h1>
<p>Open your authenticator and enter the code for <strong>${account.user}</strong>.</p>
${codeForm(form, error)}
<p class="aside"><a href="/login/backup">Use a backup code</a></p>`;
  const scripts = form === 'six' ? ['six-boxes.js'] : [];
  return layOut(brand, { title: 'Two-factor authentication', main, scripts, shape: 'split' });
}

/** The single-page app builds its own, in the browser. */
function codeForm(form: LoginForm, error: string | null): Html | null {
  const action = `/login/${form}/code`;
  if (form === 'single') return singleForm(action, error);
  if (form === 'six') return sixForm(action, error);
  if (form === 'plain') return plainForm(action, error);
  if (form === 'spa') return null;
  return html`<iframe class="check" src="/login/iframe/frame" title="Security check"></iframe>${errorNote(error)}`;
}

/** The document inside the frame of the `iframe` form. */
export function framePage(brand: Brand): Html {
  const main = framedForm('/login/iframe/code');
  return layOut(brand, { title: 'Security check', main, shape: 'frame' });
}

/** Where every form leads. */
export function welcomePage(brand: Brand, account: SiteAccount, form: LoginForm): Html {
  const main = html`<p class="tick" aria-hidden="true">✓</p><h1>You are signed in</h1>
<p>The <strong>${FORM_TEXTS[form].name}</strong> let you in as <strong>${account.user}</strong>.</p>
<form method="post" action="/logout"><button type="submit" class="quiet">Sign out</button></form>`;
  return layOut(brand, { title: 'You are signed in', main, shape: 'split' });
}

/** Whoever used this browser last, so that a tour does not type the same name again. */
function lastUser(visit: Visit): string {
  if (visit.session === null) return '';
  return visit.session.stage === 'enrolling' ? (visit.session.accounts[0]?.user ?? '') : visit.session.account.user;
}

/** The pages of turning two-factor authentication on. */
import { DEMO_PASSWORD, type SiteAccount } from './accounts.ts';
import type { Brand } from './brands.ts';
import { type Html, html } from './html.ts';
import { errorNote, layOut } from './layout.ts';
import { FORM_TEXTS, LOGIN_FORMS } from './login-forms.ts';
import { drawCanvas, drawSvg } from './qr-code.ts';

/** How the QR code is put into the page; the last two show a code that nobody should save. */
export type Show = 'img' | 'svg' | 'canvas' | 'background' | 'all' | 'foreign' | 'broken';

const SHOW_NAMES: Readonly<Record<Show, string>> = {
  img: 'Image',
  svg: 'SVG',
  canvas: 'Canvas',
  background: 'Background',
  all: 'All four',
  foreign: 'No otpauth link',
  broken: 'Broken secret',
};
/** The ways to draw one QR code; `all` shows them in this order, an account each. */
export const DRAWINGS = ['img', 'svg', 'canvas', 'background'] as const satisfies readonly Show[];

/** The query's or form's word for it; anything else is the plain image. */
export function readShow(word: string | null): Show {
  return word !== null && Object.hasOwn(SHOW_NAMES, word) ? (word as Show) : 'img';
}

export function signUpPage(brand: Brand, show: Show, user: string, error: string | null): Html {
  const main = html`<h1>Create your account</h1><p>Then turn on two-factor authentication. It takes a minute.</p>
<form method="post" action="/enrol">
<input type="hidden" name="as" value="${show}">
<label for="user">Email</label>
<input id="user" name="user" type="text" autocomplete="username" required maxlength="64" value="${user}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="new-password" required value="${DEMO_PASSWORD}">
${errorNote(error)}
<button type="submit">Start</button>
</form>
<p class="aside">The demo has typed everything for you. <a href="/login">Sign in instead</a></p>`;
  return layOut(brand, { title: 'Create your account', main, shape: 'split' });
}

/** One QR code and the field that confirms it. */
export function setUpPage(brand: Brand, account: SiteAccount, show: Show, error: string | null): Html {
  const scripts = show === 'canvas' ? ['qr-canvas.js'] : [];
  const styles = show === 'background' ? backgroundStyle(account) : [];
  const main = html`<h1>Turn on two-factor authentication</h1>${tabs(show)}
<div class="set-up">
<figure class="qr-card">${drawQr(account, show)}</figure>
<div>
<ol class="steps"><li>Scan this code with your authenticator.</li><li>Enter the six digits it shows.</li></ol>
<form method="post" action="/enrol/confirm">
<input type="hidden" name="as" value="${show}"><input type="hidden" name="user" value="${account.user}">
${confirmField(error)}
</form>
${secretText(brand, account)}
</div>
</div>`;
  return layOut(brand, {
    title: 'Turn on two-factor authentication',
    main,
    scripts,
    styles,
    shape: 'wide',
  });
}

/** Four accounts, each in its own way; `chosen` is the one whose code was just refused. */
export function allPage(brand: Brand, accounts: readonly SiteAccount[], chosen: string, error: string | null): Html {
  const figures = accounts.map((account, index) => {
    const show = DRAWINGS[index] ?? 'img';
    const body = account.enrolled ? html`<p class="tick" aria-label="On">✓</p>` : drawQr(account, show);
    return html`<figure class="qr-card">${body}<figcaption><strong>${SHOW_NAMES[show]}</strong>
<span>${account.user}</span></figcaption></figure>`;
  });
  const options = accounts
    .filter(({ enrolled }) => !enrolled)
    .map(({ user }) => html`<option value="${user}" ${user === chosen ? html`selected` : null}>${user}</option>`);
  const main = html`<h1>Four accounts, four QR codes</h1>${tabs('all')}<div class="qr-row">${figures}</div>
${options.length === 0 ? null : whichForm(options, error)}`;
  return layOut(brand, {
    title: 'Four QR codes',
    main,
    scripts: ['qr-canvas.js'],
    styles: backgroundStyle(accounts[DRAWINGS.indexOf('background')]),
    shape: 'wide',
  });
}

function whichForm(options: readonly Html[], error: string | null): Html {
  return html`<form method="post" action="/enrol/confirm" class="narrow">
<input type="hidden" name="as" value="all">
<label for="which">Account</label><select id="which" name="user">${options}</select>
${confirmField(error)}
</form>`;
}

/** After the first code was right. */
export function donePage(brand: Brand, account: SiteAccount): Html {
  const doors = LOGIN_FORMS.map(
    (form) => html`<li><a href="/login/${form}"><strong>Sign in: ${FORM_TEXTS[form].name}</strong>
<span>${FORM_TEXTS[form].hint}</span></a></li>`,
  );
  const main = html`<p class="tick" aria-hidden="true">✓</p><h1>Two-factor authentication is on</h1>
<p>From now on <strong>${account.user}</strong> signs in with a code. Each code works once.</p>
<ul class="doors">${doors}</ul>`;
  return layOut(brand, { title: 'Two-factor authentication is on', main, shape: 'split' });
}

/** A QR code that leads to a web page: nothing for an authenticator. */
export function foreignPage(brand: Brand): Html {
  const main = html`<h1>Take ${brand.name} with you</h1><p>This code opens our start page on your phone.</p>
<figure class="qr-card">${drawSvg(`https://${brand.id}.example/app`)}</figure>`;
  return layOut(brand, { title: 'On your phone', main, shape: 'split' });
}

/** A QR code of the right kind whose secret no authenticator can read: 0, 1, 8 and 9 are not base32. */
export function brokenPage(brand: Brand): Html {
  const uri = `otpauth://totp/${brand.name}:alice@example.com?secret=01890189!0189&issuer=${brand.name}`;
  const main = html`<h1>Turn on two-factor authentication</h1><p>Scan this code with your authenticator.</p>
<figure class="qr-card">${drawSvg(uri)}</figure>
<p class="aside">Something went wrong here: the secret in this code is broken.</p>`;
  return layOut(brand, { title: 'A broken QR code', main, shape: 'split' });
}

function tabs(current: Show): Html {
  const links = [...DRAWINGS, 'all' as const].map(
    (show) =>
      html`<a href="/enrol?as=${show}" ${show === current ? html`aria-current="page"` : null}>${SHOW_NAMES[show]}</a>`,
  );
  return html`<nav class="tabs" aria-label="How the QR code is drawn">${links}</nav>`;
}

function drawQr(account: SiteAccount, show: Show): Html {
  if (show === 'svg') return drawSvg(account.uri);
  if (show === 'canvas') return drawCanvas(account.uri);
  if (show === 'background') return html`<div class="qr qr-background" role="img" aria-label="QR code"></div>`;
  const source = `/enrol/qr.png?user=${encodeURIComponent(account.user)}`;
  return html`<img class="qr" src="${source}" alt="QR code" width="232" height="232">`;
}

/** The stylesheet that puts this account's QR code behind the element with the class. */
function backgroundStyle(account: SiteAccount | undefined): readonly string[] {
  return account === undefined || account.enrolled ? [] : [`/enrol/qr.css?user=${encodeURIComponent(account.user)}`];
}

function confirmField(error: string | null): Html {
  return html`<label for="code">Confirm code</label>
<input class="code" id="code" name="code" type="text" inputmode="numeric" pattern="[0-9]*" maxlength="6"
  autocomplete="one-time-code" required ${error === null ? null : html`aria-invalid="true" aria-describedby="error"`}>
${errorNote(error)}
<button type="submit">Turn on</button>`;
}

/** In groups of four, as people type it. */
function secretText(brand: Brand, account: SiteAccount): Html {
  const groups = account.secret.replace(/(.{4})(?=.)/g, '$1 ');
  return html`<details><summary>Can’t scan?</summary>
<p>Enter this key by hand for ${brand.name}, ${account.user}.</p>
<p><code class="secret">${groups}</code></p>
<p class="aside">Time-based, 6 digits, 30 seconds, ${account.algorithm === 'sha1' ? 'SHA-1' : 'SHA-256'}</p></details>`;
}

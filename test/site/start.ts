/** `localhost`: what there is to see, and the latest lines of the logbook. */
import { type Brand, ELSEWHERE, FABRIKAM, NORTHWIND } from './brands.ts';
import { type Html, html } from './html.ts';
import { layOut } from './layout.ts';
import { FORM_TEXTS, LOGIN_FORMS } from './login-forms.ts';
import type { Routes, SiteState, Visit } from './visit.ts';

const SHOWN_ENTRIES = 12;

export const START_ROUTES: Routes = {
  'GET /': (visit) => ({ type: 'page', page: startPage(visit) }),
};

function startPage(visit: Visit): Html {
  const { state } = visit;
  const main = html`<h1>Two factors, three companies</h1>
<p class="lead">Invented sites with real accounts. They run on this computer only, check every code themselves and
take each one once.</p>
<ol class="stops">
${stop(state, NORTHWIND, 'Turn it on', 'Scan a QR code and confirm the first code.', [
  ['/enrol?as=img', 'Create an account'],
  ['/enrol?as=all', 'Four QR codes at once'],
])}
${stop(
  state,
  NORTHWIND,
  'Sign in',
  'The same second step, asked for in five ways.',
  LOGIN_FORMS.map((form) => [`/login/${form}`, FORM_TEXTS[form].name]),
)}
${stop(state, FABRIKAM, 'Another account', 'A second company, with accounts of its own.', [
  ['/enrol', 'Create an account'],
  ['/login/single', 'Sign in'],
])}
${stop(state, ELSEWHERE, 'Not here', 'A site that asks for a code it has no right to.', [['/', 'Be asked']])}
${stop(state, NORTHWIND, 'Hard cases', 'Pages where the right thing to do is nothing, or to say so.', [
  ['/rewards', 'A stranger’s frame'],
  ['/shop', 'Fields that are no codes'],
  ['/enrol?as=foreign', 'A QR code to a web page'],
  ['/enrol?as=broken', 'A broken QR code'],
])}
</ol>
<h2>Logbook</h2>${logTable(visit)}`;
  return layOut(visit.brand, { title: 'Two factors, three companies', main, shape: 'wide' });
}

type Door = readonly [path: string, text: string];

function stop(state: SiteState, brand: Brand, title: string, text: string, doors: readonly Door[]): Html {
  const origin = state.origin(brand.host);
  const links = doors.map(([path, name]) => html`<li><a href="${origin}${path}">${name}</a></li>`);
  return html`<li data-brand="${brand.id}"><p class="whose">${brand.mark}<span>${brand.name}</span></p>
<h2>${title}</h2><p>${text}</p><ul>${links}</ul></li>`;
}

function logTable(visit: Visit): Html {
  const entries = visit.state.logbook.slice(-SHOWN_ENTRIES).reverse();
  if (entries.length === 0) return html`<p>No site has been given a code yet.</p>`;
  const rows = entries.map(
    (entry) => html`<tr><td>${new Date(entry.at).toISOString().slice(11, 19)}</td><td>${entry.host}</td>
<td>${entry.account}</td><td>${entry.page}</td><td><code>${entry.code}</code></td>
<td class="verdict" data-verdict="${entry.verdict}">${entry.verdict}</td></tr>`,
  );
  return html`<div class="scroll"><table><thead><tr><th>UTC</th><th>Site</th><th>Account</th><th>Form</th><th>Code</th>
<th>Answer</th></tr></thead><tbody>${rows}</tbody></table></div><p class="aside"><a href="/logbook">As JSON</a></p>`;
}

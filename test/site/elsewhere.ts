/**
 * Elsewhere: a site without accounts that asks for codes all the same, and
 * writes down whatever it gets, sent or not. What proves that nothing of
 * Northwind's is filled here is an empty logbook.
 */
import { NORTHWIND } from './brands.ts';
import { html } from './html.ts';
import { layOut } from './layout.ts';
import { singleForm } from './login-forms.ts';
import { judgeVisit, VERDICT_TEXTS } from './second-factor.ts';
import type { Reply, Routes, Visit } from './visit.ts';

export const ELSEWHERE_ROUTES: Routes = {
  'GET /': (visit) => askPage(visit, null),
  'POST /': async (visit) => askPage(visit, VERDICT_TEXTS[await judgeVisit(visit, null, 'single')]),
  'GET /embedded': (visit) => embeddedPage(visit, null),
  'POST /embedded': async (visit) => embeddedPage(visit, VERDICT_TEXTS[await judgeVisit(visit, null, 'embedded')]),
  'POST /overheard': async (visit) => ({ type: 'json', value: await judgeVisit(visit, null, 'overheard') }),
};

function askPage(visit: Visit, error: string | null): Reply {
  const main = html`<h1>Almost there</h1><p>Enter the code from your authenticator to collect your reward.</p>
${singleForm('/', error)}`;
  const page = layOut(visit.brand, { title: 'Almost there', main, scripts: ['overhear.js'], shape: 'split' });
  return { type: 'page', status: error === null ? 200 : 422, page };
}

function embeddedPage(visit: Visit, error: string | null): Reply {
  const main = singleForm('/embedded', error);
  const page = layOut(visit.brand, { title: 'Collect points', main, scripts: ['overhear.js'], shape: 'frame' });
  const hosts = [NORTHWIND.host, ...NORTHWIND.twins];
  return { type: 'page', status: error === null ? 200 : 422, page, framedBy: hosts.map(visit.state.origin) };
}

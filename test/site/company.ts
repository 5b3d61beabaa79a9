/** The rest of a company's site: the front page, fields that want no code, and a partner's frame. */
import { BACKUP_CODE_ROUTES } from './backup-codes.ts';
import { type Brand, ELSEWHERE } from './brands.ts';
import { ENROL_ROUTES } from './enrol.ts';
import { type Html, html } from './html.ts';
import { layOut } from './layout.ts';
import { LOGIN_ROUTES } from './login.ts';
import { ODD_ROUTES } from './odd-pages.ts';
import type { Reply, Routes, Visit } from './visit.ts';

export const COMPANY_ROUTES: Routes = {
  'GET /': (visit) => ({ type: 'page', page: frontPage(visit.brand) }),
  'GET /shop': (visit) => ({ type: 'page', page: shopPage(visit.brand) }),
  'POST /shop': (visit) => ({ type: 'page', page: orderedPage(visit.brand) }),
  'GET /rewards': rewards,
  ...ENROL_ROUTES,
  ...LOGIN_ROUTES,
  ...BACKUP_CODE_ROUTES,
  ...ODD_ROUTES,
};

function frontPage(brand: Brand): Html {
  const main = html`<h1>Welcome to ${brand.name}</h1><p>Members sign in with a second factor, because we like you.</p>
<p class="choices"><a class="button" href="/enrol">Create your account</a> <a class="button quiet" href="/login">Sign in</a></p>`;
  return layOut(brand, { title: 'Welcome', main, shape: 'split' });
}

/** Nothing on this page is a one-time code, however much some of it looks like one. */
function shopPage(brand: Brand): Html {
  const main = html`<h1>Your order</h1>
<form method="post" action="/shop" class="order">
<div role="search"><label for="q">Search the shop</label><input id="q" type="search" name="q" placeholder="Search"></div>
<label for="name">Full name</label><input id="name" name="name" type="text" autocomplete="name">
<label for="phone">Phone number</label><input id="phone" name="phone" type="tel" autocomplete="tel" inputmode="tel">
<label for="postcode">Postcode</label>
<input id="postcode" name="postcode" type="text" autocomplete="postal-code" inputmode="numeric" maxlength="6">
<fieldset class="boxes"><legend>Delivery date</legend><div>
<input name="day" inputmode="numeric" maxlength="2" aria-label="Day" placeholder="DD">
<input name="month" inputmode="numeric" maxlength="2" aria-label="Month" placeholder="MM">
<input name="year" inputmode="numeric" maxlength="4" aria-label="Year" placeholder="YYYY"></div></fieldset>
<label for="coupon">Coupon code</label>
<input id="coupon" name="coupon" type="text" autocomplete="off" maxlength="8" placeholder="SPRING24">
<label for="gift">Gift card number</label><input id="gift" name="gift" type="text" inputmode="numeric">
<label for="cvc">Security code</label>
<input id="cvc" name="cvc" type="text" inputmode="numeric" maxlength="4" autocomplete="cc-csc" aria-describedby="cvc-help">
<p class="aside" id="cvc-help">The three digits on the back of your card</p>
<label for="quantity">How many</label><input id="quantity" name="quantity" type="number" min="1" max="99" value="1">
<button type="submit">Place order</button>
</form>`;
  return layOut(brand, { title: 'Your order', main, shape: 'split' });
}

function orderedPage(brand: Brand): Html {
  const main = html`<h1>Thank you</h1><p>Nothing was ordered: nothing is for sale. What you typed was not kept.</p>`;
  return layOut(brand, { title: 'Thank you', main, shape: 'split' });
}

/** Another site's document, in the middle of ours, asks for a code. No authenticator should oblige. */
function rewards(visit: Visit): Reply {
  const partner = visit.state.origin(ELSEWHERE.host);
  const main = html`<h1>Rewards</h1><p>Our partner ${ELSEWHERE.name} runs the points. Confirm that it is you.</p>
<iframe class="check" src="${partner}/embedded" title="${ELSEWHERE.name}"></iframe>`;
  const page = layOut(visit.brand, { title: 'Rewards', main, shape: 'split' });
  return { type: 'page', page, frames: [partner] };
}

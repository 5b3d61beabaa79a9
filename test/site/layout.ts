/** The document around every page: the stylesheets, the brand's colours by `data-brand`, nothing inline (CSP). */
import { type Brand, NORTHWIND, START } from './brands.ts';
import { type Html, html } from './html.ts';

export interface Sheet {
  readonly title: string;
  readonly main: Html;
  /** File names below `/assets/`. */
  readonly scripts?: readonly string[];
  /** Further stylesheets, as paths. */
  readonly styles?: readonly string[];
  /** `split` puts the brand's picture beside a form; `wide` is for everything else; `frame` has no surroundings. */
  readonly shape: 'split' | 'wide' | 'frame';
}

/** On every page; small enough not to be chosen. */
const STYLES = ['theme', 'site', 'forms', 'enrol', 'start'].map((name) => `/assets/${name}.css`);

export function layOut(brand: Brand, sheet: Sheet): Html {
  const styles = [...STYLES, ...(sheet.styles ?? [])];
  return html`<!doctype html>
<html lang="en" data-brand="${brand.id}" data-shape="${sheet.shape}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${sheet.title} · ${brand.name}</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
${styles.map((path) => html`<link rel="stylesheet" href="${path}">`)}
${(sheet.scripts ?? []).map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
</head>
<body>
${sheet.shape === 'frame' ? null : header(brand)}
${sheet.shape === 'split' ? split(brand, sheet.main) : html`<main>${sheet.main}</main>`}
${sheet.shape === 'frame' ? null : html`<footer>Everything here is invented, and served by your own computer.</footer>`}
</body>
</html>
`;
}

/** A message above a form: what went wrong. Announced at once by screen readers. */
export function errorNote(text: string | null): Html | null {
  return text === null ? null : html`<p class="error" id="error" role="alert">${text}</p>`;
}

function header(brand: Brand): Html {
  return html`<header>
<a class="brand" href="/">${brand.mark}<span>${brand.name}</span></a>
${brand.id === 'northwind' || brand.id === 'fabrikam' ? companyLinks(brand) : null}
</header>`;
}

function companyLinks(brand: Brand): Html {
  return html`<nav aria-label="Site">
<a href="/shop">Shop</a>
${brand === NORTHWIND ? html`<a href="/rewards">Rewards</a>` : null}
<a href="/login">Sign in</a>
</nav>`;
}

function split(brand: Brand, main: Html): Html {
  return html`<div class="split">
<div class="art" aria-hidden="true"><p>${brand.trade}</p></div>
<main><div class="panel">${main}</div></main>
</div>`;
}

/** The page for a path that leads nowhere. */
export function missingPage(brand: Brand): Html {
  const home = brand === START ? 'Back to the tour' : 'Back to the start page';
  const main = html`<h1>Nothing here</h1><p>This page does not exist.</p><p><a href="/">${home}</a></p>`;
  return layOut(brand, { title: 'Nothing here', main, shape: 'wide' });
}

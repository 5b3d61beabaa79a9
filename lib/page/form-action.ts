/** Where a form would send what is typed into it. */

/** Whether the form goes to a site of its own, unencrypted or of somebody else: no code for that. */
export function leadsAstray(field: HTMLInputElement, location: Location): boolean {
  const { form } = field;
  if (form === null) return false;
  // A field named "action" would stand in the way of `form.action`.
  const actions = [Element.prototype.getAttribute.call(form, 'action'), ...buttonActions(form)];
  return actions.some((action) => action !== null && !isFitAction(action, location.href, field.baseURI));
}

/** A button may send its form elsewhere, wherever in the page it stands. */
function buttonActions(form: HTMLFormElement): (string | null)[] {
  const buttons = (form.getRootNode() as Document | ShadowRoot).querySelectorAll<HTMLButtonElement | HTMLInputElement>(
    'button[formaction], input[formaction]',
  );
  return Array.from(buttons, (button) => (button.form === form ? button.getAttribute('formaction') : null));
}

/**
 * Whether `action`, as written in the page at `pageUrl` and resolved against `baseUrl` as the browser will, stays on
 * the page's site and as well protected as the page.
 * Rough on purpose, the release checks the page itself: hosts count as one site when one contains the other or when
 * they share their last labels.
 */
export function isFitAction(action: string, pageUrl: string, baseUrl: string = pageUrl): boolean {
  const page = new URL(pageUrl);
  // about:blank and srcdoc have nothing to compare with, and a form there posts to its own frame.
  if (!page.protocol.startsWith('http')) return true;
  const target = URL.canParse(action, baseUrl) ? new URL(action, baseUrl) : null;
  if (target === null) return false;
  if (target.protocol === 'javascript:') return true;
  if (!/^https?:$/.test(target.protocol)) return false;
  if (page.protocol === 'https:' && target.protocol === 'http:') return false;
  return isSameSite(page.hostname, target.hostname);
}

function isSameSite(a: string, b: string): boolean {
  if (a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)) return true;
  return siteOf(a) !== null && siteOf(a) === siteOf(b);
}

/** The last two labels, three under what looks like a country's registry (`co.uk`); `null` for addresses and single labels. */
function siteOf(host: string): string | null {
  const labels = host.split('.');
  if (/^[\d.]+$|:/.test(host) || labels.length < 2) return null;
  const isRegistry = labels.at(-1)?.length === 2 && (labels.at(-2) ?? '').length <= 3;
  const count = isRegistry ? 3 : 2;
  return labels.length < count ? null : labels.slice(-count).join('.');
}

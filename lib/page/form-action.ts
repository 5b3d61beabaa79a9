/** Where a form would send what is typed into it. */

export interface Destinations {
  /** `false` where a form goes unencrypted, or to no page at all: no code for that. */
  readonly fit: boolean;
  /** Origins of other hosts. Whether they are the account's too, only the background can say. */
  readonly elsewhere: readonly string[];
}

/** Where `forms` and their buttons send what is typed, seen from the page in `view`; `null` for a field without a form. */
export function destinationsOf(forms: readonly (HTMLFormElement | null)[], view: Window): Destinations {
  const each = forms.filter((form) => form !== null).map((form) => destinationsOfOne(form, pageOf(view)));
  return { fit: each.every(({ fit }) => fit), elsewhere: each.flatMap(({ elsewhere }) => elsewhere) };
}

/** A frame without an address of its own (`srcdoc`, `about:blank`) is its origin's, and `null` where it has none. */
function pageOf({ location, origin }: Window): string {
  return location.protocol.startsWith('http') ? location.href : origin;
}

function destinationsOfOne(form: HTMLFormElement, pageUrl: string): Destinations {
  const base = Node.prototype.getRootNode.call(form).ownerDocument ?? document;
  // A field named "action" would stand in the way of `form.action`, one named "getRootNode" in that of a method.
  const actions = [Element.prototype.getAttribute.call(form, 'action'), ...buttonActions(form)];
  return judgeActions(
    actions.filter((action) => action !== null),
    pageUrl,
    base.baseURI,
  );
}

/** A button may send its form elsewhere, wherever in the page it stands. */
function buttonActions(form: HTMLFormElement): (string | null)[] {
  const root = Node.prototype.getRootNode.call(form) as Document | ShadowRoot;
  const buttons = root.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button[formaction], input[formaction]');
  return Array.from(buttons, (button) => (button.form === form ? button.getAttribute('formaction') : null));
}

/**
 * The destinations of `actions`, as written in the page at `pageUrl` and resolved against `baseUrl` as the browser will.
 *
 * The page's own host, those above it and those below it are the page's own: whoever has a name decides about all
 * names under it. A sister host may be a stranger's (`me.github.io`, `evil.github.io`), and only the list of public
 * suffixes tells, which no page script carries.
 */
export function judgeActions(actions: readonly string[], pageUrl: string, baseUrl: string = pageUrl): Destinations {
  const page = URL.parse(pageUrl);
  // Without an address there is nothing to compare with.
  if (page === null) return { fit: false, elsewhere: [] };
  // An empty action is the page's own address, whatever its base.
  const targets = actions.map((action) => URL.parse(action, action === '' ? pageUrl : baseUrl));
  return {
    fit: targets.every((target) => target !== null && isSafe(page, target)),
    elsewhere: targets.flatMap((target) => (target !== null && isOther(page, target) ? [target.origin] : [])),
  };
}

function isSafe(page: URL, { protocol }: URL): boolean {
  return protocol === 'javascript:' || protocol === 'https:' || (protocol === 'http:' && page.protocol === 'http:');
}

function isOther({ hostname: page }: URL, { protocol, hostname }: URL): boolean {
  if (!protocol.startsWith('http')) return false;
  return page !== hostname && !page.endsWith(`.${hostname}`) && !hostname.endsWith(`.${page}`);
}

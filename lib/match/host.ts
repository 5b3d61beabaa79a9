/**
 * What kind of host a name is, and which other name is as good as it. All of it
 * is read from the name: the list of public suffixes is too large to load where
 * codes are released (`site.ts`). Hosts are as `URL.hostname` gives them.
 */

/** Names that belong to nobody: on another network another machine has them (RFC 6761, 6762, 8375, and habit). */
const LOCAL_ENDS = [
  'localhost',
  'local',
  'internal',
  'lan',
  'home',
  'corp',
  'intranet',
  'private',
  'home.arpa',
  'test',
];

/** Labels under which country registries sell names, so that `co.uk` and `www.co.uk` are two owners' names. */
const REGISTRY_LABELS = ['ac', 'co', 'com', 'edu', 'go', 'gob', 'gov', 'mil', 'ne', 'net', 'or', 'org'];

/** Whether `host` is this machine, where plain http goes over no wire. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d+){3}$/.test(host);
}

export function isIp(host: string): boolean {
  return host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host);
}

/** Whether `host` is `site`, a registrable domain, or lies below it. A name that is plainly none has no hosts. */
export function isOfSite(host: string, site: string): boolean {
  if (!site.includes('.') || isIp(host) || isLocalName(site) || isRegistry(site)) return false;
  return host === site || host.endsWith(`.${site}`);
}

/**
 * The same host with `www.` or without, or `null` where the two names need not have one owner.
 *
 * Whoever owns `example.com` decides what `www.example.com` is, so a link to the latter is safe on the
 * former. The other way round it is safe unless strangers get names under the host: it is a public suffix.
 * Of those, country registries are told by their looks. Platforms (`github.io`) are not, but none of them
 * gives `www` away, and an account at the platform's bare name would have to be linked in the first place.
 */
export function wwwTwin(host: string): string | null {
  const bare = host.startsWith('www.') ? host.slice(4) : host;
  if (isIp(host) || isLocalName(bare) || isRegistry(bare) || bare.startsWith('www.')) return null;
  return bare === host ? `www.${host}` : bare;
}

function isLocalName(host: string): boolean {
  return !host.includes('.') || LOCAL_ENDS.some((end) => host === end || host.endsWith(`.${end}`));
}

function isRegistry(host: string): boolean {
  const [label = '', country = '', ...more] = host.split('.');
  return more.length === 0 && country.length === 2 && REGISTRY_LABELS.includes(label);
}

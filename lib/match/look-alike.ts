/**
 * Whether a new host could be taken for one that accounts are linked to. Names
 * are compared as people read them: in Unicode, by their looks, site by site.
 */
import { isIp } from './host';
import { hostToUnicode } from './punycode';
import { ownName } from './site';
import { skeletonOf } from './skeleton';

/**
 * Why: `letters` that look alike; one letter more, less, other or swapped (`typo`); the same name under another `ending`;
 * the name with an `addition` to it; it, or the name its owner chose, `inside` a name of somebody else.
 */
export type Likeness = 'letters' | 'typo' | 'ending' | 'addition' | 'inside';

export interface LookAlike {
  /** The linked origin that a person may think of. */
  readonly origin: string;
  readonly likeness: Likeness;
}

/** More than that nobody reads. */
const MAX_FOUND = 3;
/** Among names of two letters nearly all are one letter apart. */
const MIN_LENGTH = 3;

/**
 * What owners of sites call their own hosts. Before somebody else's name these say what a host is for, though sites are
 * named so too (`web.de`, `mail.ru`, `login.gov`).
 */
const SERVICES: ReadonlySet<string> = new Set(
  (
    'about accounts account access admin analytics api apis app apps archive assets auth backup beta billing blog board ' +
    'book books box business calendar careers cdn chat client clients cloud code community connect console contact ' +
    'cpanel crm customer customers dash dashboard data demo dev developer developers docs documents download downloads ' +
    'drive edge edu email event events extranet file files finance forum forums free ftp game games gateway get git ' +
    'global help helpdesk home host hosting hotel hub id idp identity image images imap img info internal internet ' +
    'intranet invoice jobs learn legal library link links live local log login logs mail mailbox manage manager map ' +
    'maps marketing market media meet meeting member members mobile music my net network new news next now office old ' +
    'one online open order orders page pages panel partner partners password pay payment payments people photo photos ' +
    'play poll pop portal preview private pro prod profile project projects proxy public radio register registry remote ' +
    'report reports root sandbox school search secure security server service services share shop signin signup site ' +
    'sites smtp social sso staff stage staging start stat static stats status storage store stream student students ' +
    'studio support survey system team teams test testing time token tools track tracking training travel tv update ' +
    'updates upload user users vault verify video videos vpn watch weather web webmail wiki work workspace world www'
  ).split(' '),
);

/** Those of `linked` (origins) that `host` looks like, one for each site; none where `host` is of a linked site itself. */
export function findLookAlikes(host: string, linked: Iterable<string>): LookAlike[] {
  const page = facesOf(host);
  const found = new Map<string, LookAlike>();
  if (page === null) return [];
  for (const [domain, origin] of sitesOf(linked)) {
    if (domain === page.domain) return [];
    const face = facesOf(domain);
    const likeness = face === null ? null : compare(page, face);
    if (likeness !== null && found.size < MAX_FOUND) found.set(domain, { origin, likeness });
  }
  return Array.from(found.values());
}

/** An origin for each site. */
function sitesOf(origins: Iterable<string>): Map<string, string> {
  const sites = new Map<string, string>();
  for (const origin of new Set(origins)) {
    const host = URL.parse(origin)?.hostname;
    const domain = host === undefined ? undefined : (ownName(host)?.domain ?? host);
    if (domain !== undefined && !sites.has(domain)) sites.set(domain, origin);
  }
  return sites;
}

/** How a host looks. */
interface Faces {
  readonly domain: string;
  /** The part that its owner chose, as written and by its looks. */
  readonly label: string;
  readonly labelFace: string;
  readonly domainFace: string;
  /** What the owner put before it, by their looks. */
  readonly belowFaces: readonly string[];
  /** All of it, a dash for each dot: `github-com.example` is meant to be read as one. */
  readonly dashed: string;
}

function facesOf(host: string): Faces | null {
  const own = isIp(host) ? null : ownName(host);
  if (own === null) return null;
  const domainFace = skeletonOf(hostToUnicode(own.domain));
  const face = host === own.domain ? domainFace : skeletonOf(hostToUnicode(host));
  return {
    ...own,
    labelFace: skeletonOf(hostToUnicode(own.label)),
    domainFace,
    belowFaces: host === own.domain ? [] : face.slice(0, -domainFace.length - 1).split('.'),
    dashed: `-${face.replaceAll('.', '-')}-`,
  };
}

function compare(page: Faces, linked: Faces): Likeness | null {
  if (page.domainFace === linked.domainFace) return 'letters';
  if (page.labelFace === linked.labelFace) return page.label === linked.label ? 'ending' : 'letters';
  const isLong = linked.labelFace.length >= MIN_LENGTH && page.labelFace.length >= MIN_LENGTH;
  if (isLong && hasAddition(page.labelFace, linked.labelFace)) return 'addition';
  if (page.dashed.includes(`-${linked.domainFace.replaceAll('.', '-')}-`)) return 'inside';
  const isNamed = linked.labelFace.length >= MIN_LENGTH && !SERVICES.has(linked.label);
  if (isNamed && page.belowFaces.some((below) => hasAddition(below, linked.labelFace))) return 'inside';
  return isLong && isOneApart(page.labelFace, linked.labelFace) ? 'typo' : null;
}

function hasAddition(label: string, name: string): boolean {
  return `-${label}-`.includes(`-${name}-`) || label === `www${name}`;
}

/** Whether one letter more, less or other, or two neighbours swapped, make the one of the other. */
export function isOneApart(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length);
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (x.length <= 1 && y.length <= 1) return true;
  return x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
}

/** Where an account fills after a person changed it. */
import type { Account } from '@/lib/account/account';
import type { HostKnowledge } from '@/lib/match/host-knowledge';
import { type Linked, parseTypedOrigin } from '@/lib/match/origin';
import type { Changes } from '@/lib/messages/from-ui';

/** Fails with `link-broken` or `link-insecure`. A link that cannot be for its whole site is for its host. */
export async function editLinks(
  before: Pick<Account, 'links' | 'plainHttp'>,
  changes: Pick<Changes, 'links' | 'wholeSites' | 'plainHttp'>,
  loadHosts: () => Promise<Pick<HostKnowledge, 'wholeSite'>>,
): Promise<Linked> {
  const plainHttp = changes.plainHttp ?? before.plainHttp === true;
  const parse = (text: string): string => parseTypedOrigin(text, plainHttp);
  const origins = new Set(changes.links.map(parse));
  const widened = before.links.filter(({ site }) => site !== undefined).map(({ origin }) => origin);
  const wide = new Set((changes.wholeSites ?? widened).filter((text) => text !== '').map(parse));
  const hosts = Array.from(origins).some((origin) => wide.has(origin)) ? await loadHosts() : null;
  const links = Array.from(origins, (origin) => {
    const site = wide.has(origin) ? (hosts?.wholeSite(origin) ?? null) : null;
    return site === null ? { origin } : { origin, site };
  });
  return plainHttp ? { links, plainHttp } : { links };
}

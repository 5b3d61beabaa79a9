/** What is known of hosts, in a script of its own (`entrypoints/hosts.ts`): the list of public suffixes is larger than all of the background. */
import { runPackagedScript } from '@/lib/browser/packaged-script';
import type { HostKnowledge } from '@/lib/match/host-knowledge';

/** Where the script leaves what it brings. */
export interface HostsGlobal {
  countersignHosts?: HostKnowledge;
}

export async function loadHosts(): Promise<HostKnowledge> {
  const known = globalThis as HostsGlobal;
  if (known.countersignHosts === undefined) await runPackagedScript('/hosts.js');
  if (known.countersignHosts === undefined) throw new Error('hosts.js left nothing');
  return known.countersignHosts;
}

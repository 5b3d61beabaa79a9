/** The public suffix list and what it is good for, apart from the background: most fills never need it. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { HostsGlobal } from '@/lib/background/load-hosts';
import { HOST_KNOWLEDGE } from '@/lib/match/host-knowledge';

export default defineUnlistedScript(() => {
  (globalThis as HostsGlobal).countersignHosts = HOST_KNOWLEDGE;
});

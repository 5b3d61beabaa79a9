/** What Vault says about itself, as far as a client asks before it uses the engine: is it there, is it open. */
import type { EngineResponse } from './dispatch';
import type { StoreState } from './ports';
import { answer } from './vault-answers';

/** The version whose behaviour this is, for clients that compare versions; what stands behind the plus is ours. */
const VERSION = '1.20.1+countersign';

/** The answer to a request for `path` below `/v1/`; `null` when it is not about the system. Nobody has to be admitted. */
export function describeSystem(method: string, path: string, state: StoreState, now: number): EngineResponse | null {
  const sealed = state === 'locked';
  if (path !== 'sys/health' && path !== 'sys/seal-status') return null;
  if (method !== 'GET' && method !== 'HEAD') return answer(405, { errors: [] });
  return path === 'sys/health' ? answer(sealed ? 503 : 200, health(sealed, now)) : answer(200, sealStatus(sealed));
}

function health(sealed: boolean, now: number): object {
  return {
    initialized: true,
    sealed,
    standby: sealed,
    performance_standby: false,
    replication_performance_mode: sealed ? 'unknown' : 'disabled',
    replication_dr_mode: sealed ? 'unknown' : 'disabled',
    server_time_utc: Math.floor(now / 1000),
    version: VERSION,
  };
}

/** One share of one: a person's passphrase, given to the product and never to this API. */
function sealStatus(sealed: boolean): object {
  return {
    type: 'shamir',
    initialized: true,
    sealed,
    t: 1,
    n: 1,
    progress: 0,
    nonce: '',
    version: VERSION,
    build_date: '',
    migration: false,
    recovery_seal: false,
    storage_type: 'countersign',
  };
}

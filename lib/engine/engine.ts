/**
 * The engine: two documented systems on one store of keys.
 *
 * A pure dispatcher: a request in, an answer out, nothing else. Transports (a
 * message, a native host, a test's HTTP server) carry both as they are.
 * `/v1/<mount>/*`, `/v1/sys/health` and `/v1/sys/seal-status` answer as HashiCorp
 * Vault's TOTP secrets engine does, `/api/v2/totp/*` as the agent API.
 */
import { type FailureCode, isFailure } from '@/lib/failure/failure';
import { createQueue } from '@/lib/vault/queue';
import { agentError } from './agent-answers';
import { type AgentContext, askAgentApi } from './agent-api';
import type { EngineRequest, EngineResponse } from './dispatch';
import type { Credential, EngineCodes, EngineMemory, EngineStore } from './ports';
import { decodePath, findExcess, readCredential, readTarget, type Target } from './request';
import { toUuid } from './uuid';
import { answer, answerOutcome } from './vault-answers';
import { askVault, type VaultContext } from './vault-api';
import { describeSystem } from './vault-system';

export interface Engine {
  /** Never rejects: whatever the request is, there is an answer with a status. */
  dispatch(request: EngineRequest): Promise<EngineResponse>;
}

export interface EngineOptions {
  readonly store: EngineStore;
  readonly memory: EngineMemory;
  readonly codes: EngineCodes;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Bytes nobody can guess: `crypto.getRandomValues`. */
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** Where the Vault API is mounted below `/v1/`; `totp` when left out. */
  readonly mount?: string;
  /** Whether who shows this may ask; asked before a key is looked at. Everybody may when left out. */
  readonly admit?: (credential: Credential | null) => Promise<boolean>;
}

export function createEngine(options: EngineOptions): Engine {
  const context: Context = { ...options, turn: createQueue(), mount: `${options.mount ?? 'totp'}/` };
  return {
    async dispatch(request) {
      const system = request.path.startsWith(AGENT.prefix) ? AGENT : VAULT;
      try {
        const response = await ask(context, request, system);
        return request.method === 'HEAD' ? { ...response, body: null } : response;
      } catch (error) {
        return explain(system, error);
      }
    },
  };
}

/** What both systems need, and the mount with a slash behind it. */
type Context = Omit<EngineOptions, 'mount'> & AgentContext & VaultContext & { readonly mount: string };

/** How a system is asked, and how it says no. */
interface System {
  readonly prefix: string;
  readonly locked: EngineResponse;
  readonly notAdmitted: EngineResponse;
  fail(status: number, message: string): EngineResponse;
  /** `target.path` is what follows the prefix. */
  ask(context: Context, request: EngineRequest, target: Target): Promise<EngineResponse>;
}

const WHAT_TO_DO = 'Open Countersign in the browser and unlock it, then ask again.';

const AGENT: System = {
  prefix: '/api/v2/totp/',
  locked: agentError(503, `Countersign is locked. ${WHAT_TO_DO}`),
  notAdmitted: agentError(401, 'Authentication required'),
  fail: agentError,
  ask: (context, request, { path }) => askAgentApi(context, request, path),
};

const VAULT: System = {
  prefix: '/v1/',
  // The first entry is what clients compare, the second is for the person who reads all of them.
  locked: notNow(answer(503, { errors: ['Vault is sealed', WHAT_TO_DO] })),
  notAdmitted: answer(403, { errors: ['permission denied'] }),
  fail: (status, error) => answer(status, { errors: [error] }),
  ask: askMount,
};

/** Asking again helps only once a person has acted. */
function notNow({ headers, ...rest }: EngineResponse): EngineResponse {
  return { ...rest, headers: { ...headers, 'x-should-retry': 'false' } };
}

/** Nothing of the store is touched before it is open and the asker admitted. */
async function ask(context: Context, request: EngineRequest, system: System): Promise<EngineResponse> {
  const excess = findExcess(request);
  if (excess !== null) return system.fail(excess.status, excess.message);
  const { path, query } = readTarget(request);
  if (!path.startsWith(system.prefix)) return answer(404, { errors: [] });
  const target = { path: path.slice(system.prefix.length), query };
  const state = await context.store.state();
  const description = system === VAULT ? describeSystem(request.method, target.path, state, context.now()) : null;
  if (description !== null) return description;
  if (state === 'locked') return system.locked;
  if (context.admit && !(await context.admit(readCredential(request)))) return system.notAdmitted;
  return system.ask(context, request, target);
}

async function askMount(context: Context, request: EngineRequest, target: Target): Promise<EngineResponse> {
  const requestId = toUuid(context.random(16));
  const path = target.path === context.mount.slice(0, -1) ? context.mount : target.path;
  if (!path.startsWith(context.mount)) {
    const error = `no handler for route ${JSON.stringify(decodePath(path))}. route entry not found.`;
    return answerOutcome({ is: 'refused', status: 404, error }, [], requestId);
  }
  const below = { path: path.slice(context.mount.length), query: target.query };
  const { outcome, warnings } = await askVault(context, request, below);
  return answerOutcome(outcome, warnings, requestId);
}

/** What a program is told of failures that are not its own. Of anything else nothing, so that no secret is in it. */
const FAILURES: Partial<Record<FailureCode, string>> = {
  'vault-damaged': 'the vault is damaged and takes no changes; open Countersign to see what can be done',
  'storage-refused': 'the browser refused to store it; nothing was changed',
  'storage-unverified': 'it could not be stored reliably; look before you repeat it',
};

/** Carries the code of the failure, so that our own pages need not read the sentence. */
const FAILURE_HEADER = 'countersign-failure';

const LOCKED: readonly FailureCode[] = ['vault-locked', 'vault-missing', 'vault-lost'];

function explain(system: System, error: unknown): EngineResponse {
  const code = isFailure(error) ? error.code : 'internal';
  if (LOCKED.includes(code)) return system.locked;
  const { headers, ...answer } = system.fail(500, FAILURES[code] ?? 'internal error');
  return { ...answer, headers: { ...headers, [FAILURE_HEADER]: code } };
}

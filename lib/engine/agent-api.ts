/** The agent API: register, list and delete TOTP secrets, and get the code of one. */
import { encodeBase32 } from '@/lib/bytes/base32';
import { isFailure } from '@/lib/failure/failure';
import { agentAnswer, agentError } from './agent-answers';
import { readNewSecret } from './agent-create';
import type { EngineRequest, EngineResponse } from './dispatch';
import type { EngineCodes, EngineStore, StoredKey } from './ports';
import { decodePath } from './request';

export interface AgentContext {
  readonly store: EngineStore;
  readonly codes: EngineCodes;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** Runs what writes one after the other. */
  readonly turn: <T>(task: () => Promise<T>) => Promise<T>;
}

type Run = (context: AgentContext, id: string, request: EngineRequest) => Promise<EngineResponse>;

const PATHS: readonly { readonly path: RegExp; readonly methods: ReadonlyMap<string, Run> }[] = [
  {
    path: /^secrets$/,
    methods: new Map<string, Run>([
      ['GET', listSecrets],
      ['POST', createSecret],
    ]),
  },
  { path: /^secrets\/([^/]+)$/, methods: new Map<string, Run>([['DELETE', deleteSecret]]) },
  { path: /^code\/([^/]+)$/, methods: new Map<string, Run>([['GET', getCode]]) },
];

/** Does what a request asks for; `path` is what follows `/api/v2/totp/`, still encoded. */
export async function askAgentApi(
  context: AgentContext,
  request: EngineRequest,
  path: string,
): Promise<EngineResponse> {
  for (const { path: pattern, methods } of PATHS) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const run = methods.get(request.method);
    return run
      ? run(context, decodePath(match[1] ?? '').toLowerCase(), request)
      : agentError(405, 'Method not allowed');
  }
  return agentError(404, 'Not found');
}

/** The one answer that shows a secret, once. */
async function createSecret(context: AgentContext, _id: string, request: EngineRequest): Promise<EngineResponse> {
  const key = readNewSecret(request.body, context.random);
  if (typeof key === 'string') return agentError(400, key);
  const secret = encodeBase32(key.secret);
  const stored = await context.turn(() => context.store.put(key));
  return agentAnswer({ status: 'OK', totp_secret: { ...describe(stored), secret } });
}

async function listSecrets({ store }: AgentContext): Promise<EngineResponse> {
  const keys = (await store.keys()).toSorted((one, other) => one.createdAt - other.createdAt);
  return agentAnswer({ status: 'OK', totp_secrets: keys.map(describe) });
}

async function deleteSecret({ store, turn }: AgentContext, id: string): Promise<EngineResponse> {
  return turn(async () => {
    if ((await store.byId(id)) === null) return notFound();
    await store.remove(id);
    return agentAnswer({ status: 'OK' });
  });
}

async function getCode({ store, codes, now }: AgentContext, id: string): Promise<EngineResponse> {
  if ((await store.byId(id)) === null) return notFound();
  const asked = now();
  try {
    const { code, validUntil } = await codes.release(id, asked);
    return agentAnswer({ code, expires_in: Math.ceil((validUntil - asked) / 1000), status: 'OK' });
  } catch (error) {
    // A person deleted it meanwhile.
    if (isFailure(error) && error.code === 'account-missing') return notFound();
    throw error;
  }
}

function notFound(): EngineResponse {
  return agentError(404, 'TOTP secret not found');
}

/** Everything but the secret, in the order of the API's page. */
function describe({ id, algorithm, createdAt, digits, issuer, label, name, period }: StoredKey): object {
  return {
    id,
    algorithm,
    created_at: new Date(createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
    digits,
    issuer: issuer === '' ? null : issuer,
    // A key of the Vault API need not have an account name.
    label: label === '' ? (name ?? '') : label,
    period,
  };
}

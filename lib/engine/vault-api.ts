/**
 * The Vault API: which operation a request asks for, on what, with which fields.
 *
 * https://developer.hashicorp.com/vault/api-docs/secret/totp; how Vault reads
 * requests: `buildLogicalRequest` and `HandleRequest` of github.com/hashicorp/vault.
 */
import { isKeyName } from '@/lib/account/key';
import type { EngineRequest } from './dispatch';
import { convertFields, parseBool, type Schema, type Values } from './fields';
import { parseGoQuery } from './go-url';
import { isJsonObject, type Json, type JsonObject, parseJson } from './json';
import { decodePath, readHeader, type Target } from './request';
import { type Outcome, refuse, UNSUPPORTED_OPERATION, UNSUPPORTED_PATH } from './vault-answers';
import { CODE_FIELDS, type CodesContext, readCode, validateCode } from './vault-codes';
import { createKey, deleteKey, KEY_FIELDS, type KeysContext, listKeys, readKey } from './vault-keys';

export interface VaultContext extends KeysContext, CodesContext {
  /** Runs what writes one after the other. */
  readonly turn: <T>(task: () => Promise<T>) => Promise<T>;
}

export interface VaultResult {
  readonly outcome: Outcome;
  /** Shown only beside data. */
  readonly warnings: readonly string[];
}

type Operation = 'read' | 'list' | 'write' | 'delete' | 'other';
type Run = (context: VaultContext, name: string, given: JsonObject) => Promise<VaultResult>;

const PATHS: readonly { readonly path: RegExp; readonly operations: Partial<Record<Operation, Run>> }[] = [
  { path: /^keys\/?$/, operations: { list: operation({}, listKeys) } },
  {
    path: /^keys\/([^/]+)$/,
    operations: {
      read: operation(KEY_FIELDS, readKey),
      write: operation(KEY_FIELDS, inTurn(createKey)),
      delete: operation(KEY_FIELDS, inTurn(deleteKey)),
    },
  },
  {
    path: /^code\/([^/]+)$/,
    operations: { read: operation(CODE_FIELDS, readCode), write: operation(CODE_FIELDS, inTurn(validateCode)) },
  },
];

/** Does what a request below the mount asks for; `target.path` is without the mount. */
export async function askVault(context: VaultContext, request: EngineRequest, target: Target): Promise<VaultResult> {
  const asked = readOperation(request, target.query);
  if ('is' in asked) return { outcome: asked, warnings: [] };
  const decoded = decodePath(target.path);
  const path = asked.operation === 'list' && !decoded.endsWith('/') ? `${decoded}/` : decoded;
  // Recorded: the list's own path takes no write, so that says the route; any other is refused before it is looked up.
  if (asked.operation === 'write' && path.endsWith('/') && path !== 'keys/') {
    return { outcome: refuse("cannot write to a path ending in '/'"), warnings: [] };
  }
  for (const { path: pattern, operations } of PATHS) {
    const [isMatch, name] = pattern.exec(path) ?? [];
    if (isMatch === undefined || (name !== undefined && !isKeyName(name))) continue;
    const run = operations[asked.operation];
    return run ? run(context, name ?? '', asked.given) : { outcome: UNSUPPORTED_OPERATION, warnings: [] };
  }
  return { outcome: UNSUPPORTED_PATH, warnings: [] };
}

/** Converts the fields first, and says afterwards which of them were for nothing. */
function operation<S extends Schema>(
  fields: S,
  run: (context: VaultContext, name: string, values: Values<S>) => Promise<Outcome>,
): Run {
  return async (context, name, given) => {
    const converted = convertFields(fields, given);
    if ('error' in converted) return { outcome: refuse(converted.error), warnings: [] };
    return { outcome: await run(context, name, converted.values), warnings: findWarnings(fields, name, given) };
  };
}

function inTurn<A extends readonly unknown[]>(
  run: (context: VaultContext, ...args: A) => Promise<Outcome>,
): (context: VaultContext, ...args: A) => Promise<Outcome> {
  return (context, ...args) => context.turn(() => run(context, ...args));
}

/** `captured` is the key name of the path; empty where the path has none, and then a `name` is as unknown as any other. */
function findWarnings(fields: Schema, captured: string, given: JsonObject): string[] {
  const isKnown = (name: string) => Object.hasOwn(fields, name) || (name === 'name' && captured !== '');
  const ignored = [...given.keys()].filter((name) => !isKnown(name)).sort();
  const isReplaced = captured !== '' && (given.get('name') ?? null) !== null;
  return [
    ...(ignored.length > 0 ? [`Endpoint ignored these unrecognized parameters: [${ignored.join(' ')}]`] : []),
    ...(isReplaced
      ? ["Endpoint replaced the value of these parameters with the values captured from the endpoint's path: [name]"]
      : []),
  ];
}

interface Asked {
  readonly operation: Operation;
  readonly given: JsonObject;
}

function readOperation(request: EngineRequest, query: string): Asked | Outcome {
  const given = toData(parseGoQuery(query));
  switch (request.method) {
    case 'GET':
      return readOrList(given);
    case 'LIST':
      return { operation: 'list', given };
    case 'DELETE':
      return { operation: 'delete', given };
    case 'POST':
    case 'PUT':
      return readWrite(request);
    case 'PATCH':
      return readPatch(request);
    case 'HEAD':
      return { operation: 'other', given };
    default:
      return { is: 'silent', status: 405 };
  }
}

function readOrList(given: JsonObject): Asked | Outcome {
  const wanted = given.get('list');
  const first = Array.isArray(wanted) ? wanted[0] : wanted;
  if (typeof first !== 'string' || first === '') return { operation: 'read', given };
  const isList = parseBool(first);
  if (isList === null) return { is: 'silent', status: 400 };
  if (!isList) return { operation: 'read', given };
  return { operation: 'list', given: new Map([...given].filter(([name]) => name !== 'list')) };
}

/** What JSON passes over; nothing else, so that a byte order mark is a mistake here as there. */
const JSON_SPACE = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/** Whatever its content type, a body is JSON; a form only if it says so and does not look like JSON. */
function readWrite(request: EngineRequest): Asked | Outcome {
  const body = (request.body ?? '').replace(JSON_SPACE, '');
  if (body === '') return { operation: 'write', given: new Map() };
  const isForm = /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(readHeader(request, 'content-type'));
  if (isForm && !/^[[{]/.test(body)) return { operation: 'write', given: toData(parseGoQuery(body)) };
  const parsed = parseJson(body);
  if (parsed === null) return refuse('failed to parse JSON input: invalid JSON');
  if (parsed.value === null) return { operation: 'write', given: new Map() };
  if (!isJsonObject(parsed.value)) return refuse('failed to parse JSON input: not an object');
  return { operation: 'write', given: parsed.value };
}

/** No operation of this engine is a patch, but Vault looks at the type of the body first. */
function readPatch(request: EngineRequest): Asked | Outcome {
  const type = readHeader(request, 'content-type');
  if (type === '' || /^application\/merge-patch\+json\s*(?:;|$)/i.test(type)) {
    return { operation: 'other', given: new Map() };
  }
  const error = `PATCH requires Content-Type of application/merge-patch+json, provided ${type}`;
  return { is: 'refused', status: 415, error };
}

/** A name that comes more than once has a list of values. `help` is Vault's own and no parameter. */
function toData(pairs: readonly (readonly [string, string])[]): JsonObject {
  const data = new Map<string, Json>();
  for (const [name, value] of pairs) {
    if (name === 'help') continue;
    const before = data.get(name);
    if (before === undefined) data.set(name, value);
    else data.set(name, Array.isArray(before) ? [...before, value] : [before, value]);
  }
  return data;
}

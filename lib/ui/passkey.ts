/**
 * Passkeys as a way into the vault: WebAuthn with the PRF extension, which
 * makes 32 bytes of a salt that only this authenticator can make.
 * https://www.w3.org/TR/webauthn-3/#prf-extension
 *
 * There is no server: the challenge is random and nobody checks the signature,
 * because what counts is the output, which opens the vault or does not. The
 * relying party is left blank, so that it is the extension itself.
 */
import { Failure } from '@/lib/failure/failure';
import type { Bytes, PasskeyGiven, WayInView } from '@/lib/messages/keys-from-ui';

export type PasskeyWay = Extract<WayInView, { readonly type: 'prf' }>;

/** What can be done with passkeys here; handed in, so that the models need no authenticator. */
export interface Passkeys {
  /** Whether this browser can do it at all; the authenticator may still not. */
  isSupported(): Promise<boolean>;
  /** Fails with `passkey-refused`, `passkey-unsupported`. */
  create(known: readonly PasskeyWay[]): Promise<PasskeyGiven>;
  /** The output for one of `known`. Fails the same way. */
  ask(known: readonly PasskeyWay[]): Promise<{ readonly slotId: string; readonly output: Bytes }>;
}

const NAME = 'Countersign';
const SALT_LENGTH = 32;
/** ES256, then RS256 for older Windows Hello. */
const ALGORITHMS = [-7, -257];

export const passkeys: Passkeys = { isSupported, create, ask };

async function isSupported(): Promise<boolean> {
  if (globalThis.PublicKeyCredential === undefined) return false;
  const capabilities = await PublicKeyCredential.getClientCapabilities?.().catch(() => null);
  // A browser that cannot say has to be tried.
  return capabilities?.['extension:prf'] !== false;
}

async function create(known: readonly PasskeyWay[]): Promise<PasskeyGiven> {
  const salt = randomBytes(SALT_LENGTH);
  const made = await ceremony(
    navigator.credentials.create({
      publicKey: {
        rp: { name: NAME },
        user: { id: randomBytes(16), name: NAME, displayName: NAME },
        challenge: randomBytes(32),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        excludeCredentials: known.map(descriptorOf),
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const { prf } = made.getClientExtensionResults();
  if (prf?.enabled === false) throw new Failure('passkey-unsupported');
  const credentialId = [...new Uint8Array(made.rawId)];
  const prfSalt = [...salt];
  // Many authenticators make the output only when they are asked for it afterwards.
  const output = outputOf(made) ?? (await askFor([{ credentialId, prfSalt }])).output;
  return { credentialId, prfSalt, output };
}

async function ask(known: readonly PasskeyWay[]): Promise<{ slotId: string; output: Bytes }> {
  const { id, output } = await askFor(known);
  const way = known.find(({ credentialId }) => idOf(credentialId) === id);
  if (way === undefined) throw new Failure('passkey-wrong');
  return { slotId: way.id, output };
}

type Known = Pick<PasskeyWay, 'credentialId' | 'prfSalt'>;

async function askFor(known: readonly Known[]): Promise<{ id: string; output: Bytes }> {
  const salts = known.map(({ credentialId, prfSalt }) => [idOf(credentialId), { first: Uint8Array.from(prfSalt) }]);
  const answer = await ceremony(
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: known.map(descriptorOf),
        userVerification: 'required',
        extensions: { prf: { evalByCredential: Object.fromEntries(salts) } },
      },
    }),
  );
  const output = outputOf(answer);
  if (output === null) throw new Failure('passkey-unsupported');
  return { id: answer.id, output };
}

async function ceremony(asking: Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const answer = await asking;
    if (answer instanceof PublicKeyCredential) return answer;
  } catch (error) {
    const isRefused = error instanceof DOMException && /^(NotAllowed|Abort|InvalidState)Error$/.test(error.name);
    throw new Failure(isRefused ? 'passkey-refused' : 'passkey-unsupported');
  }
  throw new Failure('passkey-refused');
}

function outputOf(credential: PublicKeyCredential): Bytes | null {
  const output = credential.getClientExtensionResults().prf?.results?.first;
  if (output === undefined) return null;
  return [...(ArrayBuffer.isView(output) ? new Uint8Array(output.buffer) : new Uint8Array(output))];
}

function descriptorOf({ credentialId }: Pick<PasskeyWay, 'credentialId'>): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: Uint8Array.from(credentialId) };
}

/** base64url without padding, as a credential writes its own id. */
function idOf(bytes: Bytes): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/**
 * The one door through which a script's address becomes a script, and the one
 * trusted-types policy of our pages: files of this package, from a fixed list.
 */

const SCRIPTS = ['/qr-reader.js'] as const;

export type PackagedScript = (typeof SCRIPTS)[number];

interface Policy {
  createScriptURL(url: string): unknown;
}

/** Missing in TypeScript's own types; Firefox has it since 148. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

let policy: Policy | null = null;

/** Starts a classic worker. */
export function startPackagedWorker(script: PackagedScript): Worker {
  policy ??= createPolicy();
  return new Worker(policy.createScriptURL(script) as string);
}

function createPolicy(): Policy {
  const rules = { createScriptURL: requirePackaged };
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  return trustedTypes?.createPolicy('countersign', rules) ?? rules;
}

function requirePackaged(url: string): string {
  if (!SCRIPTS.some((script) => script === url)) throw new TypeError('not a script of this package');
  return url;
}

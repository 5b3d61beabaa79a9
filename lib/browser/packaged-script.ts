/**
 * The one door through which a script's address becomes a script, and the one
 * trusted-types policy of each of our realms: files of this package, from a fixed
 * list. Some are needed so rarely that they are no part of what always loads.
 */

const SCRIPTS = ['/qr-reader.js', '/engine.js', '/rare.js', '/hosts.js'] as const;

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

/**
 * Has to be called in the first turn of the background. A service worker may import later what it imported while it was
 * installed, and nothing else; `import()` does not work in it at all.
 */
export function keepForLater(script: PackagedScript): void {
  const { importScripts } = globalThis as WorkerGlobals;
  if (importScripts === undefined) return;
  addEventListener('install', () => {
    policy ??= createPolicy();
    importScripts(policy.createScriptURL(script));
  });
}

/** Runs a script of the package here: in Chrome's service worker, or in Firefox's event page. */
export async function runPackagedScript(script: PackagedScript): Promise<void> {
  const { importScripts } = globalThis as WorkerGlobals;
  policy ??= createPolicy();
  const url = policy.createScriptURL(script);
  if (importScripts === undefined) await import(/* @vite-ignore */ String(url));
  else importScripts(url);
}

interface WorkerGlobals {
  readonly importScripts?: (url: unknown) => void;
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

/**
 * A Chromium with policies of an organisation, which lie in a folder of the
 * system: it gets a view of that folder of its own (a mount namespace, for root
 * on Linux alone), so that nobody else's browser is managed too.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';
import { makeThrowAwayFolder } from './places.ts';

/** Where Chromium looks for them; its parent is there where it is installed. */
const SYSTEM = '/etc/chromium';

export interface ManagedChromium {
  /** For `launchChromium`. */
  readonly executable: string;
  /** Sets what the extension finds in its managed storage; a running browser notices after some seconds. */
  set(policy: Readonly<Record<string, unknown>>): void;
}

/** `null`, and a plain line, where it cannot be had. */
export function createManagedChromium(extensionId: string): ManagedChromium | null {
  const chromium = findBrowser('chromium');
  const mayMount = process.platform === 'linux' && spawnSync('unshare', ['--mount', 'true']).status === 0;
  if (!mayMount || chromium === null || !existsSync(SYSTEM)) {
    console.log('Skipped, because only root on Linux may give a Chromium policies of its own.');
    return null;
  }
  const folder = makeThrowAwayFolder('policies');
  const managed = join(folder, 'etc', 'policies', 'managed');
  mkdirSync(managed, { recursive: true });
  const executable = join(folder, 'managed-chromium');
  writeFileSync(
    executable,
    `#!/bin/sh
exec unshare --mount sh -c 'mount --bind "$0" ${SYSTEM} && exec "$@"' '${join(folder, 'etc')}' '${chromium}' "$@"
`,
  );
  chmodSync(executable, 0o755);
  return {
    executable,
    set(policy) {
      const file = { '3rdparty': { extensions: { [extensionId]: policy } } };
      writeFileSync(join(managed, 'countersign.json'), JSON.stringify(file));
    },
  };
}

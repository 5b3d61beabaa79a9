/** The extensions the product is compared with, laid out in a throw-away folder. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { makeThrowAwayFolder, PROJECT } from '../support/places.ts';
import { bundleScript } from './bundle.ts';

const ZXING_WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const ARGON2_WASM = createRequire(import.meta.url).resolve('@phi-ag/argon2/argon2.wasm');
const SOURCES = join(PROJECT, 'test', 'bench', 'baselines');

const NAMES = ['codes', 'empty', 'engine', 'message', 'observer', 'qr', 'vault', 'worker'] as const;

type Name = (typeof NAMES)[number];

export interface Baselines {
  /** Folder of the baseline of this name. */
  folder(name: Name): string;
  remove(): void;
}

export async function layOutBaselines(): Promise<Baselines> {
  const root = makeThrowAwayFolder('bench');
  cpSync(SOURCES, root, { recursive: true });
  for (const name of NAMES) addKey(join(root, name), name);
  for (const name of ['codes', 'engine', 'qr', 'vault']) {
    writeFileSync(join(root, name, 'worker.js'), await bundleScript(`test/bench/baselines/${name}/worker.ts`));
  }
  cpSync(ZXING_WASM, join(root, 'qr', 'zxing.wasm'));
  cpSync(ARGON2_WASM, join(root, 'vault', 'argon2.wasm'));
  return {
    folder: (name) => join(root, name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** The id of an extension without a key follows from its folder; with one it is known before it is loaded. */
function addKey(folder: string, name: string): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
  const key = Buffer.from(`Countersign baseline: ${name}`).toString('base64');
  writeFileSync(path, JSON.stringify({ ...manifest, key }));
}

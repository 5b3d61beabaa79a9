/** The extensions the product is compared with, laid out in a throw-away folder. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';
import { makeThrowAwayFolder, PROJECT } from '../support/places.ts';
import { bundleScript } from './bundle.ts';

const ZXING_WASM = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const SOURCES = join(PROJECT, 'test', 'bench', 'baselines');

export interface Baselines {
  /** Folder of the baseline of this name. */
  folder(name: 'codes' | 'empty' | 'message' | 'observer' | 'qr' | 'worker'): string;
  remove(): void;
}

export async function layOutBaselines(): Promise<Baselines> {
  const root = makeThrowAwayFolder('bench');
  cpSync(SOURCES, root, { recursive: true });
  for (const name of ['codes', 'empty', 'message', 'observer', 'qr', 'worker']) addKey(join(root, name), name);
  await bundleCodes(join(root, 'codes'));
  writeFileSync(join(root, 'qr', 'worker.js'), await bundleScript('test/bench/baselines/qr/worker.ts'));
  cpSync(ZXING_WASM, join(root, 'qr', 'zxing.wasm'));
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

/** Bundled and minified as the product is, from the product's own source. */
async function bundleCodes(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'error',
    resolve: { alias: { '@': PROJECT.replace(/\/$/, '') } },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: join(SOURCES, 'codes', 'worker.ts'), formats: ['es'], fileName: () => 'worker.js' },
    },
  });
}

/**
 * Bundles the collection in `test/otp-inputs`: one page, a chunk for each
 * component. Its packages are its own, so nothing of them reaches the product.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { PROJECT } from './places.ts';

const FOLDER = join(PROJECT, 'test', 'otp-inputs');
export const OTP_INPUTS_BUILD = join(PROJECT, '.output', 'otp-inputs');

/** The names of all pages, each that of a library. */
export function listOtpInputs(): string[] {
  return readdirSync(join(FOLDER, 'pages')).map((file) => file.replace(/\.\w+$/, ''));
}

/** `false` where the packages are not installed; `npm test` installs them. */
export function hasOtpInputs(): boolean {
  return existsSync(join(FOLDER, 'node_modules', 'svelte'));
}

/** Writes the collection to `OTP_INPUTS_BUILD`. */
export async function buildOtpInputs(): Promise<void> {
  await build({
    root: FOLDER,
    base: './',
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    plugins: [svelte()],
    resolve: {
      conditions: ['svelte', 'browser', 'module', 'import', 'default'],
      // One of them brings a React of its own.
      dedupe: ['react', 'react-dom'],
    },
    build: { outDir: OTP_INPUTS_BUILD, emptyOutDir: true, minify: false, modulePreload: false, target: 'es2023' },
  });
}

interface SvelteCompiler {
  compile(source: string, options: object): { readonly js: { readonly code: string } };
  compileModule(source: string, options: object): { readonly js: { readonly code: string } };
}

/** Svelte's own compiler; its plugin for Vite does more than is needed here. */
function svelte(): Plugin {
  const { compile, compileModule } = createRequire(join(FOLDER, 'package.json'))('svelte/compiler') as SvelteCompiler;
  return {
    name: 'svelte',
    transform(source, id) {
      const options = { filename: id, generate: 'client', dev: false };
      if (id.endsWith('.svelte')) return compile(source, { ...options, css: 'injected' }).js.code;
      return /\.svelte\.js$/.test(id) ? compileModule(source, options).js.code : null;
    },
  };
}

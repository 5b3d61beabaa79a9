/**
 * The import table of ARCHITECTURE.md, checked against every file. Biome says
 * the same while one types; this test has no ignore syntax.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDERS = ['entrypoints', 'lib', 'components'] as const;

/** What a folder may import besides itself and `lib/failure`: our folders, then packages. Default deny. */
const TABLE: Readonly<Record<string, { ours: readonly string[]; packages: readonly string[] }>> = {
  'lib/failure': { ours: [], packages: [] },
  'lib/bytes': { ours: [], packages: [] },
  'lib/otp': { ours: ['lib/bytes'], packages: [] },
  'lib/otpauth': { ours: ['lib/bytes', 'lib/otp', 'lib/account'], packages: ['otpauth'] },
  'lib/account': { ours: ['lib/otp', 'lib/bytes', 'lib/spare'], packages: [] },
  'lib/recovery': { ours: [], packages: [] },
  'lib/spare': { ours: [], packages: [] },
  'lib/vault': {
    ours: ['lib/account', 'lib/bytes', 'lib/otp', 'lib/recovery', 'lib/spare'],
    packages: ['@phi-ag/argon2'],
  },
  'lib/transfer': {
    ours: ['lib/account', 'lib/otpauth', 'lib/otp', 'lib/bytes', 'lib/vault', 'lib/spare'],
    packages: [],
  },
  'lib/engine': { ours: ['lib/account', 'lib/bytes', 'lib/otp', 'lib/otpauth', 'lib/qr', 'lib/vault'], packages: [] },
  'lib/client': { ours: [], packages: [] },
  'lib/policy': { ours: [], packages: [] },
  'lib/match': { ours: ['lib/account'], packages: ['tldts'] },
  'lib/detect': { ours: [], packages: [] },
  'lib/sites': { ours: ['lib/detect'], packages: [] },
  'lib/fill': { ours: ['lib/detect'], packages: [] },
  'lib/qr': { ours: [], packages: ['jsqr', 'qr', 'zxing-wasm'] },
  'lib/messages': { ours: ['lib/account', 'lib/detect', 'lib/otp', 'lib/sites', 'lib/spare'], packages: [] },
  'lib/browser': { ours: ['lib/vault', 'lib/messages', 'lib/bytes'], packages: ['webextension-polyfill', 'idb'] },
  'lib/background': {
    ours: [
      'lib/account',
      'lib/bytes',
      'lib/browser',
      'lib/engine',
      'lib/match',
      'lib/messages',
      'lib/otp',
      'lib/otpauth',
      'lib/policy',
      'lib/sites',
      'lib/transfer',
      'lib/vault',
      'lib/spare',
    ],
    packages: [],
  },
  'lib/page': { ours: ['lib/detect', 'lib/fill', 'lib/messages', 'lib/browser'], packages: [] },
  'lib/ui': {
    ours: [
      'lib/account',
      'lib/client',
      'lib/otp',
      'lib/otpauth',
      'lib/match',
      'lib/qr',
      'lib/messages',
      'lib/recovery',
      'lib/sites',
      'lib/spare',
    ],
    packages: ['preact', '@preact/signals', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common', '@zxcvbn-ts/language-en'],
  },
  components: {
    ours: ['lib/ui', 'lib/account', 'lib/messages', 'lib/otp', 'lib/sites', 'lib/spare'],
    packages: ['preact', '@preact/signals'],
  },
};

/** Folders of which others may take types only: the code itself must not follow. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  'lib/account': ['lib/otp'],
  'lib/vault': ['lib/otp'],
  'lib/match': ['lib/account'],
  'lib/messages': ['lib/account', 'lib/detect', 'lib/otp', 'lib/sites', 'lib/spare'],
  'lib/sites': ['lib/detect'],
  'lib/fill': ['lib/detect'],
  'lib/engine': ['lib/otp'],
  'lib/ui': ['lib/otp', 'lib/account', 'lib/sites'],
  components: ['lib/account', 'lib/messages', 'lib/otp', 'lib/sites', 'lib/spare'],
};

/** Realms of the gate: what of `lib/browser` a page may contain. */
const PAGE_GATE = ['@/lib/browser/page-runtime'];

/** What of `lib/vault` files may be made with: how to derive and seal, and nothing that knows a vault. */
const TRANSFER_PRIMITIVES = ['@/lib/vault/kdf', '@/lib/vault/envelope', '@/lib/vault/passphrase'];

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?(?:([^'";]*?)\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
).filter((name) => /\.tsx?$/.test(name));
const imports = files.flatMap(readImports);

describe('imports', () => {
  test('there are files to look at', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  test('cross-folder imports are absolute, imports within a folder are not', () => {
    expect(imports.filter((one) => one.from.includes('../'))).toEqual([]);
    expect(
      imports.filter(
        (one) =>
          one.from.startsWith('@/') &&
          folderOf(one.from.slice(2)) === folderOf(one.file) &&
          !one.file.startsWith('entrypoints'),
      ),
    ).toEqual([]);
  });

  test('every folder imports what the table allows, and nothing else', () => {
    expect(imports.filter((one) => !isAllowed(one)).map(show)).toEqual([]);
  });

  test('folders that may only know the types of others import types', () => {
    const values = imports.filter(
      (one) => !one.typeOnly && TYPES_ONLY[folderOf(one.file)]?.includes(folderOf(one.from.slice(2))),
    );
    expect(values.map(show)).toEqual([]);
  });

  test('page code takes only its own part of the gate', () => {
    const taken = imports.filter((one) => folderOf(one.file) === 'lib/page' && one.from.startsWith('@/lib/browser/'));
    expect(taken.filter((one) => !PAGE_GATE.includes(one.from)).map(show)).toEqual([]);
  });

  test('files are sealed with the primitives of the vault, and know nothing else of it', () => {
    const taken = imports.filter((one) => folderOf(one.file) === 'lib/transfer' && one.from.startsWith('@/lib/vault/'));
    expect(taken.filter((one) => !TRANSFER_PRIMITIVES.includes(one.from)).map(show)).toEqual([]);
  });

  test('the engine takes turns as the vault does, and knows nothing else of it', () => {
    const taken = imports.filter((one) => folderOf(one.file) === 'lib/engine' && one.from.startsWith('@/lib/vault/'));
    expect(taken.filter((one) => one.from !== '@/lib/vault/queue').map(show)).toEqual([]);
  });

  test('the client imports nothing, so that it runs anywhere', () => {
    const taken = imports.filter((one) => folderOf(one.file) === 'lib/client' && !one.from.startsWith('./'));
    expect(taken.map(show)).toEqual([]);
  });

  test('nobody imports an entrypoint or a test', () => {
    expect(imports.filter((one) => /^@\/(entrypoints|test)\//.test(one.from)).map(show)).toEqual([]);
  });

  test('only the module that draws the site boundary knows the public suffix list', () => {
    expect(imports.filter((one) => one.from === 'tldts').map((one) => one.file)).toEqual(['lib/match/site.ts']);
  });
});

describe('secrets', () => {
  test('codes are computed for the release function, for validation and for the preview alone', () => {
    const users = imports.filter((one) => one.from === './codes' && one.file.startsWith('lib/background'));
    expect(users.map((one) => one.file).toSorted()).toEqual([
      'lib/background/account-handlers.ts',
      'lib/background/release.ts',
      'lib/background/validation.ts',
    ]);
    const makers = imports.filter(
      (one) => !one.typeOnly && one.from.startsWith('@/lib/otp/') && !/^lib\/(otp|otpauth)\//.test(one.file),
    );
    expect(makers.map((one) => one.file).filter((file) => file !== 'lib/background/codes.ts')).toEqual([]);
  });

  test('backup codes of sites go out through the release function too', () => {
    const users = imports.filter((one) => one.from === './spare-source');
    expect(users.map((one) => one.file)).toEqual(['lib/background/spare-codes-handlers.ts']);
    const callers = files.filter((file) => /\b(?:takeSpare|repeatSpare)\(/.test(readFileSync(file, 'utf8')));
    expect(callers.toSorted()).toEqual(['lib/background/spare-codes-handlers.ts', 'lib/background/spare-source.ts']);
  });

  test('one file alone hands a code to a page', () => {
    const handers = files.filter((file) => /\(\s*'fill',\s*\{\s*targetId/.test(readFileSync(file, 'utf8')));
    expect(handers).toEqual(['lib/background/fill.ts']);
  });

  test('the browser is reached through the gate alone', () => {
    const reachers = files.filter(
      (file) =>
        !file.startsWith('lib/browser/') &&
        /\b(browser|chrome)\.(runtime|storage|tabs|scripting|action)\b/.test(readFileSync(file, 'utf8')),
    );
    expect(reachers).toEqual([]);
  });
});

describe('names', () => {
  test('no folder is a drawer', () => {
    expect(
      files.filter((file) => /\/(utils?|helpers?|types|constants|services|common|misc)(\/|\.)/.test(file)),
    ).toEqual([]);
  });

  test('modules have named exports; defaults are for what the build tool reads', () => {
    const defaults = files.filter((file) => /^export default\b/m.test(readFileSync(file, 'utf8')));
    expect(defaults.filter((file) => !file.startsWith('entrypoints/'))).toEqual([]);
  });
});

function isAllowed({ file, from }: Import): boolean {
  const folder = folderOf(file);
  if (folder === 'entrypoints' || from.startsWith('./')) return true;
  const rule = TABLE[folder];
  if (rule === undefined) return false;
  if (!from.startsWith('@/')) return rule.packages.some((name) => from === name || from.startsWith(`${name}/`));
  const target = folderOf(from.slice(2));
  return target === 'lib/failure' || rule.ours.includes(target);
}

function folderOf(path: string): string {
  const [top, second] = path.split('/');
  return top === 'lib' ? `lib/${second}` : (top ?? '');
}

function readImports(file: string): Import[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map((match) => ({
    file,
    from: (match[3] ?? match[4] ?? '').trim(),
    typeOnly: match[1] !== undefined || isListOfTypes(match[2]),
  }));
}

/** `{ type A, type B }` imports no value either. */
function isListOfTypes(names: string | undefined): boolean {
  const list = names
    ?.match(/^\{([^}]*)\}$/)?.[1]
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return list !== undefined && list.length > 0 && list.every((name) => name.startsWith('type '));
}

const show = (one: Import): string => `${one.file} imports ${one.from}`;

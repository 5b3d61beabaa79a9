/**
 * One source, two browsers. Whatever differs between them is here, so that the
 * code itself asks for features and never for names of browsers.
 */
import { createRequire } from 'node:module';
import { defineConfig, type UserManifest } from 'wxt';

/** Fixes the extension's id, and the vault hangs on the id: it must never change. The private half was thrown away. */
const CHROME_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApIH42fRQRwpJmrWV6TCB34dWg3ZHu2d+YlUYWJKI/0+yRRwVbIqgzFMQEg4rZYDN9xp+zHh3VjfBTd2BXTLUj2VP+pR0iSgPXKc9aKWF/zTOFTbaXmBHp6ADi1GOIe8l3DhymBjVdeJd0Xpt7FsQj82eBkMFFN2ABdHY9/gXUWM6nXmJkeb4S+0/Vvafgro2YzJxmrSYLgHXuM9Obum7HaiYVf2d88kbz+N0oN8RAGIHgn6l9Q5+B/YcKgtuBpdp/VgxEI+J7zrDe1M+EgxeA3AX4qFjQyjgejgkXCpTshqwiZxmUm5dyyExBTA0E6DkudMUXRr+n4sqK9/7eh/cDQIDAQAB';
const GECKO_ID = '{b7c5a3e4-6f0d-4c8a-9a55-5d0c8e2f41c6}';

/** design: everything denied, then what is used. No network leaves an extension page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types countersign',
].join('; ');

const { resolve } = createRequire(import.meta.url);
const ARGON2_WASM = resolve('@phi-ag/argon2/argon2.wasm');
const ZXING_WASM = resolve('zxing-wasm/reader/zxing_reader.wasm');

/** The popup and all it needs for its first paint. */
const FIRST = ['/entrypoints/popup/main.tsx', '/components/tokens.css', 'virtual:wxt-html-plugins'];

export default defineConfig({
  imports: false,
  targetBrowsers: ['chrome', 'firefox'],
  manifestVersion: 3,
  vite: ({ browser }) => ({
    build: { sourcemap: false, modulePreload: { polyfill: false } },
    plugins: [withoutNetwork(), withoutWrapper(), ...(browser === 'chrome' ? [withoutPolyfill()] : [])],
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      const output = config.build?.rollupOptions?.output;
      if (Array.isArray(output) || output === undefined || !entrypoints.some(({ name }) => name === 'popup')) return;
      // In one piece: each script and style sheet more is a round trip in a process that is just starting.
      output.manualChunks = (id) => (FIRST.some((file) => id.endsWith(file)) ? 'first' : null);
    },
    'build:publicAssets': (_wxt, assets) => {
      assets.push({ absoluteSrc: ARGON2_WASM, relativeDest: 'argon2.wasm' });
      assets.push({ absoluteSrc: ZXING_WASM, relativeDest: 'zxing.wasm' });
    },
  },
  manifest: ({ browser }) => ({ ...shared(), ...(browser === 'firefox' ? firefoxOnly() : chromeOnly()) }),
});

const PERMISSIONS = [
  'storage',
  'unlimitedStorage',
  'alarms',
  'activeTab',
  'scripting',
  'contextMenus',
  'webNavigation',
] as const;

function shared(): UserManifest {
  return {
    name: 'Countersign',
    description: 'Keeps your two-factor codes encrypted in this browser and fills them in where they are asked for.',
    permissions: [...PERMISSIONS],
    host_permissions: ['*://*/*'],
    // By hand: WXT's own wrapper of a content script posts the extension's id into every page.
    content_scripts: [
      {
        js: ['/watch.js'],
        matches: ['*://*/*'],
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
        run_at: 'document_idle',
      },
    ],
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    action: { default_title: 'Countersign' },
    commands: commands({ default: 'Alt+Shift+F' }),
  };
}

// Chromium assigns a suggested key only if it does not use it itself; Alt+Shift+C, for one, is taken (156).
function commands(fillKey: { readonly default: string; readonly mac?: string }): UserManifest['commands'] {
  return {
    _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
    fill: { suggested_key: fillKey, description: 'Fill the code on this page' },
    lock: { suggested_key: { default: 'Alt+Shift+L' }, description: 'Lock Countersign' },
    scan: { description: 'Scan this page for a QR code' },
  };
}

function chromeOnly(): UserManifest {
  return {
    key: CHROME_KEY,
    minimum_chrome_version: '130',
    // For the computer's own lock, of which Firefox does not tell.
    permissions: [...PERMISSIONS, 'idle'],
    storage: { managed_schema: 'managed-schema.json' },
    // Undeclared, any extension may send messages here; declared empty, none may.
    externally_connectable: { ids: [], matches: [] },
  };
}

function firefoxOnly(): UserManifest {
  // The add-on store asks for data_collection_permissions; WXT's types do not know it yet.
  const gecko = { id: GECKO_ID, strict_min_version: '153.0', data_collection_permissions: { required: ['none'] } };
  return {
    browser_specific_settings: { gecko },
    // Where its menus open by Alt and a letter, Firefox minds no Shift: Alt+Shift+F is its File menu (153).
    commands: commands({ default: 'Ctrl+Shift+F', mac: 'Alt+Shift+F' }),
  };
}

const POLYFILL = 'webextension-polyfill';

/**
 * Chrome answers with promises by itself, and the polyfill would be a tenth of all that a popup reads when it opens.
 * What it adds to messages is not used (`lib/browser/runtime.ts`).
 */
function withoutPolyfill() {
  return {
    name: 'chrome-without-polyfill',
    enforce: 'pre' as const,
    resolveId: (id: string): string | null => (id === POLYFILL ? `\0${POLYFILL}` : null),
    load: (id: string): string | null => (id === `\0${POLYFILL}` ? 'export default globalThis.chrome;' : null),
  };
}

const WRAPPED = /^\0virtual:wxt-(background|unlisted-script)-entrypoint/;

/**
 * WXT wraps every script into what tells a developer of errors. In a build that tells nobody anything, and is 300
 * packed bytes in each frame for each script; the worker's also sets up the browser's `runtime` a second time.
 */
function withoutWrapper() {
  return {
    name: 'scripts-without-wrapper',
    apply: 'build' as const,
    transform(code: string, id: string): string | null {
      if (!WRAPPED.test(id)) return null;
      const definition = /^import definition from ".*$/m.exec(code);
      if (definition === null) throw new Error(`${id} has changed: look for what it runs.`);
      return `${definition[0]}\nexport default definition.main();`;
    },
  };
}

/** What zxing-wasm would fetch its binary with, which we hand in: the address of a CDN, and a request by hand. */
const ZXING_NETWORK = ['`https://fastly.jsdelivr.net/npm/zxing-wasm@', 'new XMLHttpRequest()'] as const;

/** No address of another host may be in the package, not even one that is never used. */
function withoutNetwork() {
  return {
    name: 'zxing-without-network',
    transform(code: string, id: string): string | null {
      if (!/zxing-wasm.dist.es.(share|reader.index)\.js/.test(id)) return null;
      const text = ZXING_NETWORK.find((wanted) => code.includes(wanted));
      if (text === undefined) throw new Error(`${id} has changed: look for what it would fetch.`);
      return text.startsWith('`') ? code.replace(/`https:[^`]*`/g, "''") : code.replaceAll(text, 'null');
    },
  };
}

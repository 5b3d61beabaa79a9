/**
 * What the production builds contain. Covers: no vault, HMAC or URI parser in a
 * page; no vault in a popup; the QR decoders in their worker alone; no remote
 * address and no way to run text as code anywhere. Not here: how they behave.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;
const PAGE_BUNDLES = ['watch.js', 'page.js', 'picture.js', 'qr-hint.js', 'qr-outline.js'];

/** Words that survive minification and stand for what must not be there. */
const SECRET_WORDS = [
  /HMAC/,
  /HKDF/,
  /AES-GCM/,
  /otpauth/i,
  /indexedDB/,
  /argon2/i,
  /subtle/,
  /base32/i,
  /passphrase/i,
];

/** Every address in a script: names of XML languages, what we make addresses of, and an example for people. */
const ADDRESSES = [
  'http://$',
  'http://www.w3.org/1998/Math/MathML',
  'http://www.w3.org/1999/xhtml',
  'http://www.w3.org/2000/svg',
  'https://$',
  'https://example.com',
];

describe.each(BUILDS)('%s', (build) => {
  const read = (file: string): string => readFileSync(`.output/${build}/${file}`, 'utf8');
  const scripts = readdirSync(`.output/${build}`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );

  test('the words are there where they belong, so that looking for them means something', () => {
    const background = read('background.js');
    for (const word of [/HMAC/, /AES-GCM/, /argon2/i, /subtle/]) expect(background).toMatch(word);
    expect(read('rare.js')).toMatch(/otpauth/i);
  });

  test('what is needed rarely is in the second script and not in the first', () => {
    expect(read('background.js')).not.toMatch(/otpauth:/i);
    expect(read('background.js').length).toBeLessThan(120_000);
  });

  test('the public suffix list is in one script, and in none that always loads', () => {
    expect(scripts.filter((file) => /blogspot/.test(read(file)))).toEqual(['hosts.js']);
  });

  test('the engine is no part of what every worker loads', () => {
    expect(read('engine.js')).toMatch(/illegal base32 data at input byte/);
    expect(read('background.js')).not.toMatch(/illegal base32 data at input byte/);
  });

  test.each(PAGE_BUNDLES)('%s has no vault, no HMAC and no URI parser', (file) => {
    const text = read(file);
    expect(SECRET_WORDS.filter((word) => word.test(text))).toEqual([]);
  });

  test('no page of ours carries the vault', () => {
    const ours = scripts.filter((file) => file.startsWith('chunks/'));
    expect(ours.length).toBeGreaterThan(2);
    expect(ours.filter((file) => /AES-GCM|indexedDB|argon2id/.test(read(file)))).toEqual([]);
  });

  test('nothing is loaded from elsewhere and no text is run as code', () => {
    const hits = scripts.flatMap((file) =>
      /\beval\(|new Function\(|new WebSocket|XMLHttpRequest/.test(read(file)) ? [file] : [],
    );
    expect(hits).toEqual([]);
    // What loads late does so through the policy that knows this package's scripts alone.
    expect(scripts.filter((file) => /\bimportScripts\b/.test(read(file)))).toEqual(['background.js']);
    const html = readdirSync(`.output/${build}`).filter((file) => file.endsWith('.html'));
    expect(html.length).toBeGreaterThan(1);
    expect(html.filter((file) => /(src|href)="(https?:)?\/\//.test(read(file)))).toEqual([]);
  });

  test('no address of anybody else is in a script, of a CDN least of all', () => {
    const found = scripts.flatMap((file) => read(file).match(/\b(?:https?|wss?):\/\/(?:\$|[\w./-]*)/g) ?? []);
    expect(found).toContain('http://www.w3.org/2000/svg');
    expect([...new Set(found)].filter((address) => !ADDRESSES.includes(address))).toEqual([]);
  });

  test('the decoders are in the worker that is started for a scan, and nowhere else', () => {
    const decoders = /readBarcodesFromPixmap|inversionAttempts/;
    expect(scripts.filter((file) => decoders.test(read(file)))).toEqual(['qr-reader.js']);
  });

  test('the manifest asks for what is used and nothing more', () => {
    const manifest = JSON.parse(read('manifest.json'));
    expect(manifest.permissions.toSorted()).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      // In Firefox there is nothing to learn by it.
      ...(build === 'chrome-mv3' ? ['idle'] : []),
      'scripting',
      'storage',
      'unlimitedStorage',
      'webNavigation',
    ]);
    expect(manifest.host_permissions).toEqual(['*://*/*']);
    expect(manifest.web_accessible_resources).toBeUndefined();
    expect(manifest.incognito).toBe('not_allowed');
    expect(manifest.content_security_policy.extension_pages).toContain("connect-src 'none'");
    expect(manifest.content_security_policy.extension_pages).toMatch(/; trusted-types countersign$/);
  });
});

test('the identities on which every vault hangs stay what they are', () => {
  const chrome = JSON.parse(readFileSync('.output/chrome-mv3/manifest.json', 'utf8'));
  const firefox = JSON.parse(readFileSync('.output/firefox-mv3/manifest.json', 'utf8'));
  expect(chrome.key).toMatch(/^MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApIH42fRQRwpJmrWV6TCB34dW/);
  expect(chrome.externally_connectable).toEqual({ ids: [], matches: [] });
  expect(firefox.browser_specific_settings.gecko.id).toBe('{b7c5a3e4-6f0d-4c8a-9a55-5d0c8e2f41c6}');
});

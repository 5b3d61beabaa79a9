/** Who asks. Covers: our own pages, documents of tabs, and everyone who must not pass for either. */
import { describe, expect, test } from 'vitest';
import { identify } from '@/lib/background/sender';
import type { Sender } from '@/lib/browser/sender';

const OWN = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' };

const page: Sender = {
  extensionId: OWN.id,
  url: 'https://example.com/login',
  origin: 'https://example.com',
  tabId: 7,
  frameId: 0,
  documentId: 'D1',
};
const popup: Sender = { ...page, url: `${OWN.origin}/popup.html`, origin: OWN.origin, tabId: null, frameId: null };

describe('our own pages', () => {
  test('are ours by id and address', () => {
    expect(identify(popup, OWN)).toEqual({ realm: 'ui' });
  });

  test('are ours in a tab too', () => {
    expect(identify({ ...popup, tabId: 3, frameId: 0 }, OWN)).toEqual({ realm: 'ui' });
  });

  test.each([
    ['another extension', { ...popup, extensionId: 'ponmlkjihgfedcba' }],
    ['an address that only begins like ours', { ...popup, url: `${OWN.origin}q/popup.html` }],
    ['our address with the origin of a page', { ...popup, origin: 'https://example.com' }],
    ['no address', { ...popup, url: null }],
  ])('%s is not', (_name, sender) => {
    expect(identify(sender, OWN)).toBeNull();
  });
});

describe('documents of tabs', () => {
  test('are known by what the browser attests', () => {
    expect(identify(page, OWN)).toEqual({
      realm: 'page',
      document: { tabId: 7, frameId: 0, documentId: 'D1', origin: 'https://example.com' },
    });
  });

  test('a frame without an address of its own has the origin that the browser says', () => {
    expect(identify({ ...page, url: 'about:srcdoc', frameId: 5 }, OWN)).toMatchObject({
      realm: 'page',
      document: { origin: 'https://example.com' },
    });
  });

  test.each([
    ['a sandboxed document', { ...page, origin: 'null' }],
    ['a document without an origin', { ...page, origin: null }],
    ['a document without an id', { ...page, documentId: null }],
    ['a sender outside a tab', { ...page, tabId: null }],
    ['a script of another extension', { ...page, extensionId: 'ponmlkjihgfedcba' }],
  ])('%s is nobody', (_name, sender) => {
    expect(identify(sender, OWN)).toBeNull();
  });
});

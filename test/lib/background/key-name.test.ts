import { expect, test } from 'vitest';
import type { AccountKey } from '@/lib/account/key';
import { keyAfter } from '@/lib/background/key-name';
import { DRAFT, HOTP } from '@/test/lib/vault/workers';

const KEY: AccountKey = { name: 'ada', id: '0b6f1c52-9c1e-4a54-8f0e-3f5a1f1c9a10', skew: 0, isIssued: true };
const NAMELESS: AccountKey = { ...KEY, name: null };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test.each([
  ['no key, and nothing said', undefined, undefined, {}],
  ['no key, and none wanted', undefined, '', {}],
  ['a key, and nothing said', KEY, undefined, { key: KEY }],
  ['a key, and another name', KEY, 'eve', { key: { ...KEY, name: 'eve' } }],
  ['a key that shall be none', KEY, '', {}],
  ['a key that only the agent API knows, untouched', NAMELESS, '', { key: NAMELESS }],
  ['a key that only the agent API knows, named', NAMELESS, 'eve', { key: { ...KEY, name: 'eve' } }],
] as const)('%s', (_what, former, name, after) => {
  expect(keyAfter(former, name, DRAFT)).toEqual(after);
});

test('an account of the person’s own that gets a name becomes a key with an id of its own', () => {
  const { key } = keyAfter(undefined, 'ada', DRAFT);
  expect(key).toEqual({ name: 'ada', id: expect.stringMatching(UUID), skew: 1, isIssued: false });
  expect(keyAfter(undefined, 'ada', DRAFT).key?.id).not.toBe(key?.id);
});

test.each([
  ['key-name-broken', 'a b', DRAFT],
  ['key-name-broken', '-a', DRAFT],
  ['key-digits', 'ada', { ...DRAFT, digits: 7 }],
  ['key-digits', 'ada', HOTP],
] as const)('%s', (code, name, draft) => {
  expect(() => keyAfter(undefined, name, draft)).toThrow(expect.objectContaining({ code }));
});

/**
 * Google Authenticator's export. The links are written by hand from the wire
 * format, so that nothing here is read by what wrote it.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import { isMigration, parseMigration } from '@/lib/otpauth/migration';

const SECRET = [0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x21, 0xde, 0xad, 0xbe, 0xef];

const text = (value: string): number[] => [...new TextEncoder().encode(value)];
const bytes = (number: number, content: readonly number[]): number[] => [(number << 3) | 2, content.length, ...content];
const varint = (number: number, ...groups: number[]): number[] => [number << 3, ...groups];
const link = (payload: readonly number[]): string =>
  `otpauth-migration://offline?data=${encodeURIComponent(btoa(String.fromCharCode(...payload)))}`;

/** Version 1, part `index` of `size`; the batch id is -3, as ten groups. */
const frame = (size: number, index: number): number[] => [
  ...varint(2, 1),
  ...varint(3, size),
  ...(index === 0 ? [] : varint(4, index)),
  ...varint(5, 0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1),
];
const account = (...fields: number[][]): number[] => bytes(1, fields.flat());
const ALICE = account(
  bytes(1, SECRET),
  bytes(2, text('Acme:alice')),
  bytes(3, text('Acme')),
  varint(4, 1),
  varint(5, 1),
  varint(6, 2),
);

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

describe('a part', () => {
  test('holds accounts, and says which of how many it is', () => {
    expect(parseMigration(link([...ALICE, ...frame(4, 1)]))).toEqual({
      batchId: -3,
      size: 4,
      index: 1,
      accounts: [
        {
          issuer: 'Acme',
          label: 'alice',
          type: 'totp',
          secret: Uint8Array.from(SECRET),
          algorithm: 'SHA1',
          digits: 6,
          period: 30,
          counter: 0,
        },
      ],
      skipped: [],
    });
  });

  test('without a number is the first and only one', () => {
    expect(parseMigration(link(ALICE))).toMatchObject({ batchId: 0, size: 1, index: 0 });
  });

  test('may hold other kinds of codes', () => {
    const hotp = account(
      bytes(1, SECRET),
      bytes(2, text('bob')),
      varint(4, 3),
      varint(5, 2),
      varint(6, 1),
      varint(7, 0xac, 2),
    );
    expect(parseMigration(link(hotp)).accounts).toMatchObject([
      { issuer: '', label: 'bob', type: 'hotp', algorithm: 'SHA512', digits: 8, counter: 300 },
    ]);
  });

  test('with what is left out has its usual value', () => {
    expect(parseMigration(link(account(bytes(1, SECRET)))).accounts).toMatchObject([
      { issuer: '', label: '', type: 'totp', algorithm: 'SHA1', digits: 6, period: 30 },
    ]);
  });

  test('keeps what can be read, and names what cannot', () => {
    const md5 = account(bytes(1, SECRET), bytes(2, text('old')), varint(4, 4));
    const empty = account(bytes(2, text('Nobody:x')));
    const part = parseMigration(link([...ALICE, ...md5, ...empty]));
    expect(part.accounts).toHaveLength(1);
    expect(part.skipped).toEqual(['old', 'x']);
  });

  test('passes over fields of newer apps', () => {
    const newer = account(bytes(1, SECRET), bytes(2, text('carol')), bytes(8, text('id')), [(9 << 3) | 5, 1, 2, 3, 4]);
    expect(
      parseMigration(link([...newer, ...varint(12, 7), (13 << 3) | 1, 0, 0, 0, 0, 0, 0, 0, 0])).accounts,
    ).toHaveLength(1);
  });
});

test.each([
  ['Acme:alice', 'Acme', 'Acme', 'alice'],
  ['Acme: alice', '', 'Acme', 'alice'],
  ['alice', 'Acme', 'Acme', 'alice'],
  ['Other:alice', 'Acme', 'Acme', 'Other:alice'],
  ['a:b:c', 'a', 'a', 'b:c'],
])('the name %j with issuer %j is %j, %j', (name, given, issuer, label) => {
  const one = account(bytes(1, SECRET), bytes(2, text(name)), bytes(3, text(given)));
  expect(parseMigration(link(one)).accounts).toMatchObject([{ issuer, label }]);
});

test('base64 is read as it comes out of queries: with spaces, url-safe, without padding', () => {
  const signs = account(bytes(1, [0xff, 0xff, 0xfb, 0xef, 0xbe, 0xfb, 0xef, 0xbe, 0xfb, 0xef]), bytes(2, text('d')));
  const plain = btoa(String.fromCharCode(...signs));
  expect(plain).toMatch(/[/].*[+]|[+].*[/]/);
  const forms = [
    plain,
    plain.replaceAll('+', ' '),
    plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  ];
  for (const data of forms) {
    expect(parseMigration(`otpauth-migration://offline?data=${data}`).accounts).toHaveLength(1);
  }
});

describe('no part', () => {
  test.each([
    ['no data', 'otpauth-migration://offline'],
    ['empty data', 'otpauth-migration://offline?data='],
    ['no base64', 'otpauth-migration://offline?data=%%%'],
    ['another link', 'otpauth://totp/a?secret=JBSWY3DP'],
    ['no accounts', link(frame(1, 0))],
    ['a part after the last one', link([...ALICE, ...frame(2, 2)])],
    ['a message that breaks off', link(ALICE.slice(0, -3))],
    ['far too many parts', link([...ALICE, ...varint(3, 0xff, 0xff, 0xff, 0x7f)])],
    ['far too long', `otpauth-migration://offline?data=${'A'.repeat(5_000)}`],
  ])('%s', (_, broken) => {
    expect(codeOf(() => parseMigration(broken))).toBe('uri-broken');
  });

  test('whatever the bytes, nothing but a failure is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (payload) => {
        expect(['none', 'uri-broken']).toContain(codeOf(() => parseMigration(link([...payload]))));
      }),
    );
  });
});

test('it is told from other links', () => {
  expect(isMigration(' OTPAUTH-MIGRATION://offline?data=A')).toBe(true);
  expect(isMigration('otpauth://totp/a?secret=JBSWY3DP')).toBe(false);
});

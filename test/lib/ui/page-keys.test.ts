import { describe, expect, test } from 'vitest';
import type { PageKey } from '@/lib/messages/enrolment-from-ui';
import { parseOtpauth } from '@/lib/otpauth/parse';
import { createPageKeys, issuerAt, shownKey } from '@/lib/ui/page-keys';

const KEY: PageKey = { key: 'GEZDGNBVGY3TQOJQ', algorithm: 'SHA256', digits: 8, period: 60 };
const LINK: PageKey = {
  ...KEY,
  key: 'otpauth://totp/Example:ada?secret=gezd%20gnbv%20gy3t%20qojq%20gezd&issuer=Example',
};

describe('the link of a key', () => {
  test('has the name that was given and what the page said of the codes', () => {
    const keys = createPageKeys([KEY], 'https://login.example.com');
    expect(keys.issuer.value).toBe('Example');
    keys.setIssuer(' Müller & Söhne: 100 % ');
    keys.setLabel('ada@example.com');
    expect(parseOtpauth(keys.link())).toMatchObject({
      issuer: 'Müller & Söhne: 100 %',
      label: 'ada@example.com',
      type: 'totp',
      algorithm: 'SHA256',
      digits: 8,
      period: 60,
      secret: new TextEncoder().encode('1234567890'),
    });
  });

  test.each([
    ['', 'ada'],
    ['Example', ''],
    ['', ''],
  ])('can be read with "%s" and "%s" as its name', (issuer, label) => {
    const keys = createPageKeys([KEY], null);
    keys.setIssuer(issuer);
    keys.setLabel(label);
    expect(parseOtpauth(keys.link())).toMatchObject({ issuer, label });
  });

  test('is the one the page has', () => {
    const keys = createPageKeys([KEY, LINK], null);
    keys.choose(1);
    expect(keys.link()).toBe(LINK.key);
  });
});

test.each([
  [KEY, 'GEZD GNBV GY3T QOJQ'],
  [{ ...KEY, key: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }, 'GEZD GNBV … QOJQ'],
  [LINK, 'Example, ada: GEZD GNBV … GEZD'],
])('a key is shown as far as one needs to compare it', (key, shown) => {
  expect(shownKey(key)).toBe(shown);
});

test.each([
  ['https://example.com', 'Example'],
  ['https://login.example.com', 'Example'],
  ['https://accounts.example.co.uk', 'Example'],
  ['https://id.ibm.com', 'Ibm'],
  ['http://northwind.localhost:8080', 'Northwind'],
  ['http://localhost:3000', 'Localhost'],
  ['http://127.0.0.1:3000', ''],
  ['http://[::1]:3000', ''],
  ['https://xn--mnchen-3ya.de', ''],
])('at %s the issuer is guessed to be "%s"', (origin, issuer) => {
  expect(issuerAt(origin)).toBe(issuer);
});

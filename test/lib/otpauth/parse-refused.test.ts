/** Links that are no account, each with the sentence's code that a person is told. */
import { describe, expect, test } from 'vitest';
import { parseOtpauth } from '@/lib/otpauth/parse';

const S = 'secret=JBSWY3DPEHPK3PXP';

describe('refused', () => {
  test.each([
    ['', 'uri-foreign'],
    ['https://example.com/?otpauth://totp/x', 'uri-foreign'],
    ['JBSWY3DPEHPK3PXP', 'uri-foreign'],
    ['WIFI:S:home;T:WPA;P:secret;;', 'uri-foreign'],
    ['javascript:alert(1)//otpauth://totp/x', 'uri-foreign'],
    ['otpauth', 'uri-foreign'],
    ['otpauth-migration://offline?data=CjEKCkhello', 'uri-migration'],
    ['OTPAUTH-MIGRATION://OFFLINE?DATA=A', 'uri-migration'],
    ['otpauth:', 'uri-broken'],
    ['otpauth:totp/bob', 'uri-broken'],
    ['otpauth://', 'uri-broken'],
    ['otpauth:///bob?secret=JBSWY3DP', 'uri-broken'],
    [`otpauth://totp/bob?${S}&secret=MZXW6YTB`, 'uri-broken'],
    [`otpauth://totp/bob?${S}&digits=6&digits=8`, 'uri-broken'],
    [`otpauth://motp/bob?${S}`, 'type-unknown'],
    [`otpauth://bob?${S}`, 'type-unknown'],
    [`otpauth://constructor/bob?${S}`, 'type-unknown'],
    ['otpauth://totp/bob', 'secret-missing'],
    ['otpauth://totp/bob?', 'secret-missing'],
    ['otpauth://totp/bob?secret=', 'secret-missing'],
    ['otpauth://totp/bob?secret=%20-%20', 'secret-missing'],
    ['otpauth://totp/bob?secret=====', 'secret-missing'],
    ['otpauth://totp/bob?secret=JBSWY3DP0', 'secret-not-base32'],
    ['otpauth://totp/bob?secret=%00%ff', 'secret-not-base32'],
    ['otpauth://totp/bob?secret=A', 'secret-cut-off'],
    ['otpauth://totp/bob?secret=JBSWY3DPEHP', 'secret-cut-off'],
    [`otpauth://totp/bob?${S}&algorithm=MD5`, 'algorithm-unknown'],
    [`otpauth://totp/bob?${S}&algorithm=SHA224`, 'algorithm-unknown'],
    [`otpauth://totp/bob?${S}&algorithm=SHA3-256`, 'algorithm-unknown'],
    [`otpauth://totp/bob?${S}&algorithm=SHA`, 'algorithm-unknown'],
    [`otpauth://totp/bob?${S}&digits=0`, 'digits-out-of-range'],
    [`otpauth://totp/bob?${S}&digits=4`, 'digits-out-of-range'],
    [`otpauth://totp/bob?${S}&digits=11`, 'digits-out-of-range'],
    [`otpauth://totp/bob?${S}&digits=x`, 'digits-out-of-range'],
    [`otpauth://totp/bob?${S}&digits=6.0`, 'digits-out-of-range'],
    [`otpauth://totp/bob?${S}&digits=6e0`, 'digits-out-of-range'],
    [`otpauth://totp/bob?${S}&digits=99999999999999999999999`, 'digits-out-of-range'],
    [`otpauth://totp/bob?${S}&period=0`, 'period-out-of-range'],
    [`otpauth://totp/bob?${S}&period=-30`, 'period-out-of-range'],
    [`otpauth://totp/bob?${S}&period=86401`, 'period-out-of-range'],
    [`otpauth://totp/bob?${S}&period=0x1e`, 'period-out-of-range'],
    [`otpauth://steam/bob?${S}&period=0`, 'period-out-of-range'],
    [`otpauth://hotp/bob?${S}&counter=-1`, 'counter-out-of-range'],
    [`otpauth://hotp/bob?${S}&counter=9007199254740992`, 'counter-out-of-range'],
    [`otpauth://hotp/bob?${S}&counter=1.5`, 'counter-out-of-range'],
  ])('%s is %s', (link, code) => {
    expect(() => parseOtpauth(link)).toThrow(expect.objectContaining({ name: 'Failure', code }));
  });

  test('a secret of 1,025 bytes is too long, and one of 1,024 is not', () => {
    expect(() => parseOtpauth(`otpauth://totp/bob?secret=${'A'.repeat(1640)}`)).toThrow('secret-long');
    expect(parseOtpauth(`otpauth://totp/bob?secret=${'A'.repeat(1639)}`).secret.length).toBe(1024);
  });

  test('a link of more than 4,096 characters is broken, whatever is in it', () => {
    const start = `otpauth://totp/bob?${S}&image=`;
    expect(parseOtpauth(start.padEnd(4096, 'x')).label).toBe('bob');
    expect(() => parseOtpauth(start.padEnd(4097, 'x'))).toThrow('uri-broken');
  });
});

/** What a code is called before anybody decides about it. Not here: whether an account can be saved, which the vault says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeQr } from '@/lib/ui/qr-kinds';

const other = (name: string, detail = '') => ({ kind: 'other', name, detail });

describe('accounts', () => {
  test('are named as their link names them', () => {
    const uri = 'otpauth://totp/GitHub:ada@example.com?secret=JBSWY3DPEHPK3PXP&issuer=GitHub';
    expect(describeQr(uri)).toEqual({ kind: 'account', uri, issuer: 'GitHub', label: 'ada@example.com' });
  });

  test('of an export are parts of it', () => {
    const uri = 'otpauth-migration://offline?data=CjEKCkhlbGxv';
    expect(describeQr(uri)).toEqual({ kind: 'export', uri });
  });

  test('with a name that turns the order of reading are shown in order', () => {
    const kind = describeQr('otpauth://totp/%E2%80%AEmoc.live:ada?secret=JBSWY3DP');
    expect(kind).toMatchObject({ issuer: 'moc.live', label: 'ada' });
  });

  test('with an endless name show the beginning of it, and keep their link whole', () => {
    const uri = `otpauth://totp/${'a'.repeat(3_000)}?secret=JBSWY3DP`;
    expect(describeQr(uri)).toEqual({ kind: 'account', uri, issuer: '', label: `${'a'.repeat(79)}…` });
  });
});

describe('everything else is named for what it is', () => {
  test.each([
    ['https://github.com/login?next=%2F', other('A link', 'github.com')],
    ['http://shop.example:8080/x', other('A link', 'shop.example:8080')],
    ['HTTPS://EXAMPLE.COM/A', other('A link', 'example.com')],
    ['phonefactor://activate_account?code=1&url=https%3a%2f%2fx', other('An activation for Microsoft Authenticator')],
    ['microsoft-authenticator://activatev2?code=1', other('An activation for Microsoft Authenticator')],
    ['WIFI:T:WPA;S:Guests;P:open sesame;;', other('A Wi-Fi network', 'Guests')],
    ['WIFI:P:S:not me;S:a\\;b\\\\c;T:WPA;;', other('A Wi-Fi network', 'a;b\\c')],
    ['WIFI:T:WPA;P:open sesame;;', other('A Wi-Fi network')],
    ['FIDO:/0123456789', other('A sign-in with a passkey of another device')],
    ['BEGIN:VCARD\nVERSION:3.0\nN:Lovelace;Ada\nFN:Ada Lovelace\nEND:VCARD', other('A contact', 'Ada Lovelace')],
    ['MECARD:N:Lovelace,Ada;TEL:1;;', other('A contact', 'Lovelace,Ada')],
    ['BEGIN:VEVENT\nSUMMARY:Lunch\nEND:VEVENT', other('An event', 'Lunch')],
    ['sgnl://linkdevice?uuid=a&pub_key=b', other('A sign-in code of another app', 'Signal')],
    ['2@AbC+/=,DeF+/=,GhI+/=,JkL=', other('A sign-in code of another app', 'WhatsApp')],
    ['tg://login?token=abc', other('A sign-in code of another app', 'Telegram')],
    ['https://s.team/q/1/123', other('A sign-in code of another app', 'Steam')],
    ['https://discord.com/ra/abc', other('A sign-in code of another app', 'Discord')],
    ['duo://abc-def', other('An activation for another app')],
    ['some-bank-app:activate/1', other('A code for another app', 'some-bank-app')],
    ['mailto:ada@example.com?subject=Hi', other('An email', 'ada@example.com')],
    ['tel:+441234', other('A phone number', '+441234')],
    ['SMSTO:+441234:hello', other('A text message')],
    ['geo:51.5,0.1', other('A place on a map')],
    ['bitcoin:1abc?amount=1', other('A payment')],
    ['BCD\n002\n1\nSCT', other('A payment')],
    ['Hello, world', other('Text', 'Hello, world')],
    ['', other('Text')],
  ])('%j', (text, kind) => {
    expect(describeQr(text)).toEqual(kind);
  });
});

describe('hostile texts', () => {
  test('show the host that an address leads to, whatever is written before it', () => {
    expect(describeQr('https://github.com:443@evil.example/login')).toEqual(other('A link', 'evil.example'));
    expect(describeQr('https://github.com\\@evil.example/')).toEqual(other('A link', 'github.com'));
  });

  test('show a host of other letters as it is read and as it travels', () => {
    // The first letter is Cyrillic.
    expect(describeQr('https://аpple.com/')).toEqual(other('A link', 'аpple.com (xn--pple-43d.com)'));
  });

  test('with a host that hides its end behind a long beginning show the end', () => {
    const { detail } = describeQr(`https://github.com.${'login.'.repeat(30)}evil.example/`) as { detail: string };
    expect(detail).toMatch(/^….{64}$/u);
    expect(detail).toMatch(/\.login\.evil\.example$/);
  });

  test('are never addresses where a script hides', () => {
    expect(describeQr('javascript:alert(1)')).toEqual(other('Text', 'javascript:alert(1)'));
    expect(describeQr('data:text/html,<b>x</b>')).toEqual(other('Text', 'data:text/html,<b>x</b>'));
  });

  test('with a sign-in of another program in the path only are links', () => {
    expect(describeQr('https://evil.example/s.team/q/1')).toEqual(other('A link', 'evil.example'));
  });

  test('of many lines are one line', () => {
    expect(describeQr('one\r\ntwo\u0000\u2028three')).toEqual(other('Text', 'one two three'));
  });

  test('never leave the password of a network in what is shown', () => {
    expect(JSON.stringify(describeQr('WIFI:T:WPA;P:hunter2\\;S:hunter2;S:Home;;'))).not.toContain('hunter2');
  });

  test('whatever they are, are short, on one line and in the order of reading', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('\u202e', '\u2066', '\n', '\u0007', '\ud800', 'WIFI:S:', 'https://', ';'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (parts) => {
        const kind = describeQr(parts.join(''));
        const shown = kind.kind === 'other' ? [kind.detail] : kind.kind === 'account' ? [kind.issuer, kind.label] : [];
        for (const text of shown) {
          expect(text).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
          // A host may be shown in two forms.
          expect(text.length).toBeLessThanOrEqual(kind.kind === 'other' && kind.name === 'A link' ? 133 : 80);
        }
      }),
    );
  });
});

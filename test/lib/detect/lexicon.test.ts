/** Covers what texts are heard to speak of: stems, compounds, numbers of steps and of digits, in many languages. */
import { describe, expect, test } from 'vitest';
import { listen, type Subject } from '@/lib/detect/lexicon';
import { plain, words } from '@/lib/detect/text';
import { TOPICS, WORDS } from '@/lib/detect/words';

const hear = (text: string): Subject[] => [...listen(plain(text)).keys()].toSorted();

describe('a stem', () => {
  test('begins a word', () => {
    expect(hear('please verify')).toContain('verify');
    expect(hear('reverify')).not.toContain('verify');
  });

  test('of up to four letters is the word itself, but for one letter', () => {
    expect(hear('your codes')).toContain('code');
    expect(hear('the codex')).toContain('code');
    expect(hear('the codebase')).not.toContain('code');
  });

  test('is found anywhere in scripts that have no gaps between words', () => {
    expect(hear('認証コードを入力')).toEqual(['auth', 'code']);
  });

  test('of several words needs all of them', () => {
    expect(hear('one time')).toContain('once');
    expect(hear('one more time')).not.toContain('once');
  });
});

test.each([
  ['Two-factor authentication', 'two'],
  ['2-step verification', 'two'],
  ['Zwei-Faktor-Authentifizierung', 'two'],
  ['Double authentification', 'two'],
  ['Verificación en dos pasos', 'two'],
  ['Autenticação em duas etapas', 'two'],
  ['Tweestapsverificatie', 'two'],
  ['Uwierzytelnianie dwuskładnikowe', 'two'],
  ['Tvåfaktorsautentisering', 'two'],
  ['Kaksivaiheinen tunnistautuminen', 'two'],
  ['İki adımlı doğrulama', 'two'],
  ['Xác thực hai yếu tố', 'two'],
  ['Двухфакторная аутентификация', 'two'],
  ['6-digit code', 'digits'],
  ['sechsstelligen Code', 'digits'],
  ['code à 6 chiffres', 'digits'],
  ['6 자리 코드', 'digits'],
  ['Bestätigungscode', 'code'],
  ['Sikkerhetskode', 'code'],
  ['Vahvistuskoodi', 'code'],
  ['Wiederherstellungscodes', 'recovery'],
  ['Kody zapasowe', 'recovery'],
  ['Κωδικοί ανάκτησης', 'recovery'],
  ['Mã dự phòng', 'recovery'],
  ['We sent you a code', 'sent'],
  ['Wir haben Ihnen einen Code gesendet', 'sent'],
  ['Nous avons envoyé un code', 'sent'],
  ['验证码已发送', 'sent'],
  ['Resend code', 'sent'],
  ['Enter the OTP received in your mail', 'sent'],
  ['Code of your TOTP provider', 'app'],
  ['Autentimisrakenduse kood', 'code'],
  ['Vienkartinis kodas', 'code'],
  ['Potvrdi', 'verify'],
  ['获取验证码', 'sent'],
  ['Reenviar el código', 'sent'],
  ['Jednokratni kod', 'once'],
  ['Coupon', 'firm'],
  ['Código postal', 'firm'],
  ['Gutscheincode', 'firm'],
  ['Phone number', 'soft'],
  ['Code from the TV', 'firm'],
  ['Nytt lösenord', 'soft'],
  ['Kertakäyttösalasana', 'soft'],
  ['Einmal-Passwort', 'auth'],
  ['Engångslösenord', 'auth'],
  ['Mot de passe à usage unique', 'auth'],
  ['Одноразовый пароль', 'auth'],
  ['ワンタイムパスワード', 'auth'],
  ['Contraseña de un solo uso (OTP)', 'auth'],
] as const)('"%s" speaks of %s', (text, subject) => {
  expect(hear(text)).toContain(subject);
});

test.each([
  ['Proceed to step 2', 'two'],
  ['Two passwords', 'two'],
  ['Footprint', 'once'],
  ['Author', 'auth'],
  ['OTP', 'auth'],
  ['Contraseña temporal', 'auth'],
  ['Password of the device that you registered once, or an OTP', 'auth'],
  ['General', 'app'],
  ['The characters your token shows', 'firm'],
  ['the moment they are sent', 'sent'],
  ['Candidate', 'soft'],
] as const)('"%s" does not speak of %s', (text, subject) => {
  expect(hear(text)).not.toContain(subject);
});

test.each([
  ['authcode', ['code', 'verify']],
  ['loginotp', ['once']],
  ['tfaCode', ['code', 'two']],
  ['user[otp_attempt]', ['once']],
  ['hotpink', []],
] as const)('the name %s speaks of %j', (name, subjects) => {
  expect([...listen(words(name)).keys()].toSorted()).toEqual(subjects);
});

test('every line of words has a part for each topic, as texts are read', () => {
  for (const [language, line] of Object.entries(WORDS)) {
    expect(line.split('|').length, language).toBeLessThanOrEqual(TOPICS.length);
    for (const stem of line.split(/[| ]/))
      expect(plain(stem).replaceAll(' ', '_'), language).toBe(stem.normalize('NFKD').replace(/\p{M}/gu, ''));
  }
});

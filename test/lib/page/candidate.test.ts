/** What the watcher takes for the name or the label of a code. */
import { expect, test } from 'vitest';
import { mayLabelCode, mayTakeCode, speaksOfCode } from '@/lib/page/candidate';

const label = (textContent: string) => ({ textContent }) as HTMLLabelElement;

test.each(['Security code', 'TAN', 'Nhập mã xác thực', 'Vahvistuskoodi', '动态口令', 'যাচাই কোড', 'Kód z aplikace'])(
  'the label of a code: %s',
  (words) => expect(mayLabelCode(label(words))).toBe(true),
);

test.each([
  'Einmal-Passwort',
  'Mot de passe à usage unique',
  'Contraseña de un solo uso',
  'Senha única',
  'Password monouso',
  'Eenmalig wachtwoord',
  'Jednorazowe hasło',
  'Jednorázové heslo',
  'Engångslösenord',
  'Engangspassord',
  'Kertakäyttösalasana',
  'Egyszer használatos jelszó',
  'Parolă unică',
  'Одноразовый пароль',
  'Одноразовий пароль',
  'Tek seferlik şifre',
  'Μίας χρήσης κώδικας',
  'ワンタイムパスワード',
  '일회용 비밀번호',
  '一次性密码',
  'كلمة المرور لمرة واحدة',
  'एक बार का पासवर्ड',
  'Kata sandi satu kali',
  'Kata sandi sekali pakai',
  'Senha de uso único',
  'Tek kullanımlık şifre',
  'Mật khẩu dùng một lần',
  'Еднократна парола',
  'סיסמה חד פעמית',
])('what a one-time password is called: %s', (words) => {
  expect(mayLabelCode(label(words))).toBe(true);
  expect(speaksOfCode(`Willkommen ${words} Weiter`)).toBe(true);
});

test.each(['Password', 'Sultan', 'Promo code', 'Postcode'])('the label of something else: %s', (words) =>
  expect(mayLabelCode(label(words))).toBe(false),
);

const named = (name: string) =>
  ({ type: 'text', autocomplete: '', name, id: '', placeholder: '', className: '', maxLength: -1 }) as HTMLInputElement;

test.each(['one_time_password', 'one-time-password', 'oneTimePassword', 'totp', 'mfa_token'])(
  'the name of a field that may take a code: %s',
  (name) => expect(mayTakeCode(named(name))).toBe(true),
);

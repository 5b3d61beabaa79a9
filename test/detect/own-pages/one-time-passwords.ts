/** Fields whose label is a one-time password and nothing more, and labels that only sound like one. */
import { asking, code, labelled, type OwnPage, other } from './parts.ts';

type Row = readonly [language: string, heading: string, label: string, button: string];

const ROWS: readonly Row[] = [
  ['German', 'Anmelden', 'Einmal-Passwort', 'Weiter'],
  ['German, in one word', 'Anmelden', 'Einmalkennwort', 'Weiter'],
  ['German, as a row of digits', 'Anmelden', 'Einmalige Zahlenfolge aus der App', 'Weiter'],
  ['French', 'Connexion', 'Mot de passe à usage unique', 'Continuer'],
  ['Spanish', 'Entrar', 'Contraseña de un solo uso (OTP)', 'Seguir'],
  ['Portuguese', 'Entrar', 'Senha de uso único', 'Continuar'],
  ['Italian', 'Accesso', 'Password monouso', 'Avanti'],
  ['Dutch', 'Inloggen', 'Eenmalig wachtwoord', 'Verder'],
  ['Dutch, as a code', 'Inloggen', 'Eenmalige gebruikscode', 'Verder'],
  ['Polish', 'Logowanie', 'Jednorazowe hasło', 'Dalej'],
  ['Swedish', 'Logga in', 'Engångslösenord', 'Fortsätt'],
  ['Norwegian', 'Logg inn', 'Engangspassord', 'Fortsett'],
  ['Finnish', 'Kirjaudu', 'Kertakäyttösalasana', 'Jatka'],
  ['Hungarian', 'Belépés', 'Egyszer használatos jelszó', 'Tovább'],
  ['Romanian', 'Conectare', 'Parolă unică', 'Continuă'],
  ['Bulgarian', 'Вход', 'Еднократна парола', 'Напред'],
  ['Russian', 'Вход', 'Одноразовый пароль', 'Далее'],
  ['Ukrainian', 'Вхід', 'Одноразовий пароль', 'Далі'],
  ['Turkish', 'Giriş', 'Tek seferlik şifre', 'Devam'],
  ['Japanese', 'ログイン', 'ワンタイムパスワード', '次へ'],
  ['Arabic', 'تسجيل الدخول', 'كلمة المرور لمرة واحدة', 'متابعة'],
  ['Hebrew', 'כניסה', 'סיסמה חד פעמית', 'המשך'],
  ['Hindi', 'लॉग इन', 'एक बार का पासवर्ड', 'आगे'],
  ['Indonesian', 'Masuk', 'Kata sandi sekali pakai', 'Lanjut'],
  ['Vietnamese', 'Đăng nhập', 'Mật khẩu dùng một lần', 'Tiếp tục'],
];

export const ONE_TIME_PASSWORDS: readonly OwnPage[] = [
  ...ROWS.map(([language, heading, label, button]) =>
    code(`a one-time password in ${language}`, asking(heading, labelled(label, ''), button)),
  ),
  code(
    'a one-time password beside user name and password in German',
    asking(
      'Anmelden',
      labelled('Benutzername', 'name="u" autocomplete="username"') +
        labelled('Passwort', 'name="p" type="password"') +
        labelled('Einmal-Passwort', 'name="otp"'),
      'Weiter',
    ),
    [2],
  ),
  code(
    'a one-time password beside them in Russian',
    asking(
      'Вход',
      labelled('Логин', '') + labelled('Пароль', 'type="password"') + labelled('Одноразовый пароль', ''),
      'Войти',
    ),
    [2],
  ),
  other('a shown password in Swedish', asking('Logga in', labelled('Lösenord', 'name="losen"'), 'Fortsätt')),
  other('a shown password in Finnish', asking('Kirjaudu', labelled('Salasana', 'inputmode="text"'), 'Jatka')),
  other(
    'a password that is given out in Spanish',
    asking('Nuevo empleado', labelled('Contraseña temporal', 'name="inicial"'), 'Crear'),
  ),
  other(
    'a password that is given out to be changed',
    asking('New colleague', labelled('Name', 'name="n"') + labelled('Temporary password', 'name="first"'), 'Add'),
  ),
];

/** Fields for the code of an authenticator in the languages of the world. */
import { asking, code, field, labelled, type OwnPage } from './parts.ts';

type Row = readonly [language: string, heading: string, label: string, attributes: string, button: string];

const ROWS: readonly Row[] = [
  ['German', 'Zwei-Faktor-Authentifizierung', 'Bestätigungscode', 'name="code"', 'Anmelden'],
  ['French', 'Connexion', 'Code de vérification généré par votre application', 'name="code"', 'Valider'],
  ['Spanish', 'Verificación en dos pasos', 'Código', 'name="codigo"', 'Verificar'],
  ['Portuguese', 'Entrar', 'Código do aplicativo autenticador', 'name="codigo" inputmode="numeric"', 'Verificar'],
  ['Italian', 'Accesso', 'Codice monouso', 'name="codice" inputmode="numeric"', 'Verifica'],
  ['Dutch', 'Tweestapsverificatie', 'Code uit je app', 'name="code" inputmode="numeric"', 'Bevestigen'],
  ['Polish', 'Logowanie', 'Kod z aplikacji uwierzytelniającej', 'name="kod" inputmode="numeric"', 'Zaloguj'],
  ['Czech', 'Dvoufázové ověření', 'Ověřovací kód', 'name="kod" inputmode="numeric"', 'Ověřit'],
  ['Swedish', 'Logga in', 'Engångskod', 'name="kod" inputmode="numeric"', 'Verifiera'],
  ['Finnish', 'Kaksivaiheinen tunnistautuminen', 'Vahvistuskoodi', 'name="code" inputmode="numeric"', 'Jatka'],
  ['Hungarian', 'Kétlépcsős azonosítás', 'Ellenőrző kód', 'name="kod" inputmode="numeric"', 'Tovább'],
  ['Romanian', 'Autentificare în doi pași', 'Cod de verificare', 'name="cod" inputmode="numeric"', 'Verifică'],
  ['Russian', 'Вход', 'Код из приложения для аутентификации', 'name="code"', 'Войти'],
  ['Ukrainian', 'Двоетапна перевірка', 'Код підтвердження', 'name="code"', 'Увійти'],
  ['Turkish', 'İki adımlı doğrulama', 'Doğrulama kodu', 'name="kod"', 'Doğrula'],
  ['Greek', 'Επαλήθευση δύο βημάτων', 'Κωδικός επαλήθευσης', 'name="code"', 'Επαλήθευση'],
  ['Japanese', '2段階認証', '認証コード', 'name="code" inputmode="numeric"', 'ログイン'],
  ['Korean', '2단계 인증', '인증 코드', 'name="code" inputmode="numeric"', '확인'],
  ['Chinese', '两步验证', '动态验证码', 'name="code" inputmode="numeric"', '验证'],
  ['Traditional Chinese', '雙重驗證', '驗證器代碼', 'name="code" inputmode="numeric"', '驗證'],
  ['Arabic', 'المصادقة الثنائية', 'رمز التحقق', 'name="code" dir="ltr"', 'تأكيد'],
  ['Hebrew', 'אימות דו-שלבי', 'קוד אימות', 'name="code"', 'אישור'],
  ['Persian', 'تأیید دو مرحله‌ای', 'کد تایید', 'name="code"', 'ورود'],
  ['Hindi', 'दो-कारक प्रमाणीकरण', 'सत्यापन कोड', 'name="code"', 'सत्यापित करें'],
  ['Indonesian', 'Verifikasi dua langkah', 'Kode verifikasi', 'name="kode"', 'Verifikasi'],
  ['Vietnamese', 'Xác thực hai yếu tố', 'Mã xác thực', 'name="code"', 'Xác nhận'],
  ['Thai', 'การยืนยันตัวตนแบบสองขั้นตอน', 'รหัสยืนยัน', 'name="code"', 'ยืนยัน'],
];

export const LANGUAGES: readonly OwnPage[] = [
  ...ROWS.map(([language, heading, label, attributes, button]) =>
    code(language, asking(heading, labelled(label, attributes), button)),
  ),
  code('a TAN', asking('Auftrag bestätigen', field('TAN aus der App', 'name="tan" maxlength="6"'), 'Freigeben')),
  code(
    'a verification code of a second factor in Croatian',
    asking('Prijava', field('Jednokratni kod', 'name="kod" inputmode="numeric"'), 'Prijavi se'),
  ),
  code(
    'a code of the app in Dutch',
    asking('Inloggen', '<p>Vul de code uit je authenticator in</p><input name="code">', 'Verder'),
  ),
  code('a Swedish code', asking('Inloggning', field('Autentiseringskod', 'name="kod"'), 'Fortsätt')),
  code('a Hungarian token', asking('Kétfaktoros azonosítás', field('Írd be a tokent', 'name="token"'), 'Tovább')),
  code('a Romanian code', asking('Verificare 2FA', field('Cod', 'name="cod" maxlength="6"'), 'Verifică')),
  code(
    'a Japanese number',
    asking('ログイン', '<p>認証アプリの6桁の数字を入力</p><input inputmode="numeric">', '次へ'),
  ),
  code('a Google code in Korean', asking('로그인', field('구글 OTP 인증번호', 'name="code" maxlength="6"'), '확인')),
  code('a Google code in Chinese', asking('登录', field('谷歌验证码', 'name="google_code"'), '登录')),
  code(
    'in Estonian',
    asking('Sisselogimine', field('Autentimisrakenduse kood', 'name="kood" inputmode="numeric"'), 'Kinnita'),
  ),
  code(
    'in Lithuanian',
    asking('Prisijungimas', field('Autentifikavimo kodas', 'name="kodas" inputmode="numeric"'), 'Patvirtinti'),
  ),
];

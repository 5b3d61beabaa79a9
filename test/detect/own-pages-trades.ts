/**
 * Pages of our own from many trades: what programs, shops and offices call an
 * authentication or access code, and codes of an authenticator in the same words.
 */
import { code, form, type OwnPage, other, recovery, titled } from './own-page-parts.ts';

const field = (label: string, attributes: string): string => `<div><label>${label}</label><input ${attributes}></div>`;
const fields = (...labels: string[]): string => labels.map((label, n) => field(label, `name="f${n}"`)).join('');

export const CODES_OF_TRADES: readonly OwnPage[] = [
  code(
    'confirmed below the codes for the day the app is lost',
    titled(
      'Two-step login',
      `<p>Recovery codes, keep them safe:</p><pre>AAAA BBBB</pre>${form('<p>Now the code your app shows:</p><input name="totp">', 'Turn on')}`,
    ),
  ),
  code(
    'of the app or a spare one in Polish',
    titled(
      'Drugi krok',
      form('<p>Wpisz kod z aplikacji albo kod zapasowy.</p><input name="kod" inputmode="numeric">', 'Dalej'),
    ),
  ),
  code(
    'of the app or a spare one in Italian',
    titled(
      'Verifica in due passaggi',
      form("<p>Codice dell'app oppure un codice di recupero</p><input maxlength='14'>", 'Continua'),
    ),
  ),
  code(
    'an auth code beside the picture to scan',
    titled(
      'Protect your login',
      `<p>Scan this with Google Authenticator.</p><svg width="160" height="160"></svg>${form('<input name="token" placeholder="Auth code">', 'Verify')}`,
    ),
  ),
  code(
    'asked for before a secret of a program is made anew',
    titled('Programs', form('<p>Make the client secret anew?</p><input placeholder="2FA token">', 'Yes')),
  ),
  code(
    'a number that says its range',
    titled('Sign in', form(field('2FA code', 'type="number" min="0" max="999999" name="second"'), 'Go on')),
  ),
  code(
    'whose hint tells of the recovery code in its stead',
    titled(
      'Second step',
      form(
        '<p>Type the code of your authenticator app.</p><label for="c">Code</label><input id="c" name="code" aria-describedby="h"><p id="h">Lost your phone? A recovery code does as well.</p>',
        'Go on',
      ),
    ),
  ),
  code(
    'whose hint tells of it in German',
    titled(
      'Zweiter Schritt',
      form(
        '<p>Den sechsstelligen Code zeigt deine Authenticator-App.</p><input name="code" aria-label="Code" aria-describedby="h"><small id="h">Auch ein Wiederherstellungscode gilt hier.</small>',
        'Weiter',
      ),
    ),
  ),
  code(
    'of a provider by the name of TOTP, beside one by e-mail',
    titled(
      'Second step',
      form('<label>Code for provider totp<input name="auth_code"></label><a>Use email instead</a>', 'Send code'),
    ),
  ),
  code(
    'in Estonian',
    titled('Sisselogimine', form(field('Autentimisrakenduse kood', 'name="kood" inputmode="numeric"'), 'Kinnita')),
  ),
  code(
    'in Lithuanian',
    titled('Prisijungimas', form(field('Autentifikavimo kodas', 'name="kodas" inputmode="numeric"'), 'Patvirtinti')),
  ),
  code(
    'to be typed in the box below',
    titled(
      'Set up an authenticator',
      form(
        '<p>Your two factor app shows a code. Enter the code in the box below.</p><input name="Code"><label>Verification code</label>',
        'Verify',
      ),
    ),
  ),
];

export const RECOVERY_OF_TRADES: readonly OwnPage[] = [
  recovery(
    'a recovery code with an example in capitals',
    titled('Second step', form(field('Recovery code', 'name="code" placeholder="ABCD-1234"'), 'Go on')),
  ),
  recovery(
    'a recovery code that the hint names too',
    titled(
      'Second step',
      form(
        '<p>Lost your authenticator app?</p><label for="c">Recovery code</label><input id="c" name="code" aria-describedby="h"><p id="h">You were given recovery codes when you set it up.</p>',
        'Go on',
      ),
    ),
  ),
];

export const LOOKALIKES_OF_TRADES: readonly OwnPage[] = [
  other(
    'the auth code of a card payment',
    titled('Record a payment', form(`${field('Amount', 'name="sum"')}<input placeholder="Auth code">`, 'Save')),
  ),
  other(
    "the auth code of a shop's interface",
    titled('Marketplace', form(`${fields('Shop', 'Merchant')}${field('Auth code', 'name="auth_code"')}`, 'Connect')),
  ),
  other(
    'an auth code in a picture',
    titled(
      'Log in',
      form(
        '<input name="user"><input type="password"><input name="code" placeholder="Auth code"><img width="90" height="30" src="data:,">',
        'Log in',
      ),
    ),
  ),
  other(
    'what a group of rights is called',
    titled('Roles', form(field('권한 코드', 'name="auth_code"') + field('권한 이름', 'name="auth_name"'), '저장')),
  ),
  other(
    'the access code of a survey',
    titled('New survey', form(field('Access code (optional)', 'name="access_code"'), 'Save')),
  ),
  other(
    'the access code of a private page',
    titled('Members only', form('<p>Type your access code</p><input name="access_code">', 'Verify')),
  ),
  other(
    'what teachers are given to sign up',
    titled(
      'Sign up',
      form(
        '<input type="email"><input type="password"><input name="teacherCode" placeholder="Authentication code">',
        'Sign up',
      ),
    ),
  ),
  other(
    'a pairing code in Chinese',
    titled(
      '连接',
      form('<p>在电脑上生成配对码</p><input autocomplete="one-time-code" placeholder="6 位配对码">', '连接'),
    ),
  ),
  other(
    'a pairing code in Korean',
    titled('연결', form('<label>페어링 코드 6자리<input inputmode="numeric" maxlength="6"></label>', '연결')),
  ),
  other(
    'a six-digit room code',
    titled('Watch together', form('<input placeholder="6-digit room code" maxlength="6" inputmode="numeric">', 'Go')),
  ),
  other(
    'how long the codes of a shop are',
    titled(
      'OTP settings',
      form(
        field('OTP length', 'type="number" min="4" max="8" name="otp_length"') +
          field('OTP expiry (minutes)', 'type="number" name="otp_expiry"'),
        'Save',
      ),
    ),
  ),
  other(
    'how often a code may be tried',
    titled('Two-factor settings', form(field('2FA attempts', 'type="number" max="10" name="otp_attempts"'), 'Save')),
  ),
  other(
    'the secret of an account elsewhere',
    titled('Add a login', form(`${fields('Site', 'User')}<input placeholder="2FA secret (optional)">`, 'Add')),
  ),
  other(
    'what a search engine knows a site by',
    titled('Search engines', form(field('Google site verification', 'placeholder="Verification code"'), 'Save')),
  ),
  other(
    'the auth token of a service for messages',
    titled('Messages', form(field('Account', 'name="sid"') + field('Auth token', 'name="auth_token"'), 'Save')),
  ),
  other(
    'six digits, letters among them as the example shows',
    titled(
      'Your account code',
      form(field('6-digit code', 'name="code" maxlength="6" placeholder="B4K7Q2"'), 'Verify'),
    ),
  ),
  other(
    'a code with letters in Turkish',
    titled('Hesap kodu', form(field('6 haneli kod', 'name="kod" maxlength="6" placeholder="K3M8P1"'), 'Doğrula')),
  ),
  other(
    'a room code with an example',
    titled('Play together', form('<input name="code" aria-label="4-digit code" placeholder="ROOM-42">', 'Verify')),
  ),
  other(
    'the key of an authenticator, kept with a login',
    titled(
      'Edit login',
      form(`${fields('Name', 'User')}<label>Authenticator key (TOTP)<input name="totp"></label>`, 'Save'),
    ),
  ),
  other(
    'who issues the keys of authenticators',
    titled('Two-factor policy', form(`<label>TOTP issuer<input name="totp_issuer"></label>${fields('Note')}`, 'Save')),
  ),
  other(
    'the secret that codes are made from',
    titled(
      'TOTP code generator',
      form(
        '<p>Makes the codes of an authenticator app from its secret key.</p><input name="totp-key" placeholder="Base32 secret">',
        'Make a code',
      ),
    ),
  ),
];

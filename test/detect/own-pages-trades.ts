/**
 * Pages of our own from many trades: what programs, shops and offices call an
 * authentication or access code, and codes of an authenticator in the same words.
 */
import { code, form, type OwnPage, other, titled } from './own-page-parts.ts';

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
];

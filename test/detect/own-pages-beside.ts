/**
 * More pages of our own: what stands beside the codes of an authenticator in the
 * world and sounds like them, in the words of many trades, and codes that only
 * the page around them tells from those.
 */
import { boxRow, code, form, type OwnPage, other, range, recovery, titled } from './own-page-parts.ts';

const field = (label: string, attributes: string): string => `<div><label>${label}</label><input ${attributes}></div>`;
const sent = (name: string, html: string, targets: number[][] = [[0]]): OwnPage => ({
  name,
  html,
  targets,
  message: true,
});

export const MORE_CODES: readonly OwnPage[] = [
  code(
    'beside the password that switches it off',
    titled(
      'Turn off two-step login',
      form(
        field('Password', 'type="password" name="pw"') +
          field('Code of the second factor', 'name="code" maxlength="6"'),
        'Turn off',
      ),
    ),
    [1],
  ),
  code(
    'beside amount and address of a withdrawal',
    titled(
      'Withdraw',
      form(
        field('Address', 'name="address"') +
          field('Amount', 'name="amount"') +
          field('2FA code', 'name="code" placeholder="From your authenticator"'),
        'Withdraw',
      ),
    ),
    [2],
  ),
  code(
    'with a label that is tied to nothing',
    titled('Sign-in', form(field('Authenticator code', 'class="form-control" type="text"'), 'Go on')),
  ),
  code(
    'on a page without headings',
    form('<p>Open your authenticator and type what it shows.</p><input name="otp" placeholder="Code">', 'OK'),
  ),
  code('a token by its digits', titled('VPN', form(field('Token (6 digits)', 'name="token"'), 'Connect'))),
  code(
    'ten boxes of a token',
    titled(
      'Hardware token',
      form(`<p>Type the characters your authenticator shows</p>${boxRow(5)}<span>–</span>${boxRow(5)}`, 'Log in'),
    ),
    range(10),
  ),
  code('a TAN', titled('Auftrag bestätigen', form(field('TAN aus der App', 'name="tan" maxlength="6"'), 'Freigeben'))),
  code(
    'a verification code of a second factor in Croatian',
    titled('Prijava', form(field('Jednokratni kod', 'name="kod" inputmode="numeric"'), 'Prijavi se')),
  ),
  code(
    'a code of the app in Dutch',
    titled('Inloggen', form('<p>Vul de code uit je authenticator in</p><input name="code">', 'Verder')),
  ),
  code('a Swedish code', titled('Inloggning', form(field('Autentiseringskod', 'name="kod"'), 'Fortsätt'))),
  code('a Hungarian token', titled('Kétfaktoros azonosítás', form(field('Írd be a tokent', 'name="token"'), 'Tovább'))),
  code('a Romanian code', titled('Verificare 2FA', form(field('Cod', 'name="cod" maxlength="6"'), 'Verifică'))),
  code(
    'a Japanese number',
    titled('ログイン', form('<p>認証アプリの6桁の数字を入力</p><input inputmode="numeric">', '次へ')),
  ),
  code(
    'a Google code in Korean',
    titled('로그인', form(field('구글 OTP 인증번호', 'name="code" maxlength="6"'), '확인')),
  ),
  code('a Google code in Chinese', titled('登录', form(field('谷歌验证码', 'name="google_code"'), '登录'))),
];

export const SENT_CODES: readonly OwnPage[] = [
  sent(
    'a code by e-mail, told above the form',
    `<h1>Confirm your address</h1><p>We sent a 6-digit code to you@example.org.</p>${form('<input name="otp" maxlength="6" inputmode="numeric">', 'Confirm')}`,
  ),
  sent(
    'a code received by mail',
    titled('Verify', form('<p>Enter the OTP received in your mail</p><input name="otp" placeholder="OTP">', 'Go on')),
  ),
  sent(
    'a code that can be sent again',
    titled(
      'Enter the code',
      form('<input name="otp" maxlength="6" inputmode="numeric"><button type="button">Resend code</button>', 'Verify'),
    ),
  ),
  sent(
    'a code to get by a button in Chinese',
    titled(
      '登录',
      form(
        '<input name="mobile" placeholder="手机号"><input name="otp" placeholder="短信验证码" maxlength="6"><button type="button">获取验证码</button>',
        '登录',
      ),
    ),
    [[1]],
  ),
  sent(
    'a code to send again in Spanish',
    titled(
      'Verificar',
      form(
        '<label>Código de verificación<input name="otp" maxlength="6"></label><a>Reenviar el código</a>',
        'Verificar',
      ),
    ),
  ),
  sent(
    'a code to send again in Korean',
    titled('본인 확인', form('<label>인증번호<input name="otp" maxlength="6"></label><a>재전송</a>', '확인')),
  ),
];

export const MORE_RECOVERY: readonly OwnPage[] = [
  recovery(
    'a recovery code below a text that tells of the app as well',
    titled(
      'Recovery',
      `<p>Use a recovery code now, and an authenticator code next time, or turn two-step login off.</p>${form(field('Recovery code', 'name="recovery_code"'), 'Log in')}`,
    ),
  ),
  recovery(
    'a backup code in Polish',
    titled('Weryfikacja dwuetapowa', form(field('Kod zapasowy', 'name="code" maxlength="9"'), 'Dalej')),
  ),
  recovery(
    'an emergency code in French',
    titled('Double authentification', form(field('Code de secours', 'name="code"'), 'Continuer')),
  ),
  recovery('a backup code in Korean', titled('2단계 인증', form(field('백업 코드', 'name="code"'), '확인'))),
];

export const LOOKALIKES_BESIDE: readonly OwnPage[] = [
  other(
    'a comment below an article on authenticators',
    `${titled('One-time passwords explained', '<p>Your authenticator app makes a 6-digit code: a one-time password.</p>')}${form('<label>Name<input name="author"></label><label>Homepage<input name="link"></label>', 'Post')}`,
  ),
  other(
    'a TV that shows a code',
    titled(
      'TVs',
      `<p>Kitchen</p>${form(field('6-digit code from the TV', 'autocomplete="one-time-code" placeholder="123456"'), 'Pair')}`,
    ),
  ),
  other(
    'a speaker to pair',
    titled('Add a speaker', form(field('Code on the speaker', 'name="code" maxlength="6"'), 'Pair')),
  ),
  other(
    'a new PIN of six digits',
    titled('Profile', form(field('New PIN (6 digits)', 'type="password" maxlength="6" placeholder="••••••"'), 'Save')),
  ),
  other(
    'a PIN to get in',
    titled(
      'Home panel',
      form('<p>Type your 6-digit PIN</p><input type="password" maxlength="6" inputmode="numeric">', 'Open'),
    ),
  ),
  other(
    'a PIN in boxes',
    titled(
      'Set up a PIN',
      form(
        `<p>Six digits that you will remember</p>${boxRow(6, 'maxlength="1" inputmode="numeric" class="pin-input"')}`,
        'Next',
      ),
    ),
  ),
  other(
    'the PIN of a SIM card',
    titled('Mobile network', form(field('PIN', 'name="pin" maxlength="8" inputmode="numeric"'), 'Apply')),
  ),
  other(
    'what a company is filed under',
    titled(
      'New company',
      form(
        ['Company', 'Seat', 'Filing code', 'Authentication code', 'Register number', 'Director']
          .map((label, n) => field(label, `name="f${n}"`))
          .join(''),
        'Create',
      ),
    ),
  ),
  other(
    'the security code of an exam',
    titled(
      'Exam',
      form(
        '<input name="securityCode" placeholder="Security code"><input name="student" placeholder="Student number">',
        'Begin',
      ),
    ),
  ),
  other(
    'an access code of an event',
    titled('Watch the show', form(field('Access code', 'name="access_code" maxlength="20"'), 'Enter')),
  ),
  other(
    'an access code for the team',
    titled('Demo', form(field('Team access code', 'type="password" name="access_code"'), 'Enter')),
  ),
  other(
    'a confirmation of a booking',
    titled(
      'Check in',
      form(
        '<p>Booking number and verification code</p><input name="id"><input name="check" placeholder="Verification code">',
        'Check in',
      ),
    ),
  ),
  other(
    'a parcel to pick up',
    titled('Pick up a parcel', form(field('Pick-up code', 'name="code" maxlength="6"'), 'Open locker')),
  ),
  other(
    'a token of a server',
    titled('Sign in', form('<p>Enter the access token</p><input type="password" name="token">', 'Sign in')),
  ),
  other(
    'a token of a hotspot',
    titled('Guest Wi-Fi', form('<input name="token" placeholder="Enter token">', 'Connect')),
  ),
  other(
    'a token to verify a webhook',
    titled('Webhooks', form(field('Callback', 'name="url"') + field('Verify token', 'name="verify_token"'), 'Save')),
  ),
  other(
    'a passcode of an administrator',
    titled('Dashboard', form(field('Admin passcode', 'type="password" name="passcode"'), 'Open')),
  ),
  other(
    'a code of a table',
    titled('Order', form(field('Table code', 'name="code" maxlength="4" inputmode="numeric"'), 'Enter')),
  ),
  other(
    'a captcha in Vietnamese',
    titled(
      'Đăng nhập',
      form(
        '<input name="u"><input type="password"><img width="110" height="36" src="data:," alt="captcha"><input name="captcha" placeholder="Mã xác thực">',
        'Vào',
      ),
    ),
  ),
  other(
    'a number to repeat',
    titled(
      'Register',
      form(
        '<input name="email"><img width="80" height="24" src="data:,"><p>Repeat the number shown:</p><input name="user_code">',
        'Register',
      ),
    ),
  ),
  other(
    'a search by code in Arabic',
    `<html dir="rtl">${titled('المخزن', form(field('بحث بالكود', 'name="code"'), 'بحث'))}`,
  ),
  other(
    'an expiry and a security code',
    titled(
      'Payment',
      form(
        '<input placeholder="Card number"><input placeholder="MM/YY"><input placeholder="Security code" type="password">',
        'Pay now',
      ),
    ),
  ),
  other(
    'the name of a security key',
    titled('Two-factor authentication', form(field('Name of the key', 'name="key"'), 'Register')),
  ),
  other('an answer to a question', titled('Security check', form(field('First pet?', 'name="answer"'), 'Verify'))),
];

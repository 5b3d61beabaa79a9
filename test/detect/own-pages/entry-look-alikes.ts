/** Look-alikes that let somebody or something in: passwords, PINs, captchas, invitations, rooms, games, devices. */
import { asking, boxRow, field, fields, form, labelled, type OwnPage, other, range, titled } from './parts.ts';

export const ENTRY_LOOK_ALIKES: readonly OwnPage[] = [
  other(
    'a password and its repetition',
    asking(
      'Create an account',
      '<label>Password <input type="password"></label><label>Again <input type="password"></label>',
      'Create',
    ),
  ),
  other(
    'a captcha',
    asking(
      'Log in',
      '<input name="user"><input type="password" name="password"><img width="120" height="40" src="data:,"><label>Verification code<input name="captcha" maxlength="6"></label>',
      'Log in',
    ),
  ),
  other(
    'a captcha without its name',
    asking(
      'Register',
      '<img width="120" height="40" src="data:," alt="captcha"><label>Enter the characters you see in the picture<input name="code" maxlength="6"></label>',
      'Register',
    ),
  ),
  other(
    'a Chinese captcha beside a password',
    asking(
      '用户登录',
      '<input name="username" placeholder="用户名"><input type="password" name="password" placeholder="密码"><input name="vcode" placeholder="图形验证码"><img width="90" height="32" src="data:,">',
      '登录',
    ),
  ),
  other(
    'a game PIN',
    asking(
      'Join the quiz',
      '<input name="gameId" placeholder="Game PIN" inputmode="numeric" autocomplete="off">',
      'Enter',
    ),
  ),
  other(
    'a word game',
    titled(
      'Guess the word',
      range(6)
        .map(() => `<div>${boxRow(5)}</div>`)
        .join(''),
    ),
  ),
  other(
    'a sudoku',
    titled(
      'Sudoku',
      range(9)
        .map(() => `<div>${boxRow(9, 'maxlength="1" inputmode="numeric"')}</div>`)
        .join(''),
    ),
  ),
  other('a room code in boxes', asking('Join a meeting', `<p>Enter the room code</p>${boxRow(6)}`, 'Join')),
  other('an invitation', asking('Create your account', labelled('Invitation code', 'name="invite_code"'), 'Sign up')),
  other(
    'a referral',
    asking(
      'Sign up',
      '<input type="email" name="email"><label>Referral code (optional)<input name="code"></label>',
      'Sign up',
    ),
  ),
  other(
    'a device to connect',
    asking(
      'Connect a device',
      '<p>Enter the code displayed on your TV</p><input name="user_code" maxlength="8" autocomplete="off">',
      'Continue',
    ),
  ),
  other(
    'a device to connect in boxes',
    asking('Device activation', `<p>Enter the code shown on your device</p>${boxRow(8)}`, 'Continue'),
  ),
  other('a licence key', asking('Activate', `<p>Product key</p>${boxRow(5, 'maxlength="5"')}`, 'Activate')),
  other(
    'a new password',
    asking(
      'Reset your password',
      '<input type="password" name="new_password" autocomplete="new-password"><input type="password" name="confirm_password" autocomplete="new-password">',
      'Save',
    ),
  ),
  other(
    'a sign-in form',
    asking(
      'Sign in',
      '<input name="email" placeholder="Email or phone"><input type="password" name="password" placeholder="Password">',
      'Sign in',
    ),
  ),
  other(
    'a PIN for an app',
    asking(
      'Set a PIN',
      `<p>Choose a 4-digit PIN</p>${boxRow(4, 'type="password" maxlength="1" inputmode="numeric"')}`,
      'Save',
    ),
  ),
  other('a class code', asking('Join class', labelled('Class code', 'name="code" maxlength="7"'), 'Join')),
  other(
    'a TV that shows a code',
    titled(
      'TVs',
      `<p>Kitchen</p>${form(field('6-digit code from the TV', 'autocomplete="one-time-code" placeholder="123456"'), 'Pair')}`,
    ),
  ),
  other(
    'a speaker to pair',
    asking('Add a speaker', field('Code on the speaker', 'name="code" maxlength="6"'), 'Pair'),
  ),
  other(
    'a new PIN of six digits',
    asking('Profile', field('New PIN (6 digits)', 'type="password" maxlength="6" placeholder="••••••"'), 'Save'),
  ),
  other(
    'a PIN to get in',
    asking(
      'Home panel',
      '<p>Type your 6-digit PIN</p><input type="password" maxlength="6" inputmode="numeric">',
      'Open',
    ),
  ),
  other(
    'a PIN in boxes',
    asking(
      'Set up a PIN',
      `<p>Six digits that you will remember</p>${boxRow(6, 'maxlength="1" inputmode="numeric" class="pin-input"')}`,
      'Next',
    ),
  ),
  other(
    'the PIN of a SIM card',
    asking('Mobile network', field('PIN', 'name="pin" maxlength="8" inputmode="numeric"'), 'Apply'),
  ),
  other(
    'the security code of an exam',
    asking(
      'Exam',
      '<input name="securityCode" placeholder="Security code"><input name="student" placeholder="Student number">',
      'Begin',
    ),
  ),
  other(
    'an access code of an event',
    asking('Watch the show', field('Access code', 'name="access_code" maxlength="20"'), 'Enter'),
  ),
  other(
    'an access code for the team',
    asking('Demo', field('Team access code', 'type="password" name="access_code"'), 'Enter'),
  ),
  other(
    'a token of a server',
    asking('Sign in', '<p>Enter the access token</p><input type="password" name="token">', 'Sign in'),
  ),
  other('a token of a hotspot', asking('Guest Wi-Fi', '<input name="token" placeholder="Enter token">', 'Connect')),
  other(
    'a passcode of an administrator',
    asking('Dashboard', field('Admin passcode', 'type="password" name="passcode"'), 'Open'),
  ),
  other(
    'a captcha in Vietnamese',
    asking(
      'Đăng nhập',
      '<input name="u"><input type="password"><img width="110" height="36" src="data:," alt="captcha"><input name="captcha" placeholder="Mã xác thực">',
      'Vào',
    ),
  ),
  other(
    'a number to repeat',
    asking(
      'Register',
      '<input name="email"><img width="80" height="24" src="data:,"><p>Repeat the number shown:</p><input name="user_code">',
      'Register',
    ),
  ),
  other('an answer to a question', asking('Security check', field('First pet?', 'name="answer"'), 'Verify')),
  other(
    "the auth code of a shop's interface",
    asking('Marketplace', `${fields('Shop', 'Merchant')}${field('Auth code', 'name="auth_code"')}`, 'Connect'),
  ),
  other(
    'an auth code in a picture',
    asking(
      'Log in',
      '<input name="user"><input type="password"><input name="code" placeholder="Auth code"><img width="90" height="30" src="data:,">',
      'Log in',
    ),
  ),
  other(
    'the access code of a survey',
    asking('New survey', field('Access code (optional)', 'name="access_code"'), 'Save'),
  ),
  other(
    'the access code of a private page',
    asking('Members only', '<p>Type your access code</p><input name="access_code">', 'Verify'),
  ),
  other(
    'what teachers are given to sign up',
    asking(
      'Sign up',
      '<input type="email"><input type="password"><input name="teacherCode" placeholder="Authentication code">',
      'Sign up',
    ),
  ),
  other(
    'a pairing code in Chinese',
    asking('连接', '<p>在电脑上生成配对码</p><input autocomplete="one-time-code" placeholder="6 位配对码">', '连接'),
  ),
  other(
    'a pairing code in Korean',
    asking('연결', labelled('페어링 코드 6자리', 'inputmode="numeric" maxlength="6"'), '연결'),
  ),
  other(
    'a six-digit room code',
    asking('Watch together', '<input placeholder="6-digit room code" maxlength="6" inputmode="numeric">', 'Go'),
  ),
  other(
    'six digits, letters among them as the example shows',
    asking('Your account code', field('6-digit code', 'name="code" maxlength="6" placeholder="B4K7Q2"'), 'Verify'),
  ),
  other(
    'a code with letters in Turkish',
    asking('Hesap kodu', field('6 haneli kod', 'name="kod" maxlength="6" placeholder="K3M8P1"'), 'Doğrula'),
  ),
  other(
    'a room code with an example',
    asking('Play together', '<input name="code" aria-label="4-digit code" placeholder="ROOM-42">', 'Verify'),
  ),
];

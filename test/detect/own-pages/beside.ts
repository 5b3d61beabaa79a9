/** Fields for the code of an authenticator among other fields and codes, and the words about those. */
import { asking, code, field, form, type OwnPage, titled } from './parts.ts';

export const BESIDE: readonly OwnPage[] = [
  code(
    'beside user name and password',
    asking(
      'Log in',
      '<input name="username" autocomplete="username"><input type="password" name="password"><label>Two-factor code (if enabled) <input name="tfa_code"></label>',
      'Log in',
    ),
    [2],
  ),
  code(
    'beside a password to confirm',
    asking(
      'Enable two-factor authentication',
      '<canvas width="180" height="180"></canvas><label>Current password<input type="password" name="current_password"></label><label>Verification code<input name="code" inputmode="numeric"></label>',
      'Enable',
    ),
    [1],
  ),
  code(
    'beside the secret to copy',
    asking(
      'Set up authenticator',
      '<canvas width="200" height="200"></canvas><input value="JBSWY3DPEHPK3PXP" readonly><label for="v">Enter the code shown in your app</label><input id="v" name="code">',
      'Confirm',
    ),
    [1],
  ),
  code(
    'beside a name for the device',
    asking(
      'Add an authenticator app',
      '<img width="200" height="200" src="data:,"><label>Device name<input name="label"></label><label>One-time code<input name="otp_value"></label>',
      'Activate',
    ),
    [1],
  ),
  code(
    'beside a box to trust the device',
    asking(
      'Two-factor authentication',
      '<label>Code<input name="code" autofocus></label><label><input type="checkbox" name="trust"> Trust this device for 30 days</label>',
      'Verify',
    ),
  ),
  code(
    'recovery codes fit as well',
    asking(
      'Two-factor authentication',
      '<label for="o">Two-factor code or recovery code</label><input id="o" name="otp_attempt">',
      'Verify',
    ),
  ),
  code(
    'with the way to recovery codes below',
    asking(
      'Two-factor authentication',
      '<label for="o">Authentication code</label><input id="o" name="code"><a href="#">Use a recovery code instead</a>',
      'Verify',
    ),
  ),
  code(
    'with a search above',
    `<nav><form role="search"><input name="q" placeholder="Search"></form></nav>${titled('Two-factor authentication', form('<label>Code<input name="code"></label>', 'Verify'))}`,
    [1],
  ),
  code(
    'behind a hidden token',
    asking(
      'Two-factor authentication',
      '<input type="hidden" name="csrf_token" value="x"><input name="mfa_token">',
      'Verify',
    ),
    [1],
  ),
  code(
    'beside the password that switches it off',
    asking(
      'Turn off two-step login',
      field('Password', 'type="password" name="pw"') + field('Code of the second factor', 'name="code" maxlength="6"'),
      'Turn off',
    ),
    [1],
  ),
  code(
    'beside amount and address of a withdrawal',
    asking(
      'Withdraw',
      field('Address', 'name="address"') +
        field('Amount', 'name="amount"') +
        field('2FA code', 'name="code" placeholder="From your authenticator"'),
      'Withdraw',
    ),
    [2],
  ),
  code(
    'confirmed below the codes for the day the app is lost',
    titled(
      'Two-step login',
      `<p>Recovery codes, keep them safe:</p><pre>AAAA BBBB</pre>${form('<p>Now the code your app shows:</p><input name="totp">', 'Turn on')}`,
    ),
  ),
  code(
    'of the app or a spare one in Polish',
    asking(
      'Drugi krok',
      '<p>Wpisz kod z aplikacji albo kod zapasowy.</p><input name="kod" inputmode="numeric">',
      'Dalej',
    ),
  ),
  code(
    'of the app or a spare one in Italian',
    asking(
      'Verifica in due passaggi',
      "<p>Codice dell'app oppure un codice di recupero</p><input maxlength='14'>",
      'Continua',
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
    'whose hint tells of the recovery code in its stead',
    asking(
      'Second step',
      '<p>Type the code of your authenticator app.</p><label for="c">Code</label><input id="c" name="code" aria-describedby="h"><p id="h">Lost your phone? A recovery code does as well.</p>',
      'Go on',
    ),
  ),
  code(
    'whose hint tells of it in German',
    asking(
      'Zweiter Schritt',
      '<p>Den sechsstelligen Code zeigt deine Authenticator-App.</p><input name="code" aria-label="Code" aria-describedby="h"><small id="h">Auch ein Wiederherstellungscode gilt hier.</small>',
      'Weiter',
    ),
  ),
];

/** Fields that browsers are told to take for a password: codes that are to stay empty, and passwords that are shown. */
import { asking, boxRow, code, labelled, type OwnPage, other, range } from './parts.ts';

const NEW = 'autocomplete="new-password"';
const CURRENT = 'autocomplete="current-password"';

export const PASSWORD_TOKENS: readonly OwnPage[] = [
  code(
    'kept from being filled as a new password',
    asking('Two-factor authentication', labelled('Authenticator code', `name="otp" ${NEW}`), 'Verify'),
  ),
  code(
    'kept from being filled, with little said',
    asking('Two-step login', labelled('Code', `type="tel" maxlength="6" ${NEW}`), 'Go on'),
  ),
  code(
    'a number that is no new password',
    asking('Sign in', labelled('6-digit code from your app', `type="number" ${NEW}`), 'Sign in'),
  ),
  code(
    'after a password, with the same promise',
    asking(
      'Sign in',
      labelled('User', 'name="user" autocomplete="username"') +
        labelled('Password', `type="password" name="pass" ${CURRENT}`) +
        labelled('2FA token', `name="token" ${CURRENT}`),
      'Sign in',
    ),
    [2],
  ),
  code(
    'boxes that are kept from being filled',
    asking(
      'Two-step verification',
      `<p>Enter the code from your authenticator app</p>${boxRow(6, `maxlength="1" inputmode="numeric" ${NEW}`)}`,
      'Verify',
    ),
    range(6),
  ),
  other(
    'a new password that is shown',
    asking('Choose a password', labelled('New', `name="pw" ${NEW}`) + labelled('Again', `name="pw2" ${NEW}`), 'Save'),
  ),
  other(
    'a shown password that switches the second factor off',
    asking('Turn off two-factor authentication', labelled('Your password', `name="confirm" ${CURRENT}`), 'Turn off'),
  ),
  other(
    'a shown password without a word, under two factors',
    asking('Two-step login', `<input ${CURRENT}>`, 'Turn off'),
  ),
  other('a shown passphrase', asking('Restore', labelled('Your words', `name="phrase" ${CURRENT}`), 'Continue')),
  other(
    'a password of digits',
    asking('Telephone banking', labelled('PIN', `name="pin" inputmode="numeric" maxlength="6" ${CURRENT}`), 'Log in'),
  ),
];

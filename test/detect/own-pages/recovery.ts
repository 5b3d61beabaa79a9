/** Fields for recovery codes. */
import { asking, field, form, labelled, type OwnPage, recovery, titled } from './parts.ts';

export const RECOVERY: readonly OwnPage[] = [
  recovery(
    'a recovery code',
    asking(
      'Two-factor recovery',
      labelled('Recovery code', 'name="recovery_code" autocomplete="one-time-code"'),
      'Log in',
    ),
  ),
  recovery(
    'a backup code by its text alone',
    asking('Two-factor authentication', '<p>Enter one of your backup codes</p><input name="code">', 'Verify'),
  ),
  recovery(
    'a recovery code in German',
    asking('Zwei-Faktor-Authentifizierung', labelled('Wiederherstellungscode', 'name="code"'), 'Anmelden'),
  ),
  recovery('a recovery code in Japanese', asking('2段階認証', labelled('リカバリーコード', 'name="code"'), 'ログイン')),
  recovery(
    'a recovery code below a text that tells of the app as well',
    titled(
      'Recovery',
      `<p>Use a recovery code now, and an authenticator code next time, or turn two-step login off.</p>${form(field('Recovery code', 'name="recovery_code"'), 'Log in')}`,
    ),
  ),
  recovery(
    'a backup code in Polish',
    asking('Weryfikacja dwuetapowa', field('Kod zapasowy', 'name="code" maxlength="9"'), 'Dalej'),
  ),
  recovery(
    'an emergency code in French',
    asking('Double authentification', field('Code de secours', 'name="code"'), 'Continuer'),
  ),
  recovery('a backup code in Korean', asking('2단계 인증', field('백업 코드', 'name="code"'), '확인')),
  recovery(
    'a recovery code with an example in capitals',
    asking('Second step', field('Recovery code', 'name="code" placeholder="ABCD-1234"'), 'Go on'),
  ),
  recovery(
    'a recovery code that the hint names too',
    asking(
      'Second step',
      '<p>Lost your authenticator app?</p><label for="c">Recovery code</label><input id="c" name="code" aria-describedby="h"><p id="h">You were given recovery codes when you set it up.</p>',
      'Go on',
    ),
  ),
];

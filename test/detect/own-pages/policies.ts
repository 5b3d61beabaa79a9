/** Settings that say how codes are made and who has to use them, and codes beside the same words. */
import { asking, code, field, form, labelled, type OwnPage, other, range, titled } from './parts.ts';

const number = (label: string, name: string, bounds = ''): string =>
  field(label, `type="number" name="${name}" ${bounds}`);

export const POLICY_LOOK_ALIKES: readonly OwnPage[] = [
  other(
    'how many digits codes have, among other settings',
    asking(
      'Security settings',
      `${number('OTP digits', 'otpDigits', 'min="6" max="8"')}${number('OTP period (seconds)', 'otpPeriod')}${field('Issuer', 'name="otpIssuer"')}`,
      'Save changes',
    ),
  ),
  other(
    'how many digits codes have, in a field of its own',
    asking('One-time passwords', field('Number of digits of codes', 'name="digits" inputmode="numeric"'), 'Save'),
  ),
  other(
    'how many digits tokens have, by its help',
    asking(
      'Two-factor policy',
      `<div><label>Token digits</label><input type="number" name="token_digits"><small>Number of digits in the codes of authenticator apps</small></div>`,
      'Save',
    ),
  ),
  other(
    'how long people may go without a second factor',
    asking(
      'Security policy',
      `${number('MFA grace period', 'mfaGracePeriod', 'min="0"')}${number('Session timeout (minutes)', 'sessionTimeout')}`,
      'Save',
    ),
  ),
  other(
    'how long people may go without a second factor, in days',
    asking('Require two-factor authentication', number('Grace period for 2FA (days)', 'two_factor_grace'), 'Update'),
  ),
  other(
    'how long a device is remembered',
    asking('Two-factor authentication', number('Remember 2FA on a device for (days)', 'tfa_remember_days'), 'Save'),
  ),
  other(
    'how long codes hold',
    asking(
      'Login settings',
      `${number('Verification code lifetime (seconds)', 'verification_code_ttl')}${number('Max. verification attempts', 'verification_attempts')}`,
      'Save settings',
    ),
  ),
  other(
    'how many steps a clock may be off',
    asking('Two-factor authentication', number('TOTP window', 'totp_window', 'min="0" max="10"'), 'Save'),
  ),
  other(
    'how long codes are, in German',
    asking('Zwei-Faktor-Authentifizierung', number('Anzahl der Ziffern des Codes', 'otp_ziffern'), 'Speichern'),
  ),
  other(
    'how long codes hold, in French',
    asking('Double authentification', number('Durée de validité du code (secondes)', 'duree_code'), 'Enregistrer'),
  ),
  other(
    'how long codes are, in Spanish',
    asking('Autenticación de dos factores', number('Longitud del código', 'longitud_codigo'), 'Guardar'),
  ),
  other(
    'how long codes are, in Chinese',
    asking('双因素认证设置', `${number('验证码长度', 'len')}${number('验证码有效期（分钟）', 'ttl')}`, '保存'),
  ),
];

export const CODES_BESIDE_TERMS: readonly OwnPage[] = [
  code(
    'that holds for thirty seconds, by its label',
    asking(
      'Two-factor authentication',
      labelled('Authenticator code (changes every 30 seconds)', 'type="number" name="code"'),
      'Verify',
    ),
  ),
  code(
    'above what is left of its time',
    titled(
      'Sign in',
      form(
        '<p>Enter the 6-digit code of your authenticator app. You have 3 attempts.</p><label>Code<input name="otp" type="number"></label><p>Expires in 25 seconds</p>',
        'Verify',
      ),
    ),
  ),
  code(
    'that a device keeps for some days',
    asking(
      'Two-step verification',
      `${labelled('Code', 'name="token" inputmode="numeric"')}<label><input type="checkbox" name="remember_days"> Remember this device for 30 days</label>`,
      'Continue',
    ),
  ),
  code(
    'that saves an enrolment',
    asking('Set up two-factor authentication', labelled('Code from the app', 'name="verification_code"'), 'Save'),
  ),
  code(
    'that saves an enrolment, and changes every 30 seconds',
    asking(
      'Two-factor authentication',
      field('Code of your app (changes every 30 seconds)', 'name="totp" type="number"'),
      'Save changes',
    ),
  ),
  code(
    'called the second factor, that saves an enrolment',
    asking('Sign-in security', labelled('Second factor code', 'name="second_factor_code"'), 'Save'),
  ),
  code(
    'of which the six digits are asked, that saves an enrolment',
    asking(
      'Set up two-factor authentication',
      labelled('The six digits of the code in your app', 'name="code"'),
      'Save',
    ),
  ),
  code(
    'each digit by its name',
    asking(
      'Two-factor authentication',
      range(6)
        .map(
          (n) => `<input maxlength="1" name="otp-digit-${n + 1}" aria-label="OTP digit ${n + 1}" style="width:40px">`,
        )
        .join(''),
      'Verify',
    ),
    range(6),
  ),
];

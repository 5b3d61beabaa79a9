/** Fields for codes that come by message. */
import { asking, form, type OwnPage, sent } from './parts.ts';

export const SENT: readonly OwnPage[] = [
  sent(
    'a code by SMS',
    asking(
      'Verify your phone',
      '<p>We sent a text message to ••• ••42.</p><label>Verification code<input name="code" autocomplete="one-time-code" inputmode="numeric"></label>',
      'Verify',
    ),
  ),
  sent(
    'a code by e-mail',
    asking(
      'Check your inbox',
      '<p>Enter the 6-digit code we sent to a***@example.org</p><input name="otp" inputmode="numeric" maxlength="6">',
      'Verify',
    ),
  ),
  sent(
    'a code by e-mail, told above the form',
    `<h1>Confirm your address</h1><p>We sent a 6-digit code to you@example.org.</p>${form('<input name="otp" maxlength="6" inputmode="numeric">', 'Confirm')}`,
  ),
  sent(
    'a code received by mail',
    asking('Verify', '<p>Enter the OTP received in your mail</p><input name="otp" placeholder="OTP">', 'Go on'),
  ),
  sent(
    'a code that can be sent again',
    asking(
      'Enter the code',
      '<input name="otp" maxlength="6" inputmode="numeric"><button type="button">Resend code</button>',
      'Verify',
    ),
  ),
  sent(
    'a code to get by a button in Chinese',
    asking(
      '登录',
      '<input name="mobile" placeholder="手机号"><input name="otp" placeholder="短信验证码" maxlength="6"><button type="button">获取验证码</button>',
      '登录',
    ),
    1,
  ),
  sent(
    'a code to send again in Spanish',
    asking(
      'Verificar',
      '<label>Código de verificación<input name="otp" maxlength="6"></label><a>Reenviar el código</a>',
      'Verificar',
    ),
  ),
  sent(
    'a code to send again in Korean',
    asking('본인 확인', '<label>인증번호<input name="otp" maxlength="6"></label><a>재전송</a>', '확인'),
  ),
];

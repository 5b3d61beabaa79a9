/** Look-alikes on pages about second factors, keys and tokens, and in the settings of programs that use them. */
import { asking, field, fields, form, labelled, type OwnPage, other, titled } from './parts.ts';

export const SETTINGS_LOOK_ALIKES: readonly OwnPage[] = [
  other(
    'a sign-in form on a page about two factors',
    asking(
      'Sign in · Two-factor authentication keeps you safe',
      '<label>User name<input name="login"></label><label>Password<input type="password" name="password"></label>',
      'Sign in',
    ),
  ),
  other(
    'the password that switches the second factor off',
    asking(
      'Disable two-factor authentication',
      labelled('Current password', 'type="password" name="password"'),
      'Disable',
    ),
  ),
  other(
    'the name of a device',
    asking('Two-factor authentication', labelled('Device name', 'name="device_name"'), 'Add'),
  ),
  other('an API token', asking('API tokens', labelled('Token name', 'name="token_name"'), 'Create token')),
  other(
    'a source code',
    asking(
      'Paste',
      '<label>Title<input name="title"></label><label>Code<textarea name="code"></textarea></label>',
      'Save',
    ),
  ),
  other(
    'an article about authenticators',
    titled(
      'How two-factor authentication works',
      '<p>Enter the code from your authenticator app.</p><form><input type="email" name="email" placeholder="Your e-mail"><input name="comment" placeholder="Comment"><button>Subscribe</button></form>',
    ),
  ),
  other(
    'a read-only secret',
    titled(
      'Two-factor authentication',
      '<label>Secret key<input readonly value="JBSWY3DPEHPK3PXP"></label><button>Copy</button>',
    ),
  ),
  other(
    'a hidden field',
    asking('Two-factor authentication', '<input name="otp" autocomplete="one-time-code" style="display:none">', 'Send'),
  ),
  other(
    'a comment below an article on authenticators',
    `${titled('One-time passwords explained', '<p>Your authenticator app makes a 6-digit code: a one-time password.</p>')}${form('<label>Name<input name="author"></label><label>Homepage<input name="link"></label>', 'Post')}`,
  ),
  other(
    'a token to verify a webhook',
    asking('Webhooks', field('Callback', 'name="url"') + field('Verify token', 'name="verify_token"'), 'Save'),
  ),
  other(
    'the name of a security key',
    asking('Two-factor authentication', field('Name of the key', 'name="key"'), 'Register'),
  ),
  other(
    'how long the codes of a shop are',
    asking(
      'OTP settings',
      field('OTP length', 'type="number" min="4" max="8" name="otp_length"') +
        field('OTP expiry (minutes)', 'type="number" name="otp_expiry"'),
      'Save',
    ),
  ),
  other(
    'how often a code may be tried',
    asking('Two-factor settings', field('2FA attempts', 'type="number" max="10" name="otp_attempts"'), 'Save'),
  ),
  other(
    'the secret of an account elsewhere',
    asking('Add a login', `${fields('Site', 'User')}<input placeholder="2FA secret (optional)">`, 'Add'),
  ),
  other(
    'what a search engine knows a site by',
    asking('Search engines', field('Google site verification', 'placeholder="Verification code"'), 'Save'),
  ),
  other(
    'the auth token of a service for messages',
    asking('Messages', field('Account', 'name="sid"') + field('Auth token', 'name="auth_token"'), 'Save'),
  ),
  other(
    'the key of an authenticator, kept with a login',
    asking('Edit login', `${fields('Name', 'User')}<label>Authenticator key (TOTP)<input name="totp"></label>`, 'Save'),
  ),
  other(
    'who issues the keys of authenticators',
    asking('Two-factor policy', `<label>TOTP issuer<input name="totp_issuer"></label>${fields('Note')}`, 'Save'),
  ),
  other(
    'the secret that codes are made from',
    asking(
      'TOTP code generator',
      '<p>Makes the codes of an authenticator app from its secret key.</p><input name="totp-key" placeholder="Base32 secret">',
      'Make a code',
    ),
  ),
];

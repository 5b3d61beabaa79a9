/** A code over a few fields of several characters each, and other numbers in parts. */
import { asking, code, type OwnPage, other, range } from './parts.ts';

const parts = (count: number, room: number, width: number, attributes = 'inputmode="numeric"'): string =>
  Array.from({ length: count }, () => `<input maxlength="${room}" style="width:${width}px" ${attributes}>`).join(
    '<span>-</span>',
  );

export const WIDE_PARTS: readonly OwnPage[] = [
  code(
    'three and three digits',
    asking(
      'Two-factor authentication',
      `<p>Enter the code from your authenticator app</p>${parts(2, 3, 140)}`,
      'Verify',
    ),
    range(2),
  ),
  code(
    'three and three digits in narrow fields',
    asking('Two-step verification', `<p>6-digit code</p>${parts(2, 3, 70)}`, 'Verify'),
    range(2),
  ),
  code(
    'three and three digits that are named',
    asking('Sign in', `<p>Authenticator code</p>${parts(2, 3, 120, 'name="otp[]"')}`, 'Sign in'),
    range(2),
  ),
  code(
    'four and four digits',
    asking('Zwei-Faktor-Anmeldung', `<p>Code aus der Authenticator-App</p>${parts(2, 4, 160)}`, 'Weiter'),
    range(2),
  ),
  code(
    'two and two and two digits',
    asking('Two-factor login', `<p>One-time code of your app</p>${parts(3, 2, 100)}`, 'Log in'),
    range(3),
  ),
  other('a date in three pairs', asking('Date of birth', `<p>Day, month, year</p>${parts(3, 2, 100)}`, 'Next')),
  other('a sort code in wide pairs', asking('Payee', `<p>Sort code</p>${parts(3, 2, 110)}`, 'Add')),
  other('a card in four wide parts', asking('Payment', `<p>Card number</p>${parts(4, 4, 120)}`, 'Pay')),
  other('a telephone in halves', asking('Contact', `<p>Telephone</p>${parts(2, 4, 120, 'type="tel"')}`, 'Save')),
  other('a Canadian postcode in halves', asking('Delivery', `<p>Postal code</p>${parts(2, 3, 100, '')}`, 'Go on')),
  other('a room in halves', asking('Join a meeting', `<p>Room code</p>${parts(2, 3, 120)}`, 'Join')),
  other(
    'one short field under two factors',
    asking('Two-factor authentication', '<p>Seconds that a code may be late</p><input maxlength="3">', 'Save'),
  ),
];

/** What the watcher takes for the name or the label of a code. */
import { expect, test } from 'vitest';
import { mayLabelCode, mayTakeCode } from '@/lib/page/candidate';

const label = (textContent: string) => ({ textContent }) as HTMLLabelElement;

test.each(['Security code', 'TAN', 'Nhập mã xác thực', 'Vahvistuskoodi', '动态口令', 'যাচাই কোড', 'Kód z aplikace'])(
  'the label of a code: %s',
  (words) => expect(mayLabelCode(label(words))).toBe(true),
);

test.each(['Password', 'Sultan', 'Promo code', 'Postcode'])('the label of something else: %s', (words) =>
  expect(mayLabelCode(label(words))).toBe(false),
);

const named = (name: string) =>
  ({ type: 'text', autocomplete: '', name, id: '', placeholder: '', className: '', maxLength: -1 }) as HTMLInputElement;

test.each(['one_time_password', 'one-time-password', 'oneTimePassword', 'totp', 'mfa_token'])(
  'the name of a field that may take a code: %s',
  (name) => expect(mayTakeCode(named(name))).toBe(true),
);

/** What the watcher takes for the label of a code. */
import { expect, test } from 'vitest';
import { mayLabelCode } from '@/lib/page/candidate';

const label = (textContent: string) => ({ textContent }) as HTMLLabelElement;

test.each(['Security code', 'TAN', 'Nhập mã xác thực', 'Vahvistuskoodi', '动态口令', 'যাচাই কোড', 'Kód z aplikace'])(
  'the label of a code: %s',
  (words) => expect(mayLabelCode(label(words))).toBe(true),
);

test.each(['Password', 'Sultan', 'Promo code', 'Postcode'])('the label of something else: %s', (words) =>
  expect(mayLabelCode(label(words))).toBe(false),
);

/** What the watcher takes for a title, heading or label of a page about a second factor. */
import { expect, test } from 'vitest';
import { mayHeadCode, mayLabelCode } from '@/lib/page/candidate';

test.each([
  'Two-factor authentication',
  'TWO FACTOR',
  '2-Step Verification',
  'Enter your OTP',
  'OTP',
  'Zwei-Faktor-Anmeldung',
  'Autenticación de dos pasos',
  'Vérification en deux étapes',
  'Weryfikacja dwuskładnikowa',
  'Kétlépcsős azonosítás',
  'Двухфакторная аутентификация',
  'Επαλήθευση δύο παραγόντων',
  '二段階認証',
  'iki aşamalı giriş',
  'אימות דו-שלבי',
])('%s', (heading) => expect(mayHeadCode(heading)).toBe(true));

test.each(['Sign in', 'Footprints of Europe', 'Your basket', 'Laptops and phones', 'hotpot', 'Step by step', ''])(
  'not: %s',
  (heading) => expect(mayHeadCode(heading)).toBe(false),
);

test('only the beginning of a long one is read', () => {
  expect(mayHeadCode(`${'a '.repeat(100)}two-factor`)).toBe(false);
});

const label = (textContent: string) => ({ textContent }) as HTMLLabelElement;

test.each(['Security code', 'TAN', 'Nhập mã xác thực', 'Vahvistuskoodi', '动态口令', 'যাচাই কোড', 'Kód z aplikace'])(
  'the label of a code: %s',
  (words) => expect(mayLabelCode(label(words))).toBe(true),
);

test.each(['Password', 'Sultan', 'Promo code', 'Postcode'])('the label of something else: %s', (words) =>
  expect(mayLabelCode(label(words))).toBe(false),
);

/** What the watcher takes for a title or heading of a page about a second factor. */
import { expect, test } from 'vitest';
import { mayHeadCode } from '@/lib/page/heading';

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
  'İki Faktörlü Giriş',
  'Çok aşamalı giriş',
  'Logowanie wieloskładnikowe',
  'Vícefaktorové přihlášení',
  'Többlépcsős bejelentkezés',
  'Monivaiheinen kirjautuminen',
  'Многофакторный вход',
  '双因素登录',
  '二階段登入',
  'ورود دو مرحله‌ای',
  'אימות דו-שלבי',
])('%s', (heading) => expect(mayHeadCode(heading)).toBe(true));

test.each(['Sign in', 'Footprints of Europe', 'Your basket', 'Laptops and phones', 'hotpot', 'Step by step', ''])(
  'not: %s',
  (heading) => expect(mayHeadCode(heading)).toBe(false),
);

test('only the beginning of a long one is read', () => {
  expect(mayHeadCode(`${'a '.repeat(100)}two-factor`)).toBe(false);
});

/**
 * Covers the verdicts: what is a target, what is not, and why. Snapshots stand
 * for the pages; the real pages of the corpus are measured in a browser.
 */
import { describe, expect, test } from 'vitest';
import { findTargets, judgePage, MIN_OFFER_SCORE } from '@/lib/detect/find';
import type { FieldSnapshot, PageSnapshot } from '@/lib/detect/snapshot';
import { boxes, field, page } from './pages';

const login = { headings: 'Sign in', forms: [{ text: '', buttons: 'Verify' }] };

describe('a field that takes a code', () => {
  test.each<[string, PageSnapshot]>([
    ['says so by autocomplete', page([field({ autocomplete: 'one-time-code' })])],
    ['has a telling name', page([field({ names: 'otp' })], { headings: 'Two-factor authentication' })],
    ['has a vague name and a telling label', page([field({ names: 'code', label: 'Authentication code' })], login)],
    ['confirms an enrolment', page([field({ label: 'Confirm code', inputMode: 'numeric' })], { qrCode: true })],
    [
      'mounts late with a label only',
      page([field({ label: '6-digit code', inputMode: 'numeric' })], { headings: 'Verification' }),
    ],
    [
      'has the words before it only',
      page([field({ names: 'code', before: 'Enter the code of your authenticator app', inputMode: 'numeric' })]),
    ],
    [
      'has a vague label beside a picture to scan',
      page([field({ names: 'token', placeholder: 'Auth code', before: 'Scan this with your authenticator' })], {
        qrCode: true,
      }),
    ],
    ['is a password field by name', page([field({ type: 'password', names: 'mfacode', label: 'One-time code' })])],
  ])('%s', (_name, snapshot) => {
    const [best, ...others] = findTargets(snapshot);
    expect(best).toMatchObject({ kind: 'single', fields: [0], message: false });
    expect(best?.score).toBeGreaterThanOrEqual(MIN_OFFER_SCORE);
    expect(others).toEqual([]);
  });

  test.each([
    ['de', 'Authentifizierungscode'],
    ['fr', "Code d'authentification"],
    ['es', 'Código del autenticador'],
    ['it', 'Codice di autenticazione'],
    ['pt', 'Código de autenticação'],
    ['nl', 'Authenticatiecode'],
    ['pl', 'Kod uwierzytelniający'],
    ['ru', 'Код аутентификации'],
    ['tr', 'Kimlik doğrulama kodu'],
    ['ja', '認証コード'],
    ['ko', '인증 코드'],
    ['zh', '身份验证器代码'],
    ['ar', 'رمز المصادقة'],
    ['he', 'קוד אימות'],
    ['vi', 'Mã xác thực'],
  ])('is known by its label in %s', (_language, label) => {
    expect(findTargets(page([field({ label, names: 'code', inputMode: 'numeric' })]))).toHaveLength(1);
  });
});

describe('boxes', () => {
  test('six of them are one target, in order', () => {
    const [best] = findTargets(page(boxes(6, { inputMode: 'numeric' }), { headings: 'Two-step verification' }));
    expect(best).toMatchObject({ kind: 'segments', fields: [0, 1, 2, 3, 4, 5] });
  });

  test('without any word around them they are not', () => {
    expect(findTargets(page(boxes(6)))).toEqual([]);
  });

  test.each([
    ['three boxes are a date', page(boxes(3, { label: 'Code' }), { headings: 'Two-step verification' })],
    [
      'six rows of boxes are a game',
      page(
        [0, 1, 2, 3, 4, 5].flatMap((row) => gameRow(row)),
        { headings: 'Verification' },
      ),
    ],
    ['boxes after "game PIN" are for a game', page(boxes(6, { before: 'Enter the game PIN' }), { headings: 'Join' })],
  ])('%s', (_name, snapshot) => {
    expect(findTargets(snapshot)).toEqual([]);
  });
});

describe('not a code', () => {
  test.each<[string, Partial<FieldSnapshot>]>([
    ['a coupon', { names: 'coupon', label: 'Coupon code' }],
    ['a promotion', { names: 'promo_code', placeholder: 'Code' }],
    ['a postcode', { names: 'postcode', label: 'Postcode', maxLength: 8, inputMode: 'numeric' }],
    ['a postcode by autocomplete', { autocomplete: 'postal-code', names: 'code', label: 'Code' }],
    ['the check number of a card', { names: 'cvc', label: 'Security code', maxLength: 4, inputMode: 'numeric' }],
    ['a search', { names: 'q', label: 'Search' }],
    ['a phone number', { type: 'tel', names: 'phone', label: 'Phone' }],
    ['a phone number that will get a code', { type: 'tel', names: 'mobile', label: 'Mobile (gets a one-time code)' }],
    ['a date', { names: 'date', label: 'Delivery date', maxLength: 8, inputMode: 'numeric' }],
    ['a captcha', { names: 'captcha', label: 'Verification code' }],
    ['a recovery code', { names: 'recovery_code', label: 'Recovery code' }],
    ['an invitation', { names: 'code', label: 'Invitation code' }],
    ['a room of six digits', { names: 'code', label: '6-digit room code', maxLength: 6, inputMode: 'numeric' }],
    ['a device in Chinese', { autocomplete: 'one-time-code', placeholder: '8 位配对码', maxLength: 8 }],
    ['an auth code of nobody says what', { placeholder: 'Auth code' }],
    ['the auth token of a program', { names: 'auth_token', label: 'Auth token' }],
    ['how long codes are', { type: 'number', names: 'otp_length', label: 'OTP length', maxLength: 1 }],
    ['the secret of an account elsewhere', { names: 'tfa', label: '2FA secret' }],
    ['a name', { autocomplete: 'username', label: 'User name' }],
    ['a password', { type: 'password', names: 'password', label: 'Password' }],
    ['a read-only secret', { autocomplete: 'one-time-code', editable: false }],
    ['a hidden field', { autocomplete: 'one-time-code', visible: false }],
    ['an e-mail field', { type: 'email', names: 'otp', autocomplete: 'one-time-code' }],
  ])('%s', (_name, parts) => {
    expect(findTargets(page([field(parts)], { headings: 'Checkout' }))).toEqual([]);
  });
});

test.each(['username', 'given-name', 'tel', 'tel-national', 'street-address', 'cc-csc', 'postal-code'])(
  'a field that promises something else is not: %s',
  (autocomplete) => {
    expect(findTargets(page([field({ autocomplete, names: 'totp', label: 'Authenticator code' })]))).toEqual([]);
  },
);

describe.each(['new-password', 'current-password', 'section-a new-password'])('%s', (autocomplete) => {
  const parts = { autocomplete, names: 'totp', label: 'Authenticator code' };

  test.each(['text', 'tel', 'number'])(
    'on a field of type %s keeps browsers from filling it: a code may go there',
    (type) => {
      expect(findTargets(page([field({ ...parts, type })])).map(({ fields }) => fields)).toEqual([[0]]);
    },
  );

  test('on a field that hides what is typed is a promise', () => {
    expect(findTargets(page([field({ ...parts, type: 'password' })]))).toEqual([]);
  });

  test('speaks against a field whose label tells nothing', () => {
    const [open, kept] = ['off', autocomplete].map((token) =>
      findTargets(page([field({ names: 'totp', autocomplete: token, maxLength: 6 })])),
    );
    expect(kept?.[0]?.score).toBeLessThan(open?.[0]?.score ?? 0);
  });
});

test('a field for three characters takes no code, whatever it is called', () => {
  const parts = { names: 'totp', label: 'Authenticator code' };
  expect(findTargets(page([field({ ...parts, maxLength: 3 })]))).toEqual([]);
  expect(findTargets(page([field({ ...parts, maxLength: 6 })]))).toHaveLength(1);
});

test.each(['off', 'nope', 'code', 'section-a one-time-code', 'username one-time-code'])(
  'nonsense promises nothing, and a code is one: %s',
  (autocomplete) => {
    expect(findTargets(page([field({ autocomplete, names: 'totp', label: 'Authenticator code' })]))).toHaveLength(1);
  },
);

test('a clear target keeps the vague ones of its page out', () => {
  const vague = field({ names: 'code', label: 'Verification code' });
  const clear = field({ autocomplete: 'one-time-code', names: 'totp', label: 'Authenticator code' });
  expect(findTargets(page([vague, clear])).map((verdict) => verdict.fields)).toEqual([[1]]);
});

test('a code that comes by message is told apart', () => {
  const sms = page([field({ autocomplete: 'one-time-code', label: 'Code' })], {
    forms: [{ text: 'We sent you a text message', buttons: 'Resend' }],
  });
  expect(findTargets(sms)).toMatchObject([{ message: true }]);
});

test('a recovery code is told as such, and is no target', () => {
  const snapshot = page([field({ names: 'recovery_code', label: 'Recovery code', autocomplete: 'one-time-code' })]);
  expect(findTargets(snapshot)).toEqual([]);
  expect(judgePage(snapshot)).toMatchObject([{ purpose: 'recovery', kind: 'single', fields: [0] }]);
});

test('what stands above a field that is labelled for a recovery code does not make it one of the app', () => {
  const before = 'Use a recovery code now, and a code of your authenticator or of your app next time';
  const snapshot = page([field({ names: 'code', label: 'Recovery code', before })]);
  expect(judgePage(snapshot)).toMatchObject([{ purpose: 'recovery', fields: [0] }]);
});

test('a hint that a recovery code does as well leaves a field its code of the app', () => {
  const before = 'Enter the code of your authenticator app';
  const snapshot = page([field({ names: 'code', label: 'Code', hint: 'A recovery code does as well', before })]);
  expect(judgePage(snapshot)).toMatchObject([{ purpose: 'code', fields: [0] }]);
});

test('a hint alone tells of a recovery code where nothing else is asked for', () => {
  const snapshot = page([field({ names: 'code', label: 'Code', hint: 'One of your recovery codes' })]);
  expect(judgePage(snapshot)).toMatchObject([{ purpose: 'recovery', fields: [0] }]);
});

test.each(['A1B2C3', 'ROOM-42', 'ABCD-1234'])('no authenticator shows a code like %s', (placeholder) => {
  expect(findTargets(page([field({ names: 'code', label: '6-digit code', placeholder, maxLength: 6 })]))).toEqual([]);
  const recovery = page([field({ names: 'code', label: 'Recovery code', placeholder })]);
  expect(judgePage(recovery)).toMatchObject([{ purpose: 'recovery', fields: [0] }]);
});

test.each(['123456', 'XXXXXX', '2FA-CODE', 'OTP'])('but one like %s', (placeholder) => {
  const snapshot = page([field({ names: 'code', label: '6-digit code', placeholder, maxLength: 6 })]);
  expect(findTargets(snapshot)).toMatchObject([{ fields: [0] }]);
});

test.each([
  ['Grace period for MFA (days)', []],
  ['Number of digits of one-time codes', []],
  ['One-time code (changes every 30 seconds)', [{ fields: [0] }]],
])('what is saved as "%s" is a setting, if it is an amount', (label, targets) => {
  const parts = { headings: 'Two-factor authentication', forms: [{ text: '', buttons: 'Save changes' }] };
  expect(findTargets(page([field({ names: 'mfa', label, type: 'number' })], parts))).toMatchObject(targets);
});

test('each field of a form is read a few times, however many there are', () => {
  let reads = 0;
  const fields = Array.from({ length: 1000 }, (_, index) => {
    const own = field({ names: `code${index}`, rect: { left: 0, top: 40 * index, width: 200, height: 30 } });
    return Object.defineProperty({ ...own }, 'type', {
      get: () => {
        reads += 1;
        return own.type;
      },
    });
  });
  expect(findTargets(page(fields))).toEqual([]);
  expect(reads / fields.length).toBeGreaterThan(1);
  expect(reads / fields.length).toBeLessThan(30);
});

test.each(['Two-factor code or recovery code', 'App code / backup code', 'Authenticator code/recovery code'])(
  'a field that takes either code is a target: %s',
  (label) => {
    const snapshot = page([field({ names: 'otp', label })]);
    expect(judgePage(snapshot)).toMatchObject([{ purpose: 'code', fields: [0] }]);
  },
);

test('so is one that says so in its example, where the words for it stand above', () => {
  const before = 'Enter the code of your authenticator app, or a recovery code. Code';
  const snapshot = page([field({ names: 'code', before, placeholder: '123456 or recovery code' })]);
  expect(judgePage(snapshot)).toMatchObject([{ purpose: 'code', fields: [0] }]);
});

test.each(['Authenticator code', 'Two-factor code', 'One-time code'])(
  'an %s beside a user name and a password is a target',
  (placeholder) => {
    const snapshot = page([
      field({ placeholder: 'User name' }),
      field({ type: 'password', placeholder: 'Password' }),
      field({ placeholder }),
    ]);
    expect(findTargets(snapshot).map(({ fields }) => fields)).toEqual([[2]]);
  },
);

test('every point of a score has its reason', () => {
  const [verdict] = findTargets(page([field({ autocomplete: 'one-time-code', type: 'tel' })]));
  expect(verdict?.reasons.map(({ why }) => why)).toEqual([
    'autocomplete: one-time-code',
    'takes digits',
    'nothing else is asked',
  ]);
  expect(verdict?.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(verdict?.score);
});

function gameRow(row: number): FieldSnapshot[] {
  return boxes(5, { rect: { left: 40, top: 100 * row, width: 40, height: 40 } });
}

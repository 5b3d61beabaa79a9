/** Sentences beside QR codes. Not here: what of a page is read as beside one, which takes a page. */
import { describe, expect, test } from 'vitest';
import { isNamedQr, speaksOfEnrolment, speaksOfScanning } from '@/lib/page/qr-words';

describe('enrolment in many languages', () => {
  test.each([
    'Scan the QR code below with your authenticator app.',
    'Scannen Sie den QR-Code mit Ihrer Authentifizierungs-App.',
    'Scannez le code QR avec votre application d’authentification.',
    'Flashez ce code avec votre application d’authentification.',
    'Escanea el código QR con tu aplicación de autenticación.',
    'Digitalize o código QR com a sua app de autenticação.',
    'Scansiona il codice QR con la tua app di autenticazione.',
    'Scan de QR-code met je authenticator-app.',
    'Zeskanuj kod QR aplikacją uwierzytelniającą.',
    'Naskenujte QR kód v autentizační aplikaci.',
    'Skanna QR-koden med din autentiseringsapp.',
    'Skan QR-koden med din godkendelsesapp.',
    'Отсканируйте QR-код приложением для двухфакторной аутентификации.',
    'Відскануйте QR-код у застосунку автентифікації.',
    '認証アプリでQRコードをスキャンしてください。',
    '인증 앱으로 QR 코드를 스캔하세요.',
    '请使用身份验证器应用扫描二维码。',
    '請用驗證器掃描 QR 碼。',
    'امسح رمز الاستجابة السريعة بتطبيق المصادقة.',
    'סרקו את קוד ה-QR באפליקציית האימות.',
    'Quét mã QR bằng ứng dụng xác thực.',
    'İki adımlı doğrulama için karekodu taratın.',
    'Pindai kode QR dengan aplikasi autentikator.',
  ])('%s', (sentence) => {
    expect(speaksOfScanning(sentence)).toBe(true);
    expect(speaksOfEnrolment(sentence)).toBe(true);
  });
});

describe('one of the two is not enough', () => {
  test.each([
    ['Scan this code with your phone to get the app.', true, false],
    ['Scan to pay with your bank’s app.', true, false],
    ['Show this QR code at the entrance.', true, false],
    ['Enter the code from your authenticator app.', false, true],
    ['Two-factor authentication is on.', false, true],
    ['Enter your coupon code.', false, false],
    ['Scandinavian furniture', true, false],
  ])('%s', (sentence, scans, enrols) => {
    expect(speaksOfScanning(sentence)).toBe(scans);
    expect(speaksOfEnrolment(sentence)).toBe(enrols);
  });
});

test.each([
  ['qrcode', true],
  ['otp_qr_img', true],
  ['totpQrCode', true],
  ['barcode-image', true],
  ['/mfa/qr.png?x=1', true],
  ['sqrt', false],
  ['hero-image', false],
  ['avatar', false],
])('an element named %s', (name, isQr) => {
  expect(isNamedQr(name)).toBe(isQr);
});

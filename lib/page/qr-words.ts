/**
 * The words that stand beside a QR code for an account. Two kinds, and both are
 * needed: a code to scan may as well be a ticket or a payment, and a page that
 * speaks of authenticators may show a logo. As in `candidate.ts`, stems that are
 * as short as they can be, all languages in one line.
 */

/** Scanning, and the thing that is scanned. */
const SCANS =
  /\bqr\b|qr[-_ ]?(?:code|kod|kód|код)|\bscan|(?:ein|ab)scan|escane|digitaliz|inquadr|numéris|\bflash(?:ez|er)|skann|skaner|skanuj|sken(?:uj|ov)|сканир|скану|считайте|二[维維]码|二維碼|条码|扫[描码一]|掃[描碼一]|スキャン|読み取|스캔|코드를 찍|الاستجابة السريعة|امسح|اسکن|סרוק|סרקו|\bquét\b|สแกน|karekod|taratın|\btarayın|\bpindai|\bimbas|beolvas|skannaa|lue koodi|σαρώσ|σάρωσ|स्कैन|স্ক্যান/i;

/** A second factor, and the programs that make its codes. */
const ENROLS =
  /auth?enti[cfksz]|uwierzyteln|authy|2fa|mfa|\botp\b|totp|(?:2|two|multi|zwei|mehr|deux|double|dos|doble|due|dois|duas|twee|två|kaksi|két|dwu|dvou|[iİ]ki|hai)[- ]?(?:fa[ckt]|step|schritt|étap|paso|passa|etapa|stap|steg|trin|vaih|lépcs|adım|aşam|skład|etap|yếu|bước)|dvoufáz|tofaktor|to-?trin|двух(?:фак|этап|шаг)|дво(?:фак|етап)|аутентиф|автентиф|παραγόντων|ταυτοποίησ|hitelesít|godkend|認証|인증|身份[验驗][证證]|[验驗][证證]器|动态[码口]|動態[碼密]|[两兩]步|[双雙]重|مصادق|احراز هویت|دو ?مرحله|אימות|xác thực|ยืนยันตัวตน|प्रमाणी|প্রমাণী/i;

/** Names that pages give to the element itself: `qrCode`, `otp_qr`, `barcode-image`. */
const NAMED = /(?:^|[^a-z])qr|qr[-_ ]?(?:code|img|image)|[a-z]Qr|QR|barcode/;

export const speaksOfScanning = (text: string): boolean => SCANS.test(text);

export const speaksOfEnrolment = (text: string): boolean => ENROLS.test(text);

export const isNamedQr = (name: string): boolean => NAMED.test(name);

/**
 * Whether a page that was sent the code of a new account seems content: the
 * field it was written into is gone, and nothing that shows speaks of an error.
 */
import { isDrawn } from './visible';
import { filledLast } from './world';

/** Where pages put what went wrong. */
const PLACES =
  '[aria-invalid=true],[role=alert],[role=alertdialog],[role=status],[aria-live],[class*=error i],[class*=invalid i],[class*=danger i],[class*=alert i],[class*=toast i],[id*=error i]';
const MAX_PLACES = 200;
const MAX_LENGTH = 400;

/** What they say then, in the languages of `lib/detect/foreign.ts`. */
const TROUBLE =
  /invalid|incorrect|wrong|expired|fail|error|try again|(?:not|n[o’']t) (?:valid|match|correct|recogni|accept|verif)|ungültig|falsch|abgelaufen|fehler|erneut|inválid|incorrect|erróne|caducad|expirad|errad|intente|tente nov|invalide|erroné|expiré|échou|erreur|réessa|non valid|errat|scadut|errore|riprova|onjuist|ongeldig|verlopen|opnieuw|ogiltig|felaktig|försök igen|ugyldig|forkert|feil|fejl|virheel|väär|vanhentu|nieprawid|błęd|wygas|neplatn|chyb|vypršel|érvénytelen|hibás|lejárt|incorect|greșit|expirat|неверн|неправ|недейств|истек|истёк|ошибк|невірн|недійсн|помилк|geçersiz|yanlış|hatalı|süresi dol|λάθος|λανθασμ|έγκυρ|無効|正しく|間違|期限切|エラー|错误|無效|无效|不正确|过期|錯誤|過期|失败|失敗|올바르지|잘못|만료|오류|실패|خطأ|غير صحيح|غير صالح|انتهت|שגוי|שגיאה|תקין|פג תוקף|गलत|अमान्य|त्रुटि|không (?:hợp lệ|đúng)|hết hạn|salah|tidak valid|gagal|ไม่ถูกต้อง|หมดอายุ/i;

export function isClear(document: Document): boolean {
  if (filledLast().some((field) => field.isConnected && isDrawn(field))) return false;
  let left = MAX_PLACES;
  for (const place of document.querySelectorAll(PLACES)) {
    if (left-- === 0) break;
    if (isDrawn(place) && (place.matches('[aria-invalid=true]') || speaksOfTrouble(place))) return false;
  }
  return true;
}

/** A place that holds half the page is no message. */
function speaksOfTrouble({ textContent }: Element): boolean {
  const text = textContent.trim();
  return text.length <= MAX_LENGTH && TROUBLE.test(text);
}

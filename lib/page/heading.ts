/** Whether a title or heading is one of a page about a second factor. Only the watcher in every frame asks. */

/** What a page about a second factor is called: a number and a step, or a word. Lists: one expression for all of it takes every page half of the memory that the watcher may. */
const NUMBERS = listOf(
  '2|two|multi|second|dual|double|due|dos|doble|dois|dua|duas|deux|twee|zwei|två|tva|to|kaksi|dwu|wielo|dvo|dvou|více|két|ket|több|moni|iki|çok|hai',
);
const STEPS = listOf(
  'fac|fak|fatt|fato|step|schritt|étap|etap|paso|passa|stap|skład|fáz|faz|steg|trin|vaih|lépcs|aşam|adım|yếu|bước',
);
const HEADS = listOf(
  '2fa|mfa|one-time|onetime|authenticat|authentif|autentic|autentik|autentif|autentis|verif|двух|двофак|двоетап|многофак|παραγόντων|認証|二階段|因素|多重身份|인증|验证|驗證|مصادق|عاملين|دو مرحله|تحقق|احراز|אימות|प्रमाणी|xác thực|ยืนยัน|สองปัจจัย',
);
const MAX_HEADING = 200;

/** Whether a page with such a title or heading may ask for a code. */
export function mayHeadCode(heading: string): boolean {
  // A Turkish capital İ leaves its dot behind.
  const words = heading.slice(0, MAX_HEADING).toLowerCase().replaceAll('\u0307', '');
  const follows = (step: string) =>
    NUMBERS.some((number) => ['', ' ', '-'].some((gap) => words.includes(number + gap + step)));
  return (
    HEADS.some((head) => words.includes(head)) ||
    STEPS.some((step) => words.includes(step) && follows(step)) ||
    hasWord(words, 'otp')
  );
}

/** Whether `word` stands in `words` by itself. */
function hasWord(words: string, word: string): boolean {
  const isLetter = (at: number) => words.charAt(at).toUpperCase() !== words.charAt(at);
  let at = words.indexOf(word);
  while (at >= 0 && (isLetter(at - 1) || isLetter(at + word.length))) at = words.indexOf(word, at + 1);
  return at >= 0;
}

function listOf(words: string): readonly string[] {
  return words.split('|');
}

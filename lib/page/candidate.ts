/**
 * The cheap first look at an input, made in every frame of every page: may it
 * take a code? Says yes too often rather than too seldom; detection proper
 * (`lib/detect`) is brought in to decide. Reads attributes only, never layout.
 */

/** Stems for codes in the languages of `lib/detect/words.ts`, as short as they can be; the second line is what they call a one-time password or two steps. */
const SPEAKS = new RegExp(
  'one.?time|otp|2fa|mfa|tfa|fa[ck]t[oö]r|authent|auth[-_ ]?c|verif|vérif|c[oóò]d|challenge|token|passc|\\b(?:pin|tan)\\b|digit|koo?d|kód|код|κ[ωώ]δ|mã |รหัส|코드|인증|コード|認証|ワンタイム|码|碼|口令|令牌|رمز|كود|کد|קוד|कोड|কোড|' +
    'einmal|usage uni|(?:solo|único) uso|(?:senha|uso|passe) únic|monouso|password unica|eenmal|jedn[oa]r|eng[aå]ngs|kertak|egyszer|unică|tek (?:sefer|kull)|однораз|токен|этап|етап|jeton|trinn|トークン|權杖|일회|مرة واحدة|شفرة|نشانه|एक.बार|satu kali|sekali|một lần|еднократ|חד.פעמ',
  'i',
);
const SPEAKS_OF_OTHERS =
  /coupon|promo|voucher|gift|discount|zip|post[-_ ]?(?:al|cod|leit|num)|captcha|search|country|currency|barcode|iban|cvc|cvv/i;
/** Crosses, dots, zeros … where the digits go. */
const SAMPLE_CODE = /^(?:x{4,8}|[\d•●*·_ -]{4,9})$/i;
const TEXT_LIKE: readonly string[] = ['text', 'tel', 'number', 'password'];
const OTHER_TOKENS = /cc-|postal|email|username|name|bday|address|country/;

/** Whether `input` may take a code, going by its own attributes. */
export function mayTakeCode(input: HTMLInputElement): boolean {
  if (!isTextLike(input)) return false;
  if (input.autocomplete.includes('one-time-code')) return true;
  // In this order, because most inputs of most pages speak of nothing, and each attribute read is felt among hundreds.
  const words = wordsOf(input);
  const mayBe = SPEAKS.test(words) || SAMPLE_CODE.test(input.placeholder) || takesSixToEightDigits(input);
  return mayBe && !speaksOfOthers(input, words);
}

/** Whether `words` around a field speak of a code. */
export function speaksOfCode(words: string): boolean {
  return SPEAKS.test(words);
}

/** Whether `input` says by itself that it is for something else. */
export function speaksOfOthers(input: HTMLInputElement, words = wordsOf(input)): boolean {
  return OTHER_TOKENS.test(input.autocomplete) || SPEAKS_OF_OTHERS.test(words);
}

function wordsOf(input: HTMLInputElement): string {
  return `${input.name} ${input.id} ${input.placeholder} ${input.ariaLabel} ${input.className}`;
}

/** Whether a label speaks of a code; the caller looks at what it labels. */
export function mayLabelCode(label: HTMLLabelElement): boolean {
  const words = label.textContent;
  return words.length < 200 && SPEAKS.test(words) && !SPEAKS_OF_OTHERS.test(words);
}

/** Whether `input` may be one of several boxes for one character each. */
export function isBoxLike(input: HTMLInputElement): boolean {
  return input.maxLength === 1 && isTextLike(input);
}

/** Whether a person types text into `element`, of whatever sort it is: what no code goes into by its looks may be taught. */
export function isTyped(element: Element | null): element is HTMLElement {
  if (element instanceof HTMLInputElement) return isTextLike(element) || /^(?:email|search|url)$/.test(element.type);
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable);
}

export function isTextLike({ type }: HTMLInputElement): boolean {
  return TEXT_LIKE.includes(type);
}

function takesSixToEightDigits(input: HTMLInputElement): boolean {
  const { maxLength } = input;
  if (maxLength < 6 || maxLength > 8) return false;
  const { inputMode, type, pattern } = input;
  return /numeric|tel|number/.test(inputMode + type) || /\\d|0-9/.test(pattern);
}

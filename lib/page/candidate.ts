/**
 * The cheap first look at an input, made in every frame of every page: may it
 * take a code? Says yes too often rather than too seldom; detection proper
 * (`lib/detect`) is brought in to decide. Reads attributes only, never layout.
 */

/** Stems for codes in the languages of `lib/detect/words.ts`, as short as they can be. */
const SPEAKS =
  /one-?time|otp|2fa|mfa|tfa|factor|authent|auth[-_ ]?c|verif|c[oóò]d|challenge|token|passc|\bpin\b|digit|kod|kód|код|κωδ|\bmã\b|รหัส|코드|인증|コード|認証|ワンタイム|码|碼|رمز|كود|کد|קוד|कोड/i;
const SPEAKS_OF_OTHERS =
  /coupon|promo|voucher|gift|discount|zip|post[-_ ]?(?:al|cod|leit|num)|captcha|search|country|currency|barcode|iban|cvc|cvv/i;
/** Crosses, dots, zeros … where the digits go. */
const SAMPLE_CODE = /^(?:x{4,8}|[\d•●*·_ -]{4,9})$/i;
const OTHER_TOKENS = /cc-|postal|email|username|name|bday|address|country/;

/** Whether `input` may take a code, going by its own attributes. */
export function mayTakeCode(input: HTMLInputElement): boolean {
  if (!isTextLike(input)) return false;
  const tokens = input.autocomplete;
  if (tokens.includes('one-time-code')) return true;
  if (OTHER_TOKENS.test(tokens)) return false;
  const words = `${input.name} ${input.id} ${input.placeholder} ${input.ariaLabel} ${input.className}`;
  if (SPEAKS_OF_OTHERS.test(words)) return false;
  return SPEAKS.test(words) || SAMPLE_CODE.test(input.placeholder) || takesSixToEightDigits(input);
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

export function isTextLike(input: HTMLInputElement): boolean {
  return /^(?:text|tel|number|password)$/.test(input.type);
}

function takesSixToEightDigits(input: HTMLInputElement): boolean {
  const { maxLength, inputMode, type, pattern } = input;
  const takesDigits = /numeric|tel|number/.test(inputMode + type) || /\\d|0-9/.test(pattern);
  return takesDigits && maxLength >= 6 && maxLength <= 8;
}

/** Names in Unicode from the names that travel (RFC 3492): browsers hand out punycode. */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;

/** A host's labels as people read them; one that is not punycode after all stays as it is. */
export function hostToUnicode(host: string): string {
  return host.includes('xn--') ? host.split('.').map(labelToUnicode).join('.') : host;
}

function labelToUnicode(label: string): string {
  return label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label;
}

/** RFC 3492 §6.2; `null` for what is not punycode. */
export function decodePunycode(input: string): string | null {
  const delimiter = input.lastIndexOf('-');
  const output = [...input.slice(0, Math.max(0, delimiter))].map((char) => char.codePointAt(0) ?? 0);
  let at = delimiter + 1;
  let n = INITIAL_N;
  let i = 0;
  let bias = INITIAL_BIAS;
  while (at < input.length) {
    const number = readNumber(input, at, bias);
    if (number === null) return null;
    const length = output.length + 1;
    bias = adapt(number.value, length, i === 0);
    i += number.value;
    n += Math.floor(i / length);
    i %= length;
    if (n > 0x10ffff || (n >= 0xd800 && n <= 0xdfff)) return null;
    output.splice(i, 0, n);
    i += 1;
    at = number.end;
  }
  return String.fromCodePoint(...output);
}

/** One generalized variable-length integer. */
function readNumber(input: string, from: number, bias: number): { value: number; end: number } | null {
  let value = 0;
  let weight = 1;
  for (let at = from, k = BASE; at < input.length; at += 1, k += BASE) {
    const digit = digitAt(input, at);
    if (digit === null) return null;
    value += digit * weight;
    if (!Number.isSafeInteger(value)) return null;
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
    if (digit < threshold) return { value, end: at + 1 };
    weight *= BASE - threshold;
  }
  return null;
}

function digitAt(input: string, at: number): number | null {
  const char = input.charCodeAt(at) | 0x20;
  if (char >= 0x61 && char <= 0x7a) return char - 0x61;
  const digit = input.charCodeAt(at) - 0x30;
  return digit >= 0 && digit <= 9 ? digit + 26 : null;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : Math.floor(delta / 2);
  rest += Math.floor(rest / length);
  let k = 0;
  while (rest > ((BASE - T_MIN) * T_MAX) / 2) {
    rest = Math.floor(rest / (BASE - T_MIN));
    k += BASE;
  }
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

/**
 * Durations as Vault reads them: whole seconds, or Go's form (`1m30s`, `1500ms`),
 * or days (`1d`).
 *
 * https://pkg.go.dev/time#ParseDuration and `ParseDurationSecond` of
 * github.com/hashicorp/go-secure-stdlib/parseutil
 */

/** Seconds, cut to a whole number, or what is wrong in Go's own words. */
export type Duration = { readonly seconds: number } | { readonly wrong: string };

const NANOSECONDS = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);
const SECOND = 1_000_000_000n;
const DAY = 86_400n * SECOND;
/** Go counts nanoseconds in 63 bits: 292 years. */
const MOST = 2n ** 63n - 1n;

const WHOLE = /^[+-]?\d+$/;
/** One number with its unit; which of the two is missing is looked at afterwards. */
const PART = /(\d*)(\.?)(\d*)([^\d.]*)/y;

/** Longer than any duration that Go can count. */
const MAX_TEXT = 128;

export function parseDuration(text: string): Duration {
  if (text === '') return { seconds: 0 };
  if (text.length > MAX_TEXT) return { wrong: 'time: invalid duration' };
  if (WHOLE.test(text)) return inSeconds(BigInt(unsigned(text)) * SECOND, text);
  if (text.endsWith('d')) {
    const days = text.slice(0, -1);
    if (!WHOLE.test(days)) return { wrong: `strconv.ParseInt: parsing ${quote(days)}: invalid syntax` };
    return inSeconds(BigInt(unsigned(days)) * DAY, text);
  }
  return parseParts(text);
}

function parseParts(text: string): Duration {
  const invalid = { wrong: `time: invalid duration ${quote(text)}` };
  let sum = 0n;
  PART.lastIndex = /^[+-]/.test(text) ? 1 : 0;
  if (PART.lastIndex === text.length) return invalid;
  while (PART.lastIndex < text.length) {
    const [, whole = '', , fraction = '', unit = ''] = PART.exec(text) ?? [];
    if (whole === '' && fraction === '') return invalid;
    if (unit === '') return { wrong: `time: missing unit in duration ${quote(text)}` };
    const size = NANOSECONDS.get(unit);
    if (size === undefined) return { wrong: `time: unknown unit ${quote(unit)} in duration ${quote(text)}` };
    sum += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
  }
  return inSeconds(sum, text);
}

/** With the sign that `text` begins with. */
function inSeconds(nanoseconds: bigint, text: string): Duration {
  if (nanoseconds > MOST) return { wrong: `time: invalid duration ${quote(text)}` };
  const seconds = Number(nanoseconds / SECOND);
  return { seconds: text.startsWith('-') && seconds > 0 ? -seconds : seconds };
}

function unsigned(text: string): string {
  return text.replace(/^[+-]/, '');
}

function quote(text: string): string {
  return JSON.stringify(text);
}

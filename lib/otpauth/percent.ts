/** Percent encoding, read without ever failing: a stray `%` is a percent sign. */

export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, decodeRun);
}

/** As HTML forms encode: a space is written `+`. */
export function decodeForm(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

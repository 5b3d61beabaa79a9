/**
 * JSON as a server in Go sees it: a number is the text it was written as, so
 * that `60` and `60.0` differ, and every name is a name, `__proto__` too.
 */

/** A number, as it was written. */
export interface NumberText {
  readonly number: string;
}

export type Json = null | boolean | string | NumberText | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** The value that `text` describes, JSON's own `null` as `{ value: null }`; `null` when it is not JSON or far too deep. */
export function parseJson(text: string): { readonly value: Json } | null {
  try {
    return { value: JSON.parse(text, revive as (name: string, value: unknown) => Json) };
  } catch {
    return null;
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isNumberText(value: Json | undefined): value is NumberText {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'number');
}

/** As Go writes it: safe inside HTML, a line break at the end. */
export function writeJson(value: unknown): string {
  const toEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value).replace(/[&<>\u2028\u2029]/g, toEscape)}\n`;
}

/** Innermost values come first. The third argument is younger than its type (tc39/proposal-json-parse-with-source). */
function revive(_name: string, value: unknown, { source }: { readonly source: string }): Json {
  if (typeof value === 'number') return { number: source };
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as Json;
  return new Map(Object.entries(value).map(([name, item]) => [wellFormed(name), item as Json]));
}

/** Half surrogates are no text; Go, and whoever writes UTF-8, has this in their place. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

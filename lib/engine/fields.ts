/**
 * Parameters of the Vault API, converted the way Vault does: weakly, every
 * field before any is judged, so that a text may be a number and a number a text.
 *
 * `FieldData` of github.com/hashicorp/vault/sdk/framework on top of mapstructure.
 */
import { parseDuration } from './duration';
import { isNumberText, type Json } from './json';

export type FieldType = 'bool' | 'int' | 'seconds' | 'string';

interface FieldValues {
  readonly bool: boolean;
  readonly int: number;
  readonly seconds: number;
  readonly string: string;
}

/** What an endpoint takes: each field's type and what it is when left out. */
export type Schema = Readonly<Record<string, { readonly type: FieldType; readonly missing: unknown }>>;
export type Values<S extends Schema> = { readonly [N in keyof S]: FieldValues[S[N]['type']] };

/** The values of all fields, or the error's text. `given` may hold names that the schema does not know. */
export function convertFields<S extends Schema>(
  schema: S,
  given: ReadonlyMap<string, Json>,
): { readonly values: Values<S> } | { readonly error: string } {
  const values: Record<string, unknown> = {};
  for (const name in schema) values[name] = schema[name]?.missing;
  for (const [name, raw] of given) {
    const field = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (field === undefined) continue;
    const result = CONVERTERS[field.type](raw);
    if ('wrong' in result) {
      return { error: `Field validation failed: error converting input for field "${name}": ${result.wrong}` };
    }
    if (result.value !== undefined) values[name] = result.value;
  }
  return { values: values as Values<S> };
}

/** `undefined`: as if it had been left out. */
type Converted<T> = { readonly value: T | undefined } | { readonly wrong: string };

const CONVERTERS: { readonly [T in FieldType]: (raw: Json) => Converted<FieldValues[T]> } = {
  bool: toBool,
  int: toInt,
  seconds: toSeconds,
  string: toText,
};

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** Go's `strconv.ParseBool`; `null` for anything else. */
export function parseBool(text: string): boolean | null {
  if (TRUE.includes(text)) return true;
  return FALSE.includes(text) ? false : null;
}

function toBool(raw: Json): Converted<boolean> {
  if (raw === null || raw === '') return { value: false };
  if (typeof raw === 'boolean') return { value: raw };
  if (isNumberText(raw)) return { value: Number(raw.number) !== 0 };
  if (typeof raw !== 'string') return unconvertible('bool', raw);
  const value = parseBool(raw);
  return value === null ? { wrong: `'' cannot parse value as 'bool': strconv.ParseBool: invalid syntax` } : { value };
}

function toInt(raw: Json): Converted<number> {
  if (raw === null || raw === '') return { value: 0 };
  if (typeof raw === 'boolean') return { value: raw ? 1 : 0 };
  const text = isNumberText(raw) ? raw.number : raw;
  if (typeof text !== 'string') return unconvertible('int', text);
  const value = parseGoInt(text);
  return typeof value === 'string'
    ? { wrong: `'' cannot parse value as 'int': strconv.ParseInt: ${value}` }
    : { value };
}

function toSeconds(raw: Json): Converted<number> {
  if (raw === null) return { value: undefined };
  const text = isNumberText(raw) ? raw.number : raw;
  if (typeof text !== 'string') return { wrong: 'could not parse duration from input' };
  const result = parseDuration(text);
  if ('wrong' in result) return result;
  if (result.seconds < 0) return { wrong: `cannot provide negative value '${result.seconds}'` };
  return { value: result.seconds };
}

function toText(raw: Json): Converted<string> {
  if (raw === null) return { value: '' };
  if (typeof raw === 'boolean') return { value: raw ? '1' : '0' };
  if (isNumberText(raw)) return { value: raw.number };
  return typeof raw === 'string' ? { value: raw } : unconvertible('string', raw);
}

function unconvertible(type: string, raw: Json): { readonly wrong: string } {
  const got = Array.isArray(raw) ? '[]interface {}' : 'map[string]interface {}';
  return { wrong: `'' expected type '${type}', got unconvertible type '${got}'` };
}

/** Go's integer literals: decimal, `0x`, `0o`, `0b`, an octal's leading zero, `_` between digits. */
const INTEGER =
  /^([+-]?)(?:0[xX]_?([\da-fA-F](?:_?[\da-fA-F])*)|0[bB]_?([01](?:_?[01])*)|0[oO]?_?([0-7](?:_?[0-7])*)|(0|[1-9](?:_?\d)*))$/;

/** Go's `strconv.ParseInt(text, 0, 64)`; what is wrong with the text when there is no such number. */
function parseGoInt(text: string): number | string {
  const [, sign, hex, binary, octal, decimal] = INTEGER.exec(text) ?? [];
  const digits = hex ?? binary ?? octal ?? decimal;
  if (digits === undefined) return 'invalid syntax';
  const prefix = hex ? '0x' : binary ? '0b' : octal ? '0o' : '';
  const size = BigInt(prefix + digits.replaceAll('_', ''));
  const value = sign === '-' ? -size : size;
  // Beyond 2^53 the number is no longer exact, and no parameter comes near: it is out of range here or there.
  return BigInt.asIntN(64, value) === value ? Number(value) : 'value out of range';
}

/**
 * The rules of sites: what a person wants to be otherwise on one site than
 * everywhere else. What is read back, and what a page says of its own fields, is
 * checked here; what is not well formed is left out.
 */
import type { FieldMark, TaughtField } from '@/lib/detect/taught';

export interface SiteRule {
  /** The site's origin as `ruleOrigin` gives it. */
  readonly origin: string;
  /** No button in its pages. Popup, shortcut and menu fill as ever. */
  readonly isOff: boolean;
  /** The form is sent once it is filled. */
  readonly submits: boolean;
  /** The code goes into the field of the password, after it. */
  readonly joinsPassword: boolean;
  /** Fields that were pointed at, the last one last. */
  readonly taught: readonly TaughtField[];
}

export type SiteChange = Partial<Pick<SiteRule, 'isOff' | 'submits' | 'joinsPassword'>>;

/** More than anybody has; the one that was changed longest ago goes first. */
export const MAX_RULES = 1000;
export const MAX_TAUGHT = 8;
const MAX_NAMES = 6;
const MAX_TEXT = 60;
const MAX_PLACE = 2000;

/** The rule of a site without one. */
export function noRule(origin: string): SiteRule {
  return { origin, isOff: false, submits: false, joinsPassword: false, taught: [] };
}

export function isNoRule({ isOff, submits, joinsPassword, taught }: SiteRule): boolean {
  return !isOff && !submits && !joinsPassword && taught.length === 0;
}

/** The rule of `origin` among `rules`. */
export function ruleOf(rules: readonly SiteRule[], origin: string): SiteRule {
  return rules.find((rule) => rule.origin === origin) ?? noRule(origin);
}

/** `rules` with `rule` in place of its site's; the one changed last comes first. */
export function withRule(rules: readonly SiteRule[], rule: SiteRule): SiteRule[] {
  const others = rules.filter(({ origin }) => origin !== rule.origin);
  return isNoRule(rule) ? others : [rule, ...others].slice(0, MAX_RULES);
}

/** `rule` with one lesson more; what was said of the same field before is forgotten. */
export function withTaught(rule: SiteRule, lesson: TaughtField): SiteRule {
  const text = JSON.stringify(lesson.mark);
  const others = rule.taught.filter(({ mark }) => JSON.stringify(mark) !== text);
  return { ...rule, taught: [...others, lesson].slice(-MAX_TAUGHT) };
}

/** The rules in a stored value. */
export function parseRules(value: unknown): SiteRule[] {
  return Array.isArray(value) ? value.map(parseRule).filter((rule) => rule !== null) : [];
}

/** A mark as our own page script makes them, in the one order of its parts; `null` for anything else. */
export function parseMark(value: unknown): FieldMark | null {
  if (!isObject(value)) return null;
  const { names, type, autocomplete, label, action, place } = value;
  if (!Array.isArray(names) || names.length > MAX_NAMES || !names.every(isText)) return null;
  if (!isText(type) || !isText(autocomplete) || !isText(label) || !isText(action)) return null;
  if (!Number.isInteger(place) || (place as number) < 0 || (place as number) > MAX_PLACE) return null;
  return { names: [...names], type, autocomplete, label, action, place: place as number };
}

function parseRule(value: unknown): SiteRule | null {
  if (!isObject(value) || typeof value.origin !== 'string') return null;
  const taught = Array.isArray(value.taught) ? value.taught.map(parseTaught).filter((one) => one !== null) : [];
  return {
    origin: value.origin,
    isOff: value.isOff === true,
    submits: value.submits === true,
    joinsPassword: value.joinsPassword === true,
    taught: taught.slice(-MAX_TAUGHT),
  };
}

function parseTaught(value: unknown): TaughtField | null {
  const mark = isObject(value) ? parseMark(value.mark) : null;
  return mark === null ? null : { isCode: (value as { isCode?: unknown }).isCode === true, mark };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT;
}

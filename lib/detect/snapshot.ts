/**
 * What detection knows of a page: plain data, so that every rule can be tested
 * without a browser and a verdict can be explained afterwards.
 *
 * Nothing a person typed is in here: a snapshot never holds a field's value.
 * Fields that cannot take a code (`mayTakeCode`) are there without their texts.
 */

/** In CSS pixels, relative to the viewport. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface FieldSnapshot {
  /** `input.type` as the browser understands it; `textarea`, or `box` for a small editable element of another kind. */
  readonly type: string;
  /** The autofill tokens, lower case. */
  readonly autocomplete: string;
  /** Name, id and test ids as written, one after the other. */
  readonly names: string;
  readonly classes: string;
  /** Everything tied to the field by markup: labels, `aria-label`, `aria-labelledby`, title, a host's `label`. */
  readonly label: string;
  readonly placeholder: string;
  /** `aria-describedby`. */
  readonly hint: string;
  /** Text that stands before the field, up to the field or button before it. */
  readonly before: string;
  /** Text that stands after it inside an element that is the field's own. */
  readonly after: string;
  readonly inputMode: string;
  readonly pattern: string;
  /** `null` where the page sets no limit. */
  readonly maxLength: number | null;
  readonly rect: Rect;
  readonly visible: boolean;
  /** How many like boxes are drawn beside the field, which takes the characters that they show; 0 mostly. */
  readonly drawn: number;
  /** Neither read-only nor disabled. */
  readonly editable: boolean;
  /** Kept from screen readers and from the Tab key: a part of a component, not a field of its own. */
  readonly aside: boolean;
  /** Index into `PageSnapshot.forms`. */
  readonly form: number;
  /** Numbers that stand for the nearest ancestors, nearest first, out of shadow roots into their hosts. */
  readonly ancestors: readonly number[];
}

/** A `form`, a dialog, or else the smallest part of the page that holds the field and a button. */
export interface FormSnapshot {
  readonly text: string;
  readonly buttons: string;
  /** The path that a form is sent to, where somebody asks for it. */
  readonly action?: string;
}

export interface PageSnapshot {
  readonly title: string;
  readonly headings: string;
  /** Whether a picture of the shape of a QR code, or an `otpauth:` link, is on the page. */
  readonly qrCode: boolean;
  readonly forms: readonly FormSnapshot[];
  /** Every text-like field in tree order, shadow roots before the children of their hosts. */
  readonly fields: readonly FieldSnapshot[];
}

/** Autofill tokens that promise something else; `off` and nonsense promise nothing. */
const OTHER_TOKEN =
  /^(?:cc-|postal-code|tel|bday|email|country|organization|url|sex|language|webauthn|transaction-|photo|impp)|address|name$/;
/** Sites put it on fields for codes too, so that browsers leave them empty. */
export const PASSWORD_TOKEN = /-password\b/;
const TYPES: readonly string[] = ['text', 'tel', 'number', 'password', 'textarea', 'box'];

/** Whether a field of this kind can take a code at all. */
export function mayTakeCode({ type, autocomplete, visible, editable, aside }: FieldKind): boolean {
  if (!visible || !editable || aside || !TYPES.includes(type)) return false;
  if (autocomplete.includes('one-time-code')) return true;
  if (type === 'password' && PASSWORD_TOKEN.test(autocomplete)) return false;
  return !autocomplete.split(' ').some((token) => OTHER_TOKEN.test(token));
}

export type FieldKind = Pick<FieldSnapshot, 'type' | 'autocomplete' | 'visible' | 'editable' | 'aside'>;

/** The parts that our own pages are put together from. */

export interface OwnPage {
  readonly name: string;
  readonly html: string;
  /** The targets that must be found, each with the numbers of its fields, or with paths; empty for a look-alike. */
  readonly targets: readonly (readonly (number | string)[])[];
  /** The fields that must be told as taking a recovery code. */
  readonly recovery?: readonly number[];
  /** Whether the codes come by message. */
  readonly message?: boolean;
}

export const code = (name: string, html: string, ...targets: number[][]): OwnPage => ({
  name,
  html,
  targets: targets.length > 0 ? targets : [[0]],
});
export const other = (name: string, html: string): OwnPage => ({ name, html, targets: [] });
export const recovery = (name: string, html: string, field = 0): OwnPage => ({
  name,
  html,
  targets: [],
  recovery: [field],
});
export const sent = (name: string, html: string, field = 0): OwnPage => ({
  name,
  html,
  targets: [[field]],
  message: true,
});

export function titled(title: string, body: string): string {
  return `<title>${title}</title><body><h1>${title}</h1>${body}`;
}

export function form(fields: string, button: string): string {
  return `<form>${fields}<button>${button}</button></form>`;
}

/** The shape of most of them: one form under a heading that is the title as well. */
export function asking(title: string, inForm: string, button: string): string {
  return titled(title, form(inForm, button));
}

/** An input inside its label. */
export function labelled(label: string, attributes: string): string {
  return `<label>${label}<input ${attributes}></label>`;
}

/** An input beside a label that is tied to it by nothing but its place. */
export function field(label: string, attributes: string): string {
  return `<div><label>${label}</label><input ${attributes}></div>`;
}

/** Several of them, whose names say nothing. */
export function fields(...labels: string[]): string {
  return labels.map((label, n) => field(label, `name="f${n}"`)).join('');
}

/** A row of inputs that are drawn like boxes. */
export function boxRow(count: number, attributes = 'maxlength="1"'): string {
  return `<input ${attributes} style="width:40px;height:44px">`.repeat(count);
}

export const range = (count: number, from = 0): number[] => Array.from({ length: count }, (_, index) => from + index);

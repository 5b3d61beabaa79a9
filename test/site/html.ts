/**
 * HTML by tagged template: everything interpolated is escaped unless it was
 * made by this very tag, so that a hostile account name stays a name.
 */
const MARKUP = Symbol('markup');

/** A piece of finished, safe markup. */
export interface Html {
  readonly [MARKUP]: string;
}

type Part = Html | string | number | null | readonly Part[];

/** Text and attribute values (always quoted) may be interpolated; never tag names, scripts or styles. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = pieces.reduce((before, piece, index) => before + markupOf(parts[index - 1] ?? null) + piece);
  return { [MARKUP]: markup };
}

/** The characters to send. */
export function textOf(fragment: Html): string {
  return fragment[MARKUP];
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return isList(part) ? part.map(markupOf).join('') : part[MARKUP];
}

function isList(part: Html | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

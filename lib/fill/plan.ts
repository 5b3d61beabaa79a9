/** What to write where: target + code → steps. Pure; `lib/page/write.ts` carries them out. */
import type { FieldSnapshot } from '@/lib/detect/snapshot';

export type FillField = Pick<FieldSnapshot, 'type' | 'maxLength'>;

/** Write `text` into the field at index `field` of the target. */
export interface Step {
  readonly field: number;
  readonly text: string;
}

/** The steps that bring `code` into `fields`, in the order of typing; `null` where it does not fit. */
export function planFill(fields: readonly FillField[], code: string): Step[] | null {
  if (code === '' || fields.some((field) => field.type === 'number' && !/^\d+$/.test(code))) return null;
  const [first] = fields;
  if (first === undefined) return null;
  if (fields.length === 1) return takes(first, code.length) ? [{ field: 0, text: code }] : null;
  // One character a box, whatever limit the page sets: the first box often has room for a pasted code.
  if (fields.length === code.length) return Array.from(code, (text, field) => ({ field, text }));
  return planByRoom(fields, code);
}

function takes(field: FillField, length: number): boolean {
  return field.maxLength === null || field.maxLength >= length;
}

/** Boxes of several characters, when together they have room for exactly this code. */
function planByRoom(fields: readonly FillField[], code: string): Step[] | null {
  const steps: Step[] = [];
  let from = 0;
  for (const [field, { maxLength }] of fields.entries()) {
    if (maxLength === null) return null;
    steps.push({ field, text: code.slice(from, from + maxLength) });
    from += maxLength;
  }
  return from === code.length ? steps : null;
}

/** What takes a code, behind one face: inputs, text areas, and editable boxes that are neither. */
import type { FillField } from '@/lib/fill/plan';

type Input = HTMLInputElement | HTMLTextAreaElement;

function isInput(field: HTMLElement): field is Input {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
}

/** What the field holds, with whatever a mask draws between. */
export function readValue(field: HTMLElement): string {
  return isInput(field) ? field.value : (field.textContent ?? '');
}

/** By the browser's own setter, which a page cannot have replaced in this world. */
export function setValue(field: HTMLElement, text: string): void {
  if (isInput(field)) field.value = text;
  else field.textContent = text;
}

/** Selects all that it holds, so that whatever is typed next replaces it. */
export function selectAll(field: HTMLElement): void {
  if (isInput(field)) field.select();
  else getSelection()?.selectAllChildren(field);
}

export function limitsOf(field: HTMLElement): FillField {
  if (!isInput(field)) return { type: 'text', maxLength: null };
  return { type: field.type, maxLength: field.maxLength < 0 ? null : field.maxLength };
}

export function isWritable(field: HTMLElement): boolean {
  if (!field.isConnected) return false;
  return isInput(field) ? !field.readOnly && !field.matches(':disabled') : field.isContentEditable;
}

/** The form that the field is sent with. */
export function formOf(field: HTMLElement): HTMLFormElement | null {
  return isInput(field) ? field.form : null;
}

/** Without what a mask draws between the characters. */
export function bare(value: string): string {
  return value.replace(/[^0-9A-Za-z]/g, '');
}

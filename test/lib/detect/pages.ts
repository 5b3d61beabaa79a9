/** Snapshots for the tests, from the few things that matter in each. */
import type { FieldSnapshot, PageSnapshot } from '@/lib/detect/snapshot';

const FIELD: FieldSnapshot = {
  type: 'text',
  autocomplete: '',
  names: '',
  classes: '',
  label: '',
  placeholder: '',
  hint: '',
  before: '',
  after: '',
  inputMode: '',
  pattern: '',
  maxLength: null,
  rect: { left: 40, top: 200, width: 300, height: 40 },
  visible: true,
  drawn: 0,
  aside: false,
  editable: true,
  form: 0,
  ancestors: [0],
};

export function field(parts: Partial<FieldSnapshot> = {}): FieldSnapshot {
  return { ...FIELD, ...parts };
}

/** A row of `count` boxes, 48 pixels apart, each in an element of its own inside a common one. */
export function boxes(count: number, parts: Partial<FieldSnapshot> = {}): FieldSnapshot[] {
  return Array.from({ length: count }, (_, index) =>
    field({
      maxLength: 1,
      rect: { left: 40 + index * 48, top: 200, width: 40, height: 50 },
      ancestors: [100 + index, 0],
      ...parts,
    }),
  );
}

export function page(fields: readonly FieldSnapshot[], parts: Partial<PageSnapshot> = {}): PageSnapshot {
  return { title: '', headings: '', qrCode: false, forms: [{ text: '', buttons: '' }], fields, ...parts };
}

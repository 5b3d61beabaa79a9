/** Which fields a person may mean when they say what is one for codes. */
import { type FieldMark, markOf } from '@/lib/detect/taught';
import type { Pointed, Pointing } from '@/lib/messages/from-page';
import { foundAt } from './answers';
import type { Scanner } from './scan';
import { takeSnapshot } from './snapshot';
import { focusedElement } from './tree';
import { touchedAgo, touchedBefore } from './world';

const MAX_LABEL = 80;

/** The field that would be filled now, and the one that was touched last, with what tells them from others. */
export function pointAt(scanner: Scanner): Pointing {
  const targets = scanner.targets();
  const { page, elements } = takeSnapshot(document, true);
  const pointed = (field: Element | null | undefined): Pointed | null => {
    const index = elements.indexOf(field as HTMLElement);
    if (index < 0) return null;
    const { label, placeholder, before } = page.fields[index] as (typeof page.fields)[number];
    const mark: FieldMark = markOf(page, index);
    const isTarget = foundAt(targets, elements[index] as Element)?.verdict.purpose === 'code';
    return { label: (label || placeholder || before).trim().slice(0, MAX_LABEL), isTarget, mark };
  };
  const focused = focusedElement(document);
  const target = foundAt(targets, focused) ?? targets[0];
  return {
    found: pointed(target?.fields[0]),
    touched: pointed(touchedBefore()),
    touchedAgo: touchedAgo(),
    isElsewhere: focused instanceof HTMLIFrameElement && focused.contentDocument === null,
  };
}

/** What the background may ask of this document. */
import type { Handlers } from '@/lib/messages/channel';
import type { FillOutcome, ToPage } from '@/lib/messages/from-page';
import { leadsAstray } from './form-action';
import type { Found, Scanner } from './scan';
import type { Fields, Targets } from './targets';
import { focusedElement, isFrameFocused, isSameOriginToTop } from './tree';
import { isInView, isPlainlyVisible } from './visible';
import { isRoomFor, writeCode } from './write';

export function pageAnswers(scanner: Scanner, targets: Targets): Handlers<ToPage, null> {
  return {
    findTarget() {
      // The frame's address, which the background knows, does not tell that a frame is sandboxed.
      if (!isSameOriginToTop(window)) return null;
      const found = scanner.targets();
      const focused = isFrameFocused(window) ? foundAt(found, focusedElement(document)) : undefined;
      const chosen = focused ?? found[0];
      return chosen === undefined
        ? null
        : { targetId: targets.remember(chosen.fields), focused: focused !== undefined };
    },
    canFill({ targetId, length }): FillOutcome {
      const fields = targets.recall(String(targetId));
      const fitness = judge(fields);
      if (fields === null || fitness !== 'filled') return fitness;
      return isRoomFor(fields, Number(length)) ? 'filled' : 'refused';
    },
    async fill({ targetId, code }): Promise<FillOutcome> {
      const fields = targets.recall(String(targetId));
      const fitness = judge(fields);
      return fields === null || fitness !== 'filled' ? fitness : writeCode(fields, String(code));
    },
  };
}

/** Whether the fields are still there, in plain sight, and send what is written into them to a fit place. */
function judge(fields: Fields | null): FillOutcome {
  const first = fields?.[0];
  if (fields === null || first === undefined || !first.isConnected) return 'gone';
  // Asked for by the popup or a shortcut, the field may be scrolled away: a person should see what is written.
  if (!isInView(first)) first.scrollIntoView({ block: 'center', behavior: 'instant' });
  return fields.every(isPlainlyVisible) && !leadsAstray(first, location) ? 'filled' : 'refused';
}

/** The target that `element` is a field of. */
export function foundAt(found: readonly Found[], element: Element | null): Found | undefined {
  return found.find(({ fields }) => fields.some((field) => field === element));
}

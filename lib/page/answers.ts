/** What the background may ask of this document. */
import type { Handlers } from '@/lib/messages/channel';
import type { FillOutcome, Fitness, ToPage } from '@/lib/messages/from-page';
import { formOf } from './field';
import { destinationsOf } from './form-action';
import type { Found, Scanner } from './scan';
import type { Fields, Targets } from './targets';
import { focusedElement, isFrameFocused, isSameOriginToTop } from './tree';
import { isInView, isPlainlyVisible, seenOf } from './visible';
import { leaveFilled } from './world';
import { isRoomFor, wipeParts, writeCode } from './write';

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
    canFill({ targetId, length }): Fitness {
      const fields = targets.recall(String(targetId));
      const { outcome, elsewhere } = judge(fields);
      if (fields === null || outcome !== 'filled') return { outcome, elsewhere };
      return { outcome: isRoomFor(fields, Number(length)) ? 'filled' : 'refused', elsewhere };
    },
    async fill({ targetId, code, allowed }): Promise<FillOutcome> {
      const fields = targets.recall(String(targetId));
      // Asked again: the page had its turn while the code was made.
      const { outcome, elsewhere } = judge(fields);
      if (fields === null || outcome !== 'filled') return outcome;
      if (!elsewhere.every((origin) => allowed.includes(origin))) return 'refused';
      leaveFilled(fields);
      const written = await writeCode(fields, String(code));
      // A page that draws its boxes anew may have taken what was typed over into the new ones.
      if (written === 'gone') for (const found of scanner.targets()) wipeParts(found.fields, String(code));
      return written;
    },
  };
}

/** Whether the fields are still there, in plain sight, and send what is written into them to a fit place. */
function judge(fields: Fields | null): Fitness {
  const first = fields?.[0];
  if (fields === null || first === undefined || !first.isConnected) return { outcome: 'gone', elsewhere: [] };
  // Asked for by the popup or a shortcut, the field may be scrolled away: a person should see what is written.
  const seen = seenOf(first);
  if (!isInView(seen)) seen.scrollIntoView({ block: 'center', behavior: 'instant' });
  // Boxes of one code may be tied to forms that differ.
  const { fit, elsewhere } = destinationsOf([...new Set(fields.map(formOf))], window);
  return { outcome: fit && fields.every(isPlainlyVisible) ? 'filled' : 'refused', elsewhere };
}

/** The target that `element` is a field of. */
export function foundAt(found: readonly Found[], element: Element | null): Found | undefined {
  return found.find(({ fields }) => fields.some((field) => field === element));
}

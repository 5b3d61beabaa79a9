/** What the background may ask of this document. */
import { TAUGHT_SCORE } from '@/lib/detect/taught';
import type { Handlers } from '@/lib/messages/channel';
import type { FillOutcome, Fitness, Refusal, ToPage } from '@/lib/messages/from-page';
import { formOf, readValue } from './field';
import { destinationsOf } from './form-action';
import { joinCode, mayJoin } from './join';
import { ANSWER_MS, watchKept } from './kept';
import { pointAt } from './point';
import type { Rules } from './rules';
import type { Found, Scanner } from './scan';
import { sendFilled, type Watch, watchSending } from './submit';
import type { Fields, Purposed, Targets } from './targets';
import { focusedElement, isFrameFocused, isSameOriginToTop } from './tree';
import { isInView, isPlainlyVisible, seenOf } from './visible';
import { leaveFilled, touchedBefore } from './world';
import { isRoomFor, wipeParts, writeCode } from './write';

/** `lost`: a page took out what was filled, once the fill was told to have gone well. */
export function pageAnswers(
  scanner: Scanner,
  targets: Targets,
  rules: Rules,
  lost: (target: Purposed, why: Refusal) => void,
): Handlers<ToPage, null> {
  /** Where the code goes behind a password: the field that was shown, or the one password. */
  function joint(fields: Fields): HTMLElement | null {
    const [field] = fields;
    if (!rules.now().joinsPassword || fields.length > 1 || field === undefined) return null;
    return (foundAt(scanner.targets(), field)?.verdict.score ?? 0) >= TAUGHT_SCORE ? field : null;
  }

  async function write(fields: Fields, code: string, watch: Watch): Promise<FillOutcome> {
    const field = joint(fields);
    if (field !== null) return joinCode(field, code);
    const written = await writeCode(fields, code, watch);
    // A page that draws its boxes anew may have taken what was typed over into the new ones.
    if (written === 'gone') for (const found of scanner.targets()) wipeParts(found.fields, code);
    return written;
  }

  async function keep(target: Purposed, code: string, watch: Watch): Promise<void> {
    const why = await watchKept(target.fields, code, watch);
    if (why !== null) lost(target, why);
    else if (!target.fields.every((field) => field.isConnected)) await lookAnew(target, watch);
  }

  /** A page that draws empty fields anew, and asks nobody, has turned the code down without a word. */
  async function lookAnew({ purpose }: Purposed, watch: Watch): Promise<void> {
    await watch.leaving.settle(ANSWER_MS);
    if (watch.leaving.isLeaving() || watch.hasAsked() || watch.isBusy() || watch.isPressed()) return;
    const fields = scanner.targets().find(({ verdict }) => verdict.purpose === purpose)?.fields;
    if (fields?.every((field) => readValue(field) === '')) lost({ fields, purpose }, 'gone');
  }

  return {
    findTarget(args) {
      if (args.rules !== null) rules.tell(args.rules);
      // The frame's address, which the background knows, does not tell that a frame is sandboxed.
      if (!isSameOriginToTop(window)) return null;
      const found = scanner.targets().filter(({ verdict }) => verdict.purpose === (args.purpose ?? verdict.purpose));
      const focused = isFrameFocused(window) ? foundAt(found, focusedElement(document)) : undefined;
      const touched = args.isPointed ? touchedBefore() : null;
      const chosen = touched === null ? (focused ?? found[0]) : foundAt(found, touched);
      if (chosen === undefined) return null;
      const { fields, verdict } = chosen;
      const { purpose } = verdict;
      return { targetId: targets.remember({ fields, purpose }), focused: focused !== undefined, purpose };
    },
    canFill({ targetId, purpose, sample, rules: told }): Fitness {
      rules.tell(told);
      const fields = targets.recall(String(targetId), purpose);
      const { outcome, elsewhere } = judge(fields);
      if (fields === null || outcome !== 'filled') return { outcome, elsewhere };
      const field = joint(fields);
      if (field !== null) return { outcome: mayJoin(field, String(sample).length), elsewhere };
      return { outcome: isRoomFor(fields, String(sample)) ? 'filled' : 'refused', elsewhere };
    },
    async fill({ targetId, purpose, code, allowed, submits }): Promise<FillOutcome> {
      const fields = targets.recall(String(targetId), purpose);
      // Asked again: the page had its turn while the code was made.
      const { outcome, elsewhere } = judge(fields);
      if (fields === null || outcome !== 'filled') return outcome;
      if (!elsewhere.every((origin) => allowed.includes(origin))) return 'refused';
      leaveFilled(fields);
      const watch = watchSending(formOf(fields[0] as HTMLElement) ?? document.body, submits);
      const after: Promise<void>[] = [];
      try {
        const written = await write(fields, String(code), watch);
        if (written === 'filled') after.push(keep({ fields, purpose }, String(code), watch));
        if (written === 'filled' && submits) after.push(sendFilled({ fields, code: String(code), allowed }, watch));
        return written;
      } finally {
        // Not waited for: who asked to fill has what they asked for.
        void Promise.all(after).finally(() => watch.end());
      }
    },
    renewRules: () => rules.renew(),
    point(args) {
      rules.tell(args.rules);
      return isSameOriginToTop(window) ? pointAt(scanner) : null;
    },
  };
}

/** Whether the fields are still there, in plain sight, and send what is written into them to a fit place. */
function judge(fields: Fields | null): Fitness {
  const first = fields?.[0];
  if (fields === null || first === undefined || !first.isConnected) return { outcome: 'gone', elsewhere: [] };
  // Asked for by the popup or a shortcut, the field may be scrolled away, in the page or a part of it: a person should see what is written.
  const seen = seenOf(first);
  if (!isInView(seen) || !isPlainlyVisible(first)) seen.scrollIntoView({ block: 'center', behavior: 'instant' });
  // Boxes of one code may be tied to forms that differ.
  const { fit, elsewhere } = destinationsOf([...new Set(fields.map(formOf))], window);
  return { outcome: fit && fields.every(isPlainlyVisible) ? 'filled' : 'refused', elsewhere };
}

/** The target that `element` is a field of. */
export function foundAt(found: readonly Found[], element: Element | null): Found | undefined {
  return found.find(({ fields }) => fields.some((field) => field === element));
}

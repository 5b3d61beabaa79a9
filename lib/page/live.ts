/** The life of the page script in one document: answers the background, offers, asks for codes. */
import { failureCode } from '@/lib/failure/failure';
import { type Caller, dispatch, type Handlers, isRequest, type Response } from '@/lib/messages/channel';
import type { FromPage, Refusal, ToPage, WantFillAnswer } from '@/lib/messages/from-page';
import { pageAnswers } from './answers';
import { createFocusHint } from './focus-hint';
import { createOffer, type Offer } from './offer';
import { removeLeftOffers } from './offer-mount';
import { onRestored } from './restored';
import { whenRewritten } from './rewritten';
import { createRules } from './rules';
import { createScanner } from './scan';
import { isAwaited, type Summoner, summonOffer } from './summon';
import { createTargets, type Fields, type Purposed } from './targets';
import { focusedElement, isSameOriginToTop } from './tree';

/** The page is not to blame. */
type Failed = 'often' | 'failed';

/** How long it is told why a page did not take a code: time to read it, and to go there and copy. */
const TOLD_MS = 15_000;
/** A fill is nearly always done before a person could read that it is under way. */
const BUSY_MS = 300;

export interface Extension {
  call: Caller<FromPage>;
  /** `false` once this script's extension was updated or removed. */
  isAlive(): boolean;
  listen(answer: (message: unknown) => Promise<Response> | null): void;
}

export function livePage(extension: Extension): void {
  const targets = createTargets(() => performance.now());
  let retired = new AbortController();
  let offer: Offer | undefined;
  let summoner: Summoner | undefined;
  let refusal: Refusal | undefined;
  let telling = 0;
  const rules = createRules(
    () => extension.call('rules', {}),
    () => {
      scanner.forget();
      if (rules.now().isOff) offer?.hide();
    },
  );
  const scanner = createScanner(document, () => performance.now(), rules.now);
  const answers = pageAnswers(scanner, targets, rules, (target, why) => {
    if (!rules.now().isOff && offer?.show(target.fields, target.purpose)) tell(why);
  });
  extension.listen((message) => answer(answers, message));
  // A code goes to the tab's own origin only, so anywhere else an offer would be a promise not kept.
  if (!isSameOriginToTop(window)) return;

  const hint = createFocusHint({
    isAwaited: () => isAwaited({ scanner, rules }, () => hint()),
    tell: (isAwaited) => extension.isAlive() && extension.call('codeAwaited', { isAwaited }).catch(() => {}),
  });
  begin();
  whenRewritten(document, begin);

  function begin(): void {
    retired.abort();
    if (!extension.isAlive()) return;
    retired = new AbortController();
    retire(extension, retired);
    onRestored(rules.renew, retired);
    removeLeftOffers();
    offer = createOffer({ accepted, asked, copied, returned }, retired.signal);
    summoner = summonOffer({ offer, scanner, rules, hint }, retired.signal);
  }

  async function accepted(target: Purposed, plain: boolean): Promise<void> {
    if (!extension.isAlive()) {
      retired.abort();
      return;
    }
    summoner?.rest(target.fields);
    offer?.hold();
    const busy = setTimeout(() => offer?.setMood('busy'), BUSY_MS);
    const outcome = await ask(target, plain);
    clearTimeout(busy);
    if (outcome === 'filled' || outcome === 'elsewhere') return giveBack(target.fields);
    // A page may have taken the offer with the field: then the popup tells.
    if (!tell(outcome)) void copied(target);
  }

  /** Returns whether there is an offer to tell it. */
  function tell(why: Refusal | Failed): boolean {
    refusal = why === 'often' || why === 'failed' ? undefined : why;
    clearTimeout(telling);
    telling = window.setTimeout(() => offer?.isTelling() && offer.hide(), TOLD_MS);
    return offer?.setMood(why) === true;
  }

  async function ask(target: Purposed, plain: boolean, why?: Refusal): Promise<WantFillAnswer | Failed> {
    const args = { targetId: targets.remember(target), careful: !plain, purpose: target.purpose, refusal: why };
    return extension
      .call('wantFill', args)
      .catch((error) => (failureCode(error) === 'fill-too-often' ? 'often' : 'failed'));
  }

  function asked(fields: Fields): void {
    returned(fields, 'escape');
    if (extension.isAlive()) extension.call('wantRules', {}).catch(() => {});
  }

  /** To the popup, which has the code. */
  async function copied(target: Purposed): Promise<void> {
    const asking = ask(target, false, refusal);
    giveBack(target.fields);
    const outcome = await asking;
    if (outcome !== 'elsewhere' && outcome !== 'filled' && offer?.show(target.fields, target.purpose)) tell(outcome);
  }

  function returned(fields: Fields, why: 'escape' | 'onwards'): void {
    summoner?.rest(why === 'escape' ? fields : []);
    giveBack(fields);
  }

  /** The offer goes, and the focus back to where it came from. */
  function giveBack([field]: Fields): void {
    const hadFocus = offer?.owns(focusedElement(document));
    offer?.hide();
    if (hadFocus) field?.focus({ preventScroll: true });
  }
}

/** After an update the new script is here as well; the old one ends with the first thing that a person does. */
function retire(extension: Extension, retired: AbortController): void {
  const check = (): void => {
    if (!extension.isAlive()) retired.abort();
  };
  // Before those of the offer, which are then not called any more.
  for (const type of ['pointerdown', 'keydown', 'focusin']) {
    window.addEventListener(type, check, { capture: true, passive: true, signal: retired.signal });
  }
}

function answer(answers: Handlers<ToPage, null>, message: unknown): Promise<Response> | null {
  // What else of ours is in this frame hears the same messages; the lines around QR codes have their own.
  if (!isRequest(message) || !Object.hasOwn(answers, message.method)) return null;
  return dispatch<ToPage, null>(answers, message, null);
}

/** What a content script may ask. Every argument is checked: a page's process may lie about all of them. */
import type { OfferSetting } from '@/lib/browser/offer-setting';
import { attachPageScript, runInFrames, tabById } from '@/lib/browser/tabs';
import { Failure } from '@/lib/failure/failure';
import type { Handlers } from '@/lib/messages/channel';
import type { FromPage } from '@/lib/messages/from-page';
import type { Vault } from '@/lib/vault/vault';
import { mayOffer, type PageDocument } from './documents';
import { answerOffer, openFor } from './doors';
import type { FillContext } from './fill';
import { refusalCode } from './fill';
import { markTab } from './marks';
import type { Pace } from './pace';
import type { PagePace } from './page-pace';
import { isScriptNeeded, rulesToldTo } from './site-rules';

export function pageHandlers(
  context: FillContext,
  vault: Vault,
  offering: OfferSetting,
  pace: { readonly ask: PagePace; readonly fill: Pace },
  sent: (document: PageDocument, isSure: boolean) => Promise<void>,
): Handlers<FromPage, PageDocument> {
  return {
    attach: async (_args, document) => {
      // A page may have many frames with fields, but no script of ours asks without end.
      if (!(await pace.ask(document))) return;
      const { tabId, frameId } = document;
      await attachPageScript(tabId, [frameId]);
      // Where a code is asked for, one may be set up. Nobody waits for what it says, and it says it by itself.
      runInFrames(tabId, [frameId], '/qr-hint.js').catch(() => {});
    },
    enrolmentHint: async (args, document) => {
      if (await pace.ask(document)) await markTab(document.tabId, 'qr', args?.isThere === true);
    },
    codeAwaited: async (args, document) => {
      if (await pace.ask(document)) await markTab(document.tabId, 'code', args?.isAwaited === true);
    },
    rules: async (_args, document) => {
      if (!(await pace.ask(document))) throw new Failure('fill-too-often');
      const rules = await rulesToldTo(document.origin, vault, offering);
      // Gone meanwhile, or closed to every script: then nobody is left to be told.
      if (isScriptNeeded(rules)) await attachPageScript(document.tabId, [document.frameId]).catch(() => {});
      return rules;
    },
    wantRules: async (_args, document) => {
      if (!pace.fill.allows(document.tabId)) throw new Failure('fill-too-often');
      await expectInFront(context, document);
      await openFor(document.tabId, null, 'rules');
    },
    wantFill: async (args, document) => {
      const refusal = refusalCode(args?.refusal);
      // Who was turned down by the page can still go and copy, which fills nothing.
      const asker = refusal === null ? document.tabId : `${document.tabId} copies`;
      if (!pace.fill.allows(asker)) throw new Failure('fill-too-often');
      await expectInFront(context, document);
      const purpose = args?.purpose === 'recovery' ? 'recovery' : 'code';
      return answerOffer(context, vault, document, {
        targetId: targetId(args),
        careful: args?.careful !== false,
        purpose,
        refusal,
      });
    },
    // A page can send as often as it likes, and each time somebody writes it down.
    sent: async (args, document) => {
      if (await pace.ask(document)) await sent(document, args?.isSure === true);
    },
  };
}

/** Only where a person can have pressed something of ours does anything of ours open. */
async function expectInFront({ frames }: FillContext, document: PageDocument): Promise<void> {
  const [shown, tab] = await Promise.all([frames(document.tabId), tabById(document.tabId)]);
  if (tab?.isActive !== true || !mayOffer(shown, document)) throw new Failure('page-gone');
}

/** Target ids are ours and short; anything else did not come from our script. */
function targetId(args: unknown): string {
  const id = (args as { targetId?: unknown } | null)?.targetId;
  if (typeof id !== 'string' || !/^[\w-]{8,64}$/.test(id)) throw new Failure('field-missing');
  return id;
}

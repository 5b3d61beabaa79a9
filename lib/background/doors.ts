/**
 * The doors a person comes in by without our popup: the offer in the page, the
 * context menu, the keyboard shortcut. One linked account fills; several, none
 * or a locked vault open the extension's own window, which asks.
 */
import type { Account } from '@/lib/account/account';
import { openPopup, openWindow, type Tab, tabById } from '@/lib/browser/tabs';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import { mayFill } from '@/lib/match/origin';
import type { FieldPurpose, Refusal, WantFillAnswer } from '@/lib/messages/from-page';
import type { Ask } from '@/lib/messages/from-ui';
import type { Vault } from '@/lib/vault/vault';
import { createAsk, leaveForPopup } from './asks';
import { scanTab } from './capture';
import type { PageDocument } from './documents';
import { type FillContext, fillTab, fillTarget } from './fill';

const POPUP_SIZE = { width: 380, height: 620 };

/** The only account that fills on `origin`; `null` for none, several, or while locked. */
async function onlyAccount(vault: Vault, origin: string | null): Promise<Account | null> {
  if (origin === null || (await vault.state()) !== 'unlocked') return null;
  const linked = (await vault.accounts()).filter((account) => mayFill(account, origin));
  return linked.length === 1 ? (linked[0] ?? null) : null;
}

/** The person clicked the offer in `document`; `careful` where the page could not tell that the offer was in plain view. */
export async function answerOffer(
  context: FillContext,
  vault: Vault,
  document: PageDocument,
  {
    targetId,
    careful,
    purpose,
    refusal,
  }: {
    readonly targetId: string;
    readonly careful: boolean;
    readonly purpose: FieldPurpose;
    readonly refusal: FailureCode | null;
  },
): Promise<WantFillAnswer> {
  try {
    // Not tried again: the person wants to copy.
    if (refusal !== null) return await openFor(document.tabId, refusal);
    // A backup code is used up with it, so a person is asked first.
    if (purpose === 'recovery') return await openFor(document.tabId, 'field-spare');
    const account = careful ? null : await onlyAccount(vault, document.origin);
    if (account === null) return await openFor(document.tabId, null);
    await fillTarget(context, account.id, { document, targetId });
    return 'filled';
  } catch (error) {
    const code = failureCode(error);
    if (code === 'internal') throw error;
    if (REFUSED.has(code)) return REFUSED.get(code) ?? 'refused';
    // The offer went with its frame, so that nobody would be told there.
    const isFrame = document.frameId !== 0;
    if (code === 'page-gone') return isFrame ? openFor(document.tabId, 'field-gone') : 'gone';
    return openFor(document.tabId, code);
  }
}

/** What the offer tells by itself, beside the field. */
const REFUSED: ReadonlyMap<FailureCode, Refusal> = new Map([
  ['field-gone', 'gone'],
  ['field-cleared', 'cleared'],
  ['field-changed', 'changed'],
  ['field-refused', 'refused'],
]);

/** Shortcut and context menu: fills the tab, else opens our popup with the reason. */
async function fillByGesture(context: FillContext, vault: Vault, tab: Tab, frameId: number | null): Promise<void> {
  try {
    const ask = await createAsk(tab.id, { wantsFill: true, notice: null });
    const account = await onlyAccount(vault, ask.origin);
    if (account === null || ask.documentId === null) return void (await openFor(tab.id, null));
    await fillTab(context, account.id, tab.id, ask.documentId, { frameId });
  } catch (error) {
    await openFor(tab.id, failureCode(error));
  }
}

/** The context menu's and the keyboard's choices. What cannot be done is told in the popup, never swallowed. */
export async function runDoor(
  context: FillContext,
  vault: Vault,
  door: 'fill' | 'scan',
  tab: Tab,
  frameId: number | null,
): Promise<void> {
  if (door === 'fill') return fillByGesture(context, vault, tab, frameId);
  try {
    await scanTab(tab, frameId);
  } catch (error) {
    await openFor(tab.id, failureCode(error));
  }
}

/** Opens the toolbar popup for a tab; a window of its own where the browser will not. With `field-spare` it has an answer. */
export async function openFor(
  tabId: number,
  notice: FailureCode | null,
  about: NonNullable<Ask['about']> = 'fill',
): Promise<'elsewhere'> {
  const wantsSpare = notice === 'field-spare';
  const reason = { wantsFill: about === 'fill', wantsSpare, notice: wantsSpare ? null : notice, about };
  const ask = await createAsk(tabId, reason);
  await leaveForPopup(ask);
  const tab = await tabById(tabId);
  try {
    if (tab === null) throw new Error('the tab is gone');
    await openPopup(tab.windowId);
  } catch {
    await openWindow(`/popup.html#${ask.id}`, POPUP_SIZE);
  }
  return 'elsewhere';
}

/**
 * The popup: which screen is shown, and how one leads to another. Each screen
 * has its own model, made where the screen is wired; this one owns what they
 * share: the list, the codes on screen, the message at the foot.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { Announcement, Ask, FromUi, Listing, Opening } from '@/lib/messages/from-ui';
import type { Linking } from '@/lib/messages/links-from-ui';
import type { VaultNotice } from '@/lib/messages/loss-from-ui';
import { type AccountActions, createAccountActions } from './account-actions';
import { FIRST_ROWS } from './first-question';
import { createListModel, type ListModel, type Place } from './list-model';
import { createLiveCodes, type LiveCodes } from './live-codes';
import type { Doubt } from './question-model';
import { reportLocked } from './report-locked';
import { createToasts, type Toasts } from './toasts';

export type Screen =
  | { readonly name: 'opening' }
  | { readonly name: 'failed'; readonly code: FailureCode }
  | { readonly name: 'create' }
  | { readonly name: 'unlock' }
  /** There was a vault, and nothing of it opens. */
  | { readonly name: 'lost' }
  | { readonly name: 'erase' }
  | { readonly name: 'list'; readonly list: ListModel }
  | { readonly name: 'add' }
  | { readonly name: 'details'; readonly account: AccountSummary }
  | { readonly name: 'edit'; readonly account: AccountSummary }
  | { readonly name: 'reveal'; readonly account: AccountSummary }
  /** A site refused its codes. */
  | { readonly name: 'doubt'; readonly doubt: Doubt }
  /** How codes are filled on the asking page's site. */
  | { readonly name: 'site'; readonly askId: string; readonly origin: string }
  /** Use up one of the site's backup codes of this account? */
  | { readonly name: 'spare'; readonly account: AccountSummary }
  | { readonly name: 'spare-choice'; readonly accounts: readonly AccountSummary[] }
  /** Adding and deleting them. */
  | { readonly name: 'spare-codes'; readonly account: AccountSummary }
  /** May this account be filled on the asking page, which it is not linked to? */
  | { readonly name: 'link'; readonly account: AccountSummary }
  /** QR codes of the page, and which screen tells of them. */
  | { readonly name: 'found'; readonly from: Screen };

const SCREEN_OF = { missing: 'create', lost: 'lost', locked: 'unlock', unlocked: 'unlock' } as const;

export interface PopupContext {
  readonly call: Caller<FromUi>;
  readonly now: ReadonlySignal<number>;
  /** The ask in the window's address; `null` for the toolbar popup. */
  readonly askId: string | null;
  readonly writeClipboard: (text: string) => Promise<void>;
  readonly closeWindow: () => void;
  /** `part`: where in the settings; the first of them without it. */
  readonly openSettings: (part?: string) => Promise<void>;
}

export interface Popup {
  readonly screen: ReadonlySignal<Screen>;
  readonly ask: ReadonlySignal<Ask | null>;
  /** What became of the vault's copies, as far as there is something to tell. */
  readonly notice: ReadonlySignal<VaultNotice | null>;
  readonly now: ReadonlySignal<number>;
  readonly codes: LiveCodes;
  readonly toasts: Toasts;
  readonly actions: AccountActions;
  readonly call: Caller<FromUi>;
  start(opening: Promise<Opening>): Promise<void>;
  /** Asks again from the beginning: after creating, after unlocking. */
  reopen(): Promise<void>;
  go(screen: Screen): void;
  /** Back to the list, freshly asked for. */
  showList(): Promise<void>;
  /** Enter or a click on a line: fills where that is the point of the line, else copies. */
  pick(place: Place): Promise<void>;
  /** Fills here, whatever the line is otherwise for: at once where it is linked, else after asking. */
  use(place: Place): Promise<void>;
  fill(account: AccountSummary, link: Linking): Promise<void>;
  /** Closes the page that asked, and this window with it. */
  closePage(): Promise<void>;
  remove(account: AccountSummary): Promise<void>;
  restore(id: string): Promise<void>;
  /** Done: what the window was for has happened. */
  close(): void;
  /** Opens the scan window, with a picture of this page or for whatever the person chooses there. */
  scan(picture?: boolean): Promise<void>;
  /** In a tab; the window is left. */
  openSettings(part?: string): Promise<void>;
  lock(): Promise<void>;
  hear(announcement: Announcement): void;
}

export function createPopup(context: PopupContext): Popup {
  const screen = signal<Screen>({ name: 'opening' });
  const ask = signal<Ask | null>(null);
  const notice = signal<VaultNotice | null>(null);
  let list: ListModel | null = null;

  const forget = (): void => {
    list = null;
    codes.clear();
    toasts.dismiss();
    screen.value = { name: 'unlock' };
  };
  const call = reportLocked(context.call, forget);
  const codes = createLiveCodes(call, context.now);
  const toasts = createToasts();
  const actions = createAccountActions({ ...context, call, codes, toasts });

  const enter = (listing: Listing): void => {
    list = createListModel({ call, codes, ask: ask.value }, listing);
    screen.value = { name: 'list', list };
    if (ask.value?.wantsSpare === true) offerSpare(listing);
    if (ask.value?.about === 'rules') showRules(ask.value);
    // Relatives are looked for after the first paint: it takes the public-suffix list.
    if (listing.matches.length === 0 && ask.value?.origin != null) void list.refresh().catch(failed);
  };
  /** The page asks for a backup code: whose, and may it be used up? */
  const offerSpare = ({ matches }: Listing): void => {
    const accounts = matches.map(({ account }) => account).filter(({ spareCodes }) => spareCodes !== undefined);
    const [account] = accounts;
    if (account === undefined) actions.tell('field-spare');
    else screen.value = accounts.length === 1 ? { name: 'spare', account } : { name: 'spare-choice', accounts };
  };
  const showRules = ({ id, origin }: Ask): void => {
    if (origin !== null) screen.value = { name: 'site', askId: id, origin };
  };
  const failed = (error: unknown): void => {
    const code = failureCode(error);
    if (code !== 'vault-locked') screen.value = { name: 'failed', code };
  };
  const start = async (opening: Promise<Opening>): Promise<void> => {
    try {
      const { state, ask: asking, listing, notice: told } = await opening;
      ask.value = asking;
      notice.value = told;
      if (asking?.notice != null) actions.tell(asking.notice);
      if (listing !== null) enter(listing);
      else screen.value = { name: SCREEN_OF[state] };
    } catch (error) {
      failed(error);
    }
  };
  const showList = async (): Promise<void> => {
    if (list === null) return;
    screen.value = { name: 'list', list };
    await list.refresh().catch(failed);
  };
  const fill = async (account: AccountSummary, link: Linking): Promise<void> => {
    if (ask.value === null) return;
    const isFilled = await actions.fill(account.id, ask.value.id, link);
    const { value } = actions.filling;
    if (isFilled) context.closeWindow();
    else if (value.step === 'failed' && value.code === 'field-spare' && account.spareCodes !== undefined) {
      actions.forgetFailure();
      screen.value = { name: 'spare', account };
    } else if (screen.value.name !== 'list') await showList();
  };
  const use = async ({ group, row: { account } }: Place): Promise<void> => {
    if (ask.value?.origin == null) return;
    if (group === 'match') await fill(account, false);
    else screen.value = { name: 'link', account };
  };

  return {
    screen,
    ask,
    notice,
    now: context.now,
    codes,
    toasts,
    actions,
    call,
    start,
    reopen: () => start(call('open', { askId: context.askId ?? ask.value?.id ?? null, count: FIRST_ROWS })),
    go(next) {
      // An undo outlives the screen it was offered on; anything else was about what is left now.
      if (toasts.toast.value?.about !== 'removed') toasts.dismiss();
      screen.value = next;
    },
    showList,
    async pick(place) {
      if (place.group === 'other') await actions.copy(place.row.account);
      else await use(place);
    },
    use,
    fill,
    async closePage() {
      try {
        await call('closePage', { askId: ask.value?.id ?? '' });
        context.closeWindow();
      } catch (error) {
        toasts.show({ about: 'failure', code: failureCode(error) });
      }
    },
    async remove(account) {
      if (await actions.remove(account)) await showList();
    },
    async restore(id) {
      await actions.restore(id);
      await list?.refresh().catch(failed);
    },
    close: context.closeWindow,
    async scan(picture = true) {
      if (ask.value === null) return toasts.show({ about: 'failure', code: 'page-closed-to-us' });
      try {
        await call('scan', { askId: ask.value.id, picture });
        context.closeWindow();
      } catch (error) {
        toasts.show({ about: 'failure', code: failureCode(error) });
      }
    },
    async openSettings(part) {
      await context.openSettings(part);
      context.closeWindow();
    },
    async lock() {
      await call('lock', {});
      forget();
    },
    hear(announcement) {
      if (announcement.announce === 'locked') return forget();
      if (announcement.notice !== undefined) notice.value = announcement.notice;
      void list?.refresh().catch(failed);
    },
  };
}

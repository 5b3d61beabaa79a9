/**
 * Linking an account to the page that asks: what is known of its host, how far
 * the link shall go, and, where the host could be taken for another, whether the
 * person insists.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import { fillableOrigin } from '@/lib/match/origin';
import type { Caller } from '@/lib/messages/channel';
import type { Ask, FromUi } from '@/lib/messages/from-ui';
import type { Linking, LookAlikeView, SiteView } from '@/lib/messages/links-from-ui';

/** `doubted`: the host could be taken for another; `insisted`: the person said that it is meant all the same. */
export type LinkState =
  | { readonly step: 'looking' }
  | { readonly step: 'failed'; readonly code: FailureCode }
  | { readonly step: 'ready' | 'doubted' | 'insisted'; readonly site: SiteView };

export interface LinkModel {
  readonly state: ReadonlySignal<LinkState>;
  /** How far the link would go. */
  readonly reach: ReadonlySignal<Exclude<Linking, false>>;
  look(): Promise<void>;
  widen(isWhole: boolean): void;
  /** The person says that the page is what they want. */
  insist(): void;
}

export function createLinkModel(call: Caller<FromUi>, account: AccountSummary, ask: Ask | null): LinkModel {
  const state = signal<LinkState>({ step: 'looking' });
  const reach = signal<Exclude<Linking, false>>(true);
  const look = async (): Promise<LinkState> => {
    if (ask?.origin == null) return { step: 'failed', code: 'page-closed-to-us' };
    if (fillableOrigin(ask.origin, account.plainHttp) === null) return { step: 'failed', code: 'page-insecure' };
    const site = await call('site', { askId: ask.id });
    if (site === null) return { step: 'failed', code: 'page-closed-to-us' };
    const lookAlikes = ownFirst(site.lookAlikes, account);
    const isDoubtful = lookAlikes.length > 0 || site.isMixed;
    return { step: isDoubtful ? 'doubted' : 'ready', site: { ...site, lookAlikes } };
  };
  return {
    state,
    reach,
    async look() {
      // What is not known of the host is no reason to go on without it.
      state.value = await look().catch((error: unknown) => ({ step: 'failed', code: failureCode(error) }));
    },
    widen(isWhole) {
      reach.value = isWhole ? 'site' : true;
    },
    insist() {
      if (state.value.step === 'doubted') state.value = { step: 'insisted', site: state.value.site };
    },
  };
}

/** Hosts that this very account is linked to say the most. */
function ownFirst(lookAlikes: readonly LookAlikeView[], { links }: AccountSummary): readonly LookAlikeView[] {
  const isOwn = ({ origin }: LookAlikeView) => links.some((link) => link.origin === origin);
  return [...lookAlikes.filter(isOwn), ...lookAlikes.filter((one) => !isOwn(one))];
}

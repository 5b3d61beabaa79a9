/** Filling on the site that the popup was opened on: what holds there, and what the page's fields are. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { RuleView } from '@/lib/messages/sites-from-ui';
import type { SiteChange } from '@/lib/sites/rule';

export interface SiteModel {
  /** `null` while it is loading. */
  readonly view: ReadonlySignal<RuleView | null>;
  /** Why the last wish was not met; `null` when it was. */
  readonly refusal: ReadonlySignal<FailureCode | null>;
  load(): Promise<void>;
  change(change: SiteChange): Promise<void>;
  /** `true`: the field that was clicked last is for codes; `false`: the one that was found is not. Whether it was learned. */
  teach(isCode: boolean): Promise<boolean>;
  forgetTaught(): Promise<void>;
}

export function createSiteModel(call: Caller<FromUi>, askId: string): SiteModel {
  const view = signal<RuleView | null>(null);
  const refusal = signal<FailureCode | null>(null);

  async function take(answer: Promise<RuleView>): Promise<boolean> {
    try {
      view.value = await answer;
      refusal.value = null;
      return true;
    } catch (error) {
      // What was switched goes back to how it is.
      view.value = view.value === null ? null : { ...view.value };
      refusal.value = failureCode(error);
      return false;
    }
  }

  /** Asked again afterwards, so that the page is told as well. */
  async function write(change: (origin: string) => Promise<unknown>): Promise<void> {
    const origin = view.value?.rule.origin;
    if (origin === undefined) return;
    await take(change(origin).then(() => call('siteRule', { askId })));
  }

  return {
    view,
    refusal,
    load: () => take(call('siteRule', { askId })).then(() => {}),
    change: (change) => write((origin) => call('changeSite', { origin, change })),
    teach: (isCode) => take(call('teach', { askId, isCode })),
    forgetTaught: () => write((origin) => call('forgetTaught', { origin })),
  };
}

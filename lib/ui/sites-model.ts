/** Filling, in the settings: whether the button is shown in pages, and the sites with rules of their own. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { SitesView } from '@/lib/messages/sites-from-ui';
import type { SiteChange } from '@/lib/sites/rule';

export interface SitesModel {
  /** `null` while it is loading. */
  readonly view: ReadonlySignal<SitesView | null>;
  /** Why the last wish was not met; `null` when it was. */
  readonly refusal: ReadonlySignal<FailureCode | null>;
  load(): Promise<void>;
  setOffered(isOffered: boolean): Promise<void>;
  change(origin: string, change: SiteChange): Promise<void>;
  forgetTaught(origin: string): Promise<void>;
  forget(origin: string): Promise<void>;
}

export function createSitesModel(call: Caller<FromUi>): SitesModel {
  const view = signal<SitesView | null>(null);
  const refusal = signal<FailureCode | null>(null);

  /** `kept`: a site whose line stays, also when its rule says nothing any more, for who is still at it. */
  async function take(answer: Promise<SitesView>, kept: string | null = null): Promise<void> {
    const before = view.value;
    try {
      const { isOffered, rules } = await answer;
      view.value = { isOffered, rules: before === null ? rules : inOrderOf(before, withSite(rules, kept)) };
      refusal.value = null;
    } catch (error) {
      // What was switched goes back to how it is.
      view.value = before === null ? null : { ...before };
      refusal.value = failureCode(error);
    }
  }

  return {
    view,
    refusal,
    load: () => take(call('sites', {})),
    setOffered: (isOffered) => take(call('setOffered', { isOffered })),
    change: (origin, change) => take(call('changeSite', { origin, change }), origin),
    forgetTaught: (origin) => take(call('forgetTaught', { origin }), origin),
    forget: (origin) => take(call('forgetSite', { origin })),
  };
}

function withSite(rules: SitesView['rules'], origin: string | null): SitesView['rules'] {
  if (origin === null || rules.some((rule) => rule.origin === origin)) return rules;
  return [...rules, { origin, isOff: false, submits: false, joinsPassword: false, taught: [] }];
}

/** A line that is being changed stays where it is. */
function inOrderOf(before: SitesView, rules: SitesView['rules']): SitesView['rules'] {
  const places = new Map(before.rules.map(({ origin }, place) => [origin, place]));
  const placeOf = (origin: string): number => places.get(origin) ?? -1;
  return rules.toSorted((a, b) => placeOf(a.origin) - placeOf(b.origin));
}

/** Filling on one site and on all of them, as the popup and the settings show it. */
import { describe, expect, test } from 'vitest';
import type { SitesView } from '@/lib/messages/sites-from-ui';
import type { SiteRule } from '@/lib/sites/rule';
import { ruleText, taughtText } from '@/lib/ui/rule-text';
import { createSiteModel } from '@/lib/ui/site-model';
import { createSitesModel } from '@/lib/ui/sites-model';
import { answering, refuse } from './answers';

const A = 'https://a.example';
const B = 'https://b.example';
const rule = (origin: string, more: Partial<SiteRule> = {}): SiteRule => ({
  ...{ origin, isOff: false, submits: false, joinsPassword: false, taught: [] },
  ...more,
});
const mark = { names: [], type: 'text', autocomplete: '', label: '', action: '', place: 0 };

describe('the site of the popup', () => {
  const view = { rule: rule(A), isOffered: true, found: null, touched: null, isElsewhere: false };

  test('is asked again after a change, so that its page hears of it', async () => {
    const { call, told } = answering({ siteRule: () => view, changeSite: () => ({ isOffered: true, rules: [] }) });
    const model = createSiteModel(call, 'ask');
    await model.load();
    await model.change({ isOff: true });
    expect(told).toEqual([
      { method: 'siteRule', args: { askId: 'ask' } },
      { method: 'changeSite', args: { origin: A, change: { isOff: true } } },
      { method: 'siteRule', args: { askId: 'ask' } },
    ]);
  });

  test('says why something was not learned, and shows what still holds', async () => {
    const { call } = answering({ siteRule: () => view, teach: () => refuse('field-missing') });
    const model = createSiteModel(call, 'ask');
    await model.load();
    expect(await model.teach(true)).toBe(false);
    expect(model.refusal.value).toBe('field-missing');
    expect(model.view.value).toEqual(view);
  });
});

describe('the sites of the settings', () => {
  const start = (answers: readonly SitesView[]) => {
    const left = [...answers];
    const next = (): SitesView => left.shift() ?? refuse('storage-refused');
    return createSitesModel(answering({ sites: next, changeSite: next, forgetSite: next, setOffered: next }).call);
  };
  const origins = ({ view }: ReturnType<typeof createSitesModel>) => view.value?.rules.map(({ origin }) => origin);

  test('stay in their places while one is changed, though it was changed last', async () => {
    const model = start([
      { isOffered: true, rules: [rule(A, { isOff: true }), rule(B, { isOff: true })] },
      { isOffered: true, rules: [rule(B, { submits: true }), rule(A, { isOff: true })] },
    ]);
    await model.load();
    await model.change(B, { submits: true });
    expect(origins(model)).toEqual([A, B]);
  });

  test('keep the line whose rule says nothing any more, until it is removed', async () => {
    const model = start([
      { isOffered: true, rules: [rule(A, { isOff: true })] },
      { isOffered: true, rules: [] },
      { isOffered: true, rules: [] },
    ]);
    await model.load();
    await model.change(A, { isOff: false });
    expect(model.view.value?.rules).toEqual([rule(A)]);
    await model.forget(A);
    expect(model.view.value?.rules).toEqual([]);
  });

  test('say why nothing was changed', async () => {
    const model = start([{ isOffered: true, rules: [] }]);
    await model.load();
    await model.setOffered(false);
    expect(model.refusal.value).toBe('storage-refused');
    expect(model.view.value).toEqual({ isOffered: true, rules: [] });
  });
});

test.each<[Partial<SiteRule>, string]>([
  [{}, 'As everywhere'],
  [{ isOff: true }, 'No button'],
  [{ submits: true, joinsPassword: true }, 'Sends the form, code after the password'],
  [{ isOff: true, taught: [{ isCode: true, mark }] }, 'No button, 1 field you showed'],
])('%o is told as "%s"', (more, text) => {
  expect(ruleText(rule(A, more))).toBe(text);
});

test('fields are counted', () => {
  expect([1, 2].map(taughtText)).toEqual(['1 field you showed', '2 fields you showed']);
});

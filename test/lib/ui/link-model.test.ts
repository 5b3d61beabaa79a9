/** Linking an account to the page that asks, up to the button; what the button does is the popup's. */
import { expect, test } from 'vitest';
import type { AccountSummary } from '@/lib/account/account';
import type { Ask } from '@/lib/messages/from-ui';
import type { SiteView } from '@/lib/messages/links-from-ui';
import { createLinkModel } from '@/lib/ui/link-model';
import { account, answering, refuse, SITE } from './answers';

function linkOf(
  site: SiteView | null | (() => never),
  { origin = 'https://example.com' as string | null, who = account('a') as AccountSummary } = {},
) {
  const ask: Ask = { id: 'ask', origin, wantsFill: true, notice: null };
  const { call, told } = answering({ site: typeof site === 'function' ? site : () => site });
  return { model: createLinkModel(call, who, ask), told };
}

test('a host like no other is ready, for itself alone until somebody widens the link', async () => {
  const { model } = linkOf(SITE);
  expect(model.state.value).toEqual({ step: 'looking' });
  await model.look();
  expect(model.state.value).toEqual({ step: 'ready', site: SITE });
  expect(model.reach.value).toBe(true);
  model.widen(true);
  expect(model.reach.value).toBe('site');
  model.widen(false);
  expect(model.reach.value).toBe(true);
});

test('a host that could be taken for another is doubted until the person insists', async () => {
  const other = { origin: 'https://example.net', likeness: 'ending' } as const;
  const own = { origin: 'https://examp1e.com', likeness: 'letters' } as const;
  const who = account('a', { links: [{ origin: own.origin }] });
  const { model } = linkOf({ ...SITE, lookAlikes: [other, own] }, { who });
  await model.look();
  expect(model.state.value).toEqual({ step: 'doubted', site: { ...SITE, lookAlikes: [own, other] } });
  model.insist();
  expect(model.state.value).toMatchObject({ step: 'insisted' });
});

test('so is one in letters of several alphabets', async () => {
  const { model } = linkOf({ ...SITE, isMixed: true });
  await model.look();
  expect(model.state.value).toMatchObject({ step: 'doubted' });
});

test('nothing to insist on before anything is known', () => {
  const { model } = linkOf(SITE);
  model.insist();
  expect(model.state.value).toEqual({ step: 'looking' });
});

test('where nothing can be known of the host it does not go on', async () => {
  const { model } = linkOf(() => refuse('internal'));
  await model.look();
  expect(model.state.value).toEqual({ step: 'failed', code: 'internal' });
});

test.each([
  ['http://router.lan', 'page-insecure'],
  [null, 'page-closed-to-us'],
])('a page of %s is told apart without asking', async (origin, code) => {
  const { model, told } = linkOf(SITE, { origin });
  await model.look();
  expect(model.state.value).toEqual({ step: 'failed', code });
  expect(told).toEqual([]);
});

test('an account that may be filled without encryption can be linked there', async () => {
  const { model } = linkOf(SITE, { origin: 'http://router.lan', who: account('a', { plainHttp: true }) });
  await model.look();
  expect(model.state.value).toMatchObject({ step: 'ready' });
});

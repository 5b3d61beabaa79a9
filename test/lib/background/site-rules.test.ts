/** What pages and our own windows are told of rules, from a vault in memory. */
import { describe, expect, test } from 'vitest';
import { siteHandlers } from '@/lib/background/site-handlers';
import { isScriptNeeded, rulesToldTo } from '@/lib/background/site-rules';
import type { PageRules, Pointing } from '@/lib/messages/from-page';
import { createUnlocked } from '@/test/lib/vault/workers';

const A = 'https://a.example';
const MARK = { names: ['nick'], type: 'text', autocomplete: '', label: 'greeting', action: '', place: 1 };
const POINTING: Pointing = {
  found: null,
  touched: { label: 'Greeting', isTarget: false, mark: MARK },
  touchedAgo: 5,
  isElsewhere: false,
};

async function start(pointing: readonly Pointing[] = [POINTING]) {
  const { vault } = await createUnlocked();
  let isOffered = true;
  const offering = {
    read: async () => isOffered,
    write: async (next: boolean) => {
      isOffered = next;
    },
  };
  const told: PageRules[] = [];
  const renewed: string[] = [];
  const frames = [{ frameId: 0, parentFrameId: -1, documentId: 'top', url: `${A}/` }];
  const handlers = siteHandlers({
    vault,
    offering,
    renewRules: () => renewed.push('again'),
    findAsk: async (id) => ({
      ...{
        id,
        tabId: 1,
        documentId: id === 'left' ? 'gone' : 'top',
        origin: id === 'none' ? null : 'https://www.a.example',
      },
      ...{ wantsFill: false, notice: null, createdAt: 0 },
    }),
    context: { frames: async () => frames },
    page: {
      point: async (_tabId, _frames, rules) => {
        told.push(rules);
        return pointing;
      },
    },
  });
  const rulesOf = (origin: string) => rulesToldTo(origin, vault, offering);
  return { vault, handlers, told, renewed, rulesOf };
}

type Handlers = Awaited<ReturnType<typeof start>>['handlers'];
const call = <M extends keyof Handlers>(handlers: Handlers, method: M, args: Parameters<Handlers[M]>[0]) =>
  (handlers[method] as (args: unknown, asker: undefined) => Promise<Awaited<ReturnType<Handlers[M]>>>)(args, undefined);

describe('a page is told', () => {
  test('the rule of its own site and of no other', async () => {
    const { handlers, rulesOf } = await start();
    await call(handlers, 'changeSite', { origin: A, change: { isOff: true, submits: true } });
    await call(handlers, 'changeSite', { origin: 'https://b.example', change: { joinsPassword: true } });
    expect(await rulesOf(A)).toEqual({ isOff: true, joinsPassword: false, taught: [] });
    expect(await rulesOf('https://www.a.example')).toEqual({ isOff: true, joinsPassword: false, taught: [] });
    expect(await rulesOf('https://b.example')).toEqual({ isOff: false, joinsPassword: true, taught: [] });
    expect(await rulesOf('https://c.example')).toEqual({ isOff: false, joinsPassword: false, taught: [] });
    expect(await rulesOf('https://a.example:444')).toEqual({ isOff: false, joinsPassword: false, taught: [] });
  });

  test('nothing of it while the vault is locked, but whether there is a button at all', async () => {
    const { handlers, vault, rulesOf } = await start();
    await call(handlers, 'changeSite', { origin: A, change: { joinsPassword: true } });
    await vault.lock();
    expect(await rulesOf(A)).toEqual({ isOff: false, joinsPassword: false, taught: [] });
    await expect(call(handlers, 'setOffered', { isOffered: false })).rejects.toThrow('vault-locked');
  });

  test('that there is no button, where there is none anywhere', async () => {
    const { handlers, vault, rulesOf } = await start();
    expect((await call(handlers, 'setOffered', { isOffered: false })).isOffered).toBe(false);
    await vault.lock();
    expect((await rulesOf(A)).isOff).toBe(true);
  });
});

test('our script comes into a page for what was taught, and not for what is switched off', () => {
  const rules = { isOff: false, joinsPassword: false, taught: [] };
  const isCode = { isCode: true, mark: MARK };
  expect(isScriptNeeded(rules)).toBe(false);
  expect(isScriptNeeded({ ...rules, joinsPassword: true })).toBe(true);
  expect(isScriptNeeded({ ...rules, taught: [isCode] })).toBe(true);
  expect(isScriptNeeded({ ...rules, taught: [{ ...isCode, isCode: false }] })).toBe(false);
  expect(isScriptNeeded({ isOff: true, joinsPassword: true, taught: [isCode] })).toBe(false);
});

describe('teaching', () => {
  test('keeps the mark of the field that was touched last, in whichever frame, and tells the page', async () => {
    const earlier: Pointing = {
      ...POINTING,
      touched: { label: 'Other', isTarget: false, mark: { ...MARK, names: ['other'] } },
      touchedAgo: 900,
    };
    const { handlers, told } = await start([earlier, POINTING]);
    const view = await call(handlers, 'teach', { askId: 'ask', isCode: true });
    expect(view.rule).toMatchObject({ origin: A, taught: [{ isCode: true, mark: MARK }] });
    expect(told.map(({ taught }) => taught.length)).toEqual([0, 1]);
  });

  test('takes nothing from a page that is no mark of our script', async () => {
    const forged = { label: 'x', isTarget: false, mark: { ...MARK, label: 'x'.repeat(5_000) } };
    const { handlers } = await start([{ ...POINTING, touched: forged }]);
    await expect(call(handlers, 'teach', { askId: 'ask', isCode: true })).rejects.toThrow('field-missing');
    expect((await call(handlers, 'sites', {})).rules).toEqual([]);
  });

  test('needs a field, and the page that was asked about', async () => {
    const { handlers } = await start();
    await expect(call(handlers, 'teach', { askId: 'ask', isCode: false })).rejects.toThrow('field-missing');
    await expect(call(handlers, 'teach', { askId: 'left', isCode: true })).rejects.toThrow('page-gone');
    await expect(call(handlers, 'siteRule', { askId: 'none' })).rejects.toThrow('page-closed-to-us');
  });

  test('shows a label cut short, and what holds where the page cannot be asked', async () => {
    const long = { label: 'x'.repeat(500), isTarget: true, mark: MARK };
    const { handlers } = await start([{ ...POINTING, touched: long }]);
    expect((await call(handlers, 'siteRule', { askId: 'ask' })).touched).toEqual({
      label: 'x'.repeat(80),
      isTarget: true,
    });
    expect(await call(handlers, 'siteRule', { askId: 'left' })).toMatchObject({ found: null, touched: null });
  });
});

test('a rule is changed part by part, forgotten in part, and as a whole', async () => {
  const { handlers } = await start();
  await call(handlers, 'teach', { askId: 'ask', isCode: true });
  await call(handlers, 'changeSite', { origin: A, change: { submits: true } });
  const [rule] = (await call(handlers, 'changeSite', { origin: A, change: { isOff: true } })).rules;
  expect(rule).toMatchObject({ isOff: true, submits: true, joinsPassword: false, taught: [{ isCode: true }] });
  expect((await call(handlers, 'forgetTaught', { origin: A })).rules).toMatchObject([{ submits: true, taught: [] }]);
  expect((await call(handlers, 'forgetSite', { origin: A })).rules).toEqual([]);
});

/** What somebody gets who has taken over the process of a page, and our content script with it: nothing that a page would not get. */
import type { CDPSession, Frame, Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FromUi } from '@/lib/messages/from-ui';
import { ELSEWHERE, NORTHWIND, type SharedAccount } from '@/test/support/journey';
import { expectSilence } from '@/test/support/silence';
import { askForCode } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';

const journey = useJourney();
let account: SharedAccount;

beforeAll(async () => {
  account = await journey.share({ user: 'alice@example.com' });
});

describe('the process of a page, taken over', () => {
  const METHODS: readonly (keyof FromUi)[] = [
    ...(['open', 'create', 'unlock', 'lock', 'list', 'codes', 'makeCode', 'preview', 'add', 'edit'] as const),
    ...(['remove', 'restore', 'reveal', 'fill', 'takeCapture', 'scan'] as const),
  ];

  /** Runs in the world of our content script, which whoever has the process has too. */
  async function inOurWorld<T>(page: Page | Frame, expression: string): Promise<T> {
    const session = await journey.browser.context.newCDPSession(page);
    const contextId = await findOurWorld(session);
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    await session.detach();
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  }

  function findOurWorld(session: CDPSession): Promise<number> {
    return new Promise((resolve, reject) => {
      session.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin.includes(journey.browser.extensionId)) resolve(context.id);
      });
      session.send('Runtime.enable').catch(reject);
    });
  }

  test('may call nothing that our own pages may', async () => {
    const [page] = await askForCode(journey, account.user);
    const args = { askId: null, query: '', siteDomain: null, from: 0, count: 10, ids: [account.id], id: account.id };
    const calls = METHODS.map((method) => JSON.stringify({ method, args: { ...args, passphrase: 'x', given: {} } }));
    const ask = `Promise.all([${calls}].map((call) => chrome.runtime.sendMessage(call)))`;
    expect(await inOurWorld(page, ask)).toEqual(METHODS.map(() => ({ ok: false, code: 'internal' })));
    expect((await journey.ask('list', args)).total).toBeGreaterThan(0);
  });

  test('may not read what the extension stores', async () => {
    const [page] = await askForCode(journey, account.user);
    for (const area of ['session', 'local']) {
      const read = inOurWorld(page, `chrome.storage.${area}.get(null)`);
      await expect(read).rejects.toThrow(/Access to storage is not allowed|undefined/);
    }
  });

  test('on another site gets no code by asking for a fill without a person', async () => {
    const page = await journey.visit(ELSEWHERE, '/');
    const args = { targetId: 'a'.repeat(32), careful: false };
    const call = `chrome.runtime.sendMessage(${JSON.stringify({ method: 'wantFill', args })})`;
    expect(await inOurWorld(page, call)).toEqual({ ok: true, value: 'elsewhere' });
    await expectSilence(journey, page.getByLabel('Authentication code'));
  });

  test('of a frame of another site, or of a tab that nobody looks at, opens nothing of ours', async () => {
    const page = await journey.visit(NORTHWIND, '/rewards');
    const partner = page.frames().find((frame) => frame.url().includes(ELSEWHERE)) as Frame;
    const behind = await journey.visit(ELSEWHERE, '/');
    await page.bringToFront();
    const before = journey.browser.countViews('popup.html');
    for (const method of ['wantFill', 'wantRules']) {
      const args = { targetId: 'a'.repeat(32), careful: true };
      const call = `chrome.runtime.sendMessage(${JSON.stringify({ method, args })})`;
      expect(await inOurWorld(partner, call)).toEqual({ ok: false, code: 'page-gone' });
      expect(await inOurWorld(behind, call)).toEqual({ ok: false, code: 'page-gone' });
    }
    expect(journey.browser.countViews('popup.html')).toBe(before);
  });
});

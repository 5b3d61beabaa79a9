/** Several at once: two windows that write, and the computer that is locked in the middle of a write. */
import { execFile, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { addByText, PASSPHRASE, SCREENS } from '@/test/support/product';
import { openScreen, type Screen, whyNoHands } from '@/test/support/screen';
import { waitUntil } from '@/test/support/wait';
import { backupOf } from './backup-files';
import { addAccount, meet } from './faulty-vault';
import { readFollowed } from './stored-values';

describe('two windows', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await startWithVault();
  });
  afterAll(() => journey?.end());

  const openWindow = async (): Promise<PageView> => {
    const view = await journey.browser.openInTab('popup.html');
    await view.waitFor(SCREENS.list);
    return view;
  };
  const uriOf = (label: string, secret = 'JBSWY3DPEHPK3PXP') =>
    `otpauth://totp/Example:${label}?secret=${secret}&issuer=Example`;

  /** Sends all of it before any answer comes. */
  const addAll = (page: Page, labels: readonly string[]): Promise<unknown> =>
    page.evaluate(
      (messages) => Promise.all(messages.map((message) => chrome.runtime.sendMessage(message))),
      labels.map((label) => {
        const args = { given: { uri: uriOf(label) }, askId: null, operationId: `add ${label}` };
        return { method: 'add', args };
      }),
    );

  test('that save at once: everything is there once, and the second copy has it too', async () => {
    const [one, other] = [await openWindow(), await openWindow()];
    const labels = (name: string) => Array.from({ length: 20 }, (_, index) => `${name} ${index}`);
    await Promise.all([addAll(one.page, labels('a')), addAll(other.page, labels('b'))]);
    // And the same again, as a window does that got no answer.
    await Promise.all([addAll(one.page, labels('b')), addAll(other.page, labels('a'))]);
    const { labels: found } = await meet(journey.ask);
    expect(found).toEqual([...labels('a'), ...labels('b')].toSorted());
    expect((await readFollowed(one.page)).mirror.records).toHaveLength(40);
    await Promise.all([one.close(), other.close()]);
  });

  test('of which one deletes what the other is editing: the edit is refused, and nothing else changes', async () => {
    const { rows } = await journey.ask('list', { askId: null, query: 'a 0', siteDomain: null, from: 0, count: 1 });
    const account = rows[0]?.account;
    if (account === undefined) throw new Error('the account is not there');
    const { id, issuer, algorithm, digits, period, counter } = account;
    await journey.ask('remove', { id });
    const changes = { issuer, label: 'late', algorithm, digits, period, counter, links: [] };
    await expect(journey.ask('edit', { id, changes })).rejects.toThrow('account-missing');
    await journey.ask('restore', { id });
    expect((await meet(journey.ask)).labels).toHaveLength(40);
  });

  test('by hand, one after the other in each: both show both', async () => {
    const [one, other] = [await openWindow(), await openWindow()];
    await one.page.bringToFront();
    await addByText(one, uriOf('from-one', 'GEZDGNBVGY3TQOJQ'));
    await other.page.bringToFront();
    await addByText(other, uriOf('from-the-other', 'MFRGGZDFMZTWQ2LK'));
    for (const view of [one, other]) {
      await view.page.bringToFront();
      await view.fill(SCREENS.list, 'from');
      const text = await view.waitForText('from-the-other');
      expect(text).toContain('from-one');
    }
  });
});

const noHands = whyNoHands();
if (noHands !== null) console.log(noHands);
const hasXset = spawnSync('xset', ['-version']).error === undefined;
if (!hasXset) console.log('Skipped, because the lock of the computer needs xset.');

describe.skipIf(noHands !== null || !hasXset)('the computer is locked', () => {
  let screen: Screen;
  let journey: Journey;

  beforeAll(async () => {
    screen = await openScreen();
    journey = await startWithVault({ display: screen.display });
  });
  afterAll(async () => {
    await journey?.end();
    await screen?.close();
  });

  test('in the middle of a bulk import: it locks, and of the import all is there or nothing', async () => {
    await addAccount(journey.ask, 'before');
    const labels = Array.from({ length: 200 }, (_, index) => `in ${index}`);
    const file = await backupOf(labels);
    const args = { file, passphrase: PASSPHRASE, clashes: [], operationId: randomUUID() };
    const restoring = journey.ask('restoreBackup', args).catch(() => {});
    await promisify(execFile)('xset', ['s', 'activate'], { env: { ...process.env, DISPLAY: screen.display } });
    await waitUntil('the vault to lock', async () => {
      return (await journey.ask('open', { askId: null, count: 0 })).state === 'locked';
    });
    await restoring;
    const met = await meet(journey.ask);
    expect(met).toMatchObject({ first: 'locked', state: 'unlocked', notice: null });
    expect([1, 201]).toContain(met.labels.length);
    expect(met.labels).toContain('before');
  });
});

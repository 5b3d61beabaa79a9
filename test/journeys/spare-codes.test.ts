/**
 * A site's own backup codes, from pasting them to being let in with one. Covers:
 * what the person sees and types, that each is used once, also when clicked
 * twice or not taken by the page, and what never goes where. Not here: which
 * lists are understood, which `test/lib/spare` has a table of.
 */
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { NORTHWIND, openList, type SharedAccount } from '@/test/support/journey';
import { holdEnter, type PageView } from '@/test/support/page-view';
import {
  acceptOffer,
  awaitOffer,
  findOffer,
  PASSPHRASE,
  PLAIN_VIEW_TIME,
  SCREENS,
  unlockVault,
} from '@/test/support/product';
import { startLogin, waitUntilSignedIn } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { button } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
afterEach(() => journey.removeAccounts());

const CONFIRM = button('Use one and fill');

/** A tab in which the password was right, and the site asks for a backup code. */
async function askForBackupCode(user: string): Promise<Page> {
  const page = await journey.browser.newPage();
  await startLogin(page, journey.site.origin(NORTHWIND), user, 'single');
  await page.getByRole('link', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').waitFor();
  return page;
}

async function shareWithCodes(user: string, count = 8): Promise<SharedAccount> {
  const account = await journey.share({ user });
  const codes = account.backupCodes.slice(0, count);
  await journey.ask('saveSpareCodes', { id: account.id, codes, isReplacing: false });
  return account;
}

/** The offer pressed; leaves with the popup that asks. */
async function pressOffer(page: Page): Promise<PageView> {
  await acceptOffer(page, page.getByLabel('Backup code'));
  return journey.browser.nextView('popup.html');
}

const filledIn = (page: Page): Promise<string> => page.getByLabel('Backup code').inputValue();

async function waitForValue(page: Page): Promise<string> {
  return waitUntil('a filled backup code', async () => (await filledIn(page)) || false);
}

async function leftOf(id: string): Promise<unknown> {
  const { rows, matches } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 9 });
  return [...rows, ...matches].find(({ account }) => account.id === id)?.account.spareCodes;
}

test('they are pasted as the site shows them, and shown for the passphrase alone', async () => {
  const { user, backupCodes } = await journey.share({ user: 'paste@example.com' });
  const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/'));
  await popup.click(button(/^Details of/));
  await popup.click(button('Add backup codes…'));
  await popup.waitFor({ role: 'textbox', name: 'Paste the codes' });
  const list = ['Your backup codes', ...backupCodes.map((code, index) => `${index + 1}. ${code}`)].join('\n');
  await popup.page.evaluate((text) => {
    const area = document.querySelector('textarea') as HTMLTextAreaElement;
    area.focus();
    document.execCommand('insertText', false, text);
  }, list);
  await popup.waitForText('8 codes found');
  await popup.click(button('Save'));
  await popup.waitForText(/Backup codes\s+8 left/);
  await popup.click(button('Show the secret…'));
  await popup.fill({ role: 'textbox', name: 'Your passphrase' }, PASSPHRASE);
  await popup.click(button('Show it'));
  for (const code of backupCodes) await popup.waitForText(code);
  expect(user).toBe('paste@example.com');
});

test('a text without codes is kept, with a sentence that says what to do', async () => {
  await journey.share({ user: 'none@example.com' });
  const popup = await openList(journey.browser, await journey.visit(NORTHWIND, '/'));
  await popup.click(button(/^Details of/));
  await popup.click(button('Add backup codes…'));
  await popup.fill({ role: 'textbox', name: 'Paste the codes' }, 'these are no codes');
  await popup.click(button('Save'));
  await popup.waitForText('No backup codes were found in this text.');
  expect(await popup.value({ role: 'textbox', name: 'Paste the codes' })).toBe('these are no codes');
});

describe('a field that asks for a backup code', () => {
  test('is offered one, asks first, and the site lets in', async () => {
    const { id, user, backupCodes } = await shareWithCodes('offer@example.com');
    const page = await askForBackupCode(user);
    const popup = await pressOffer(page);
    await popup.waitForText(/8 left/);
    expect(await filledIn(page)).toBe('');
    expect(await popup.focused()).toBe('button: Use one and fill');
    await popup.click(CONFIRM);
    await popup.waitUntilClosed();
    expect(await waitForValue(page)).toBe(backupCodes[0]);
    expect(await leftOf(id)).toEqual({ left: 7, total: 8 });
    await page.getByRole('button', { name: 'Continue' }).click();
    await waitUntilSignedIn(page);
    expect(journey.site.logbook.at(-1)).toMatchObject({ page: 'backup', code: backupCodes[0], verdict: 'accepted' });
  });

  test('gets the same one again from the same page, another where that is chosen, and the next on a new page', async () => {
    const { id, user, backupCodes } = await shareWithCodes('again@example.com');
    const page = await askForBackupCode(user);
    const first = await pressOffer(page);
    await first.click(CONFIRM);
    await first.waitUntilClosed();
    await waitForValue(page);
    await page.getByLabel('Backup code').fill('');
    await journey.browser.killWorker();
    const second = await pressOffer(page);
    await second.click(button('Fill it again'));
    await second.waitUntilClosed();
    expect(await waitForValue(page)).toBe(backupCodes[0]);
    expect(await leftOf(id)).toEqual({ left: 7, total: 8 });
    const third = await pressOffer(page);
    await third.click(button('Use another'));
    await third.waitUntilClosed();
    await waitUntil('the second one', async () => (await filledIn(page)) === backupCodes[1]);
    await page.reload();
    const fourth = await pressOffer(page);
    await fourth.waitForText(/6 left/);
    await fourth.click(CONFIRM);
    await fourth.waitUntilClosed();
    expect(await waitForValue(page)).toBe(backupCodes[2]);
  });

  test('gets none by an Enter that is held', async () => {
    const { id, user, backupCodes } = await shareWithCodes('held@example.com');
    const page = await askForBackupCode(user);
    await page.getByLabel('Backup code').click();
    await awaitOffer(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const popup = await journey.browser.nextView('popup.html');
    await waitUntil('the button to have the focus', async () => (await popup.focused()) === 'button: Use one and fill');
    await holdEnter(popup);
    await pause(PLAIN_VIEW_TIME);
    expect(await filledIn(page)).toBe('');
    expect(await leftOf(id)).toEqual({ left: 8, total: 8 });
    await popup.press('Enter');
    await popup.waitUntilClosed();
    expect(await waitForValue(page)).toBe(backupCodes[0]);
  });

  test('that does not take it: it counts as used, and the person can copy it', async () => {
    const { id, user, backupCodes } = await shareWithCodes('refused@example.com');
    const page = await askForBackupCode(user);
    await page.evaluate(() => {
      const field = document.querySelector('input') as HTMLInputElement;
      field.addEventListener('input', () => {
        field.value = '';
      });
    });
    const popup = await pressOffer(page);
    await popup.click(CONFIRM);
    await popup.waitForText('This backup code counts as used');
    await popup.waitForText(backupCodes[0] ?? '');
    await popup.waitFor(button('Copy it'));
    expect(await leftOf(id)).toEqual({ left: 7, total: 8 });
  });

  test('with room for the code without its dash gets it so', async () => {
    const { user, backupCodes } = await shareWithCodes('short@example.com');
    const page = await askForBackupCode(user);
    await page.evaluate(() => document.querySelector('input')?.setAttribute('maxlength', '8'));
    const popup = await pressOffer(page);
    await popup.click(CONFIRM);
    await popup.waitUntilClosed();
    expect(await waitForValue(page)).toBe(backupCodes[0]?.replace('-', ''));
  });

  test('with room for none uses none up', async () => {
    const { id, user } = await shareWithCodes('narrow@example.com');
    const page = await askForBackupCode(user);
    await page.evaluate(() => document.querySelector('input')?.setAttribute('maxlength', '6'));
    const popup = await pressOffer(page);
    await popup.click(CONFIRM);
    await popup.waitForText('The page did not take the code.');
    expect(await leftOf(id)).toEqual({ left: 8, total: 8 });
  });

  test('the last one is said to be the last, and then there is none', async () => {
    const { user } = await shareWithCodes('last@example.com', 1);
    const page = await askForBackupCode(user);
    const popup = await pressOffer(page);
    await popup.waitForText('This is the last one.');
    await popup.click(CONFIRM);
    await popup.waitUntilClosed();
    await waitForValue(page);
    await page.reload();
    const next = await pressOffer(page);
    await next.waitForText('No backup code is left for this account.');
    expect(await next.isVisible(CONFIRM)).toBe(false);
  });

  test('two accounts of the site: the person says whose', async () => {
    await shareWithCodes('one@example.com');
    const { user, backupCodes } = await shareWithCodes('two@example.com');
    const page = await askForBackupCode(user);
    const popup = await pressOffer(page);
    await popup.waitForText('Of which account?');
    await popup.click("::-p-xpath(//li//button[contains(., 'two@example.com')])");
    await popup.click(CONFIRM);
    await popup.waitUntilClosed();
    expect(await waitForValue(page)).toBe(backupCodes[0]);
  });

  test('a locked vault is unlocked first, and then asks', async () => {
    const { user, backupCodes } = await shareWithCodes('locked@example.com');
    const page = await askForBackupCode(user);
    await journey.ask('lock', {});
    const popup = await pressOffer(page);
    await popup.waitFor(SCREENS.locked);
    await unlockVault(popup);
    await popup.click(CONFIRM);
    await popup.waitUntilClosed();
    expect(await waitForValue(page)).toBe(backupCodes[0]);
  });

  test('an account without any: a sentence says where to keep them, and no code is filled', async () => {
    const { user } = await journey.share({ user: 'without@example.com' });
    const page = await askForBackupCode(user);
    const popup = await pressOffer(page);
    await popup.waitForText('This field asks for a backup code, and none are kept');
    await popup.click(button('Fill'));
    await popup.waitForText('This field asks for a backup code');
    expect(await filledIn(page)).toBe('');
  });
});

describe('what belongs elsewhere', () => {
  test('Fill in the popup never puts a code into a field for backup codes: it asks about those', async () => {
    const { id, user } = await shareWithCodes('popup@example.com');
    const page = await askForBackupCode(user);
    const popup = await openList(journey.browser, page);
    await popup.click(button('Fill'));
    await popup.waitFor(CONFIRM);
    expect(await filledIn(page)).toBe('');
    expect(await leftOf(id)).toEqual({ left: 8, total: 8 });
  });

  test('a field for codes never gets a backup code', async () => {
    const { id, user } = await shareWithCodes('codes@example.com');
    const page = await journey.browser.newPage();
    const step = await startLogin(page, journey.site.origin(NORTHWIND), user, 'single');
    const popup = await openList(journey.browser, page);
    const { ask } = await journey.ask('open', { askId: null, count: 1 });
    await popup.close();
    const refused = journey.ask('fillSpare', { id, askId: ask?.id ?? '', another: false });
    await expect(refused).rejects.toThrow('field-missing');
    expect(await step.readCode()).toBe('');
    expect(await leftOf(id)).toEqual({ left: 8, total: 8 });
  });

  test('a page of another host of the site gets none', async () => {
    const { id, user } = await shareWithCodes('host@example.com');
    await journey.ask('edit', {
      id,
      changes: {
        ...{ issuer: 'Northwind', label: user, algorithm: 'SHA1', digits: 6, period: 30, counter: 0 },
        links: ['https://elsewhere.example'],
      },
    });
    const page = await askForBackupCode(user);
    const popup = await pressOffer(page);
    await popup.waitForText('This field asks for a backup code');
    expect(await popup.isVisible(CONFIRM)).toBe(false);
    const { ask } = await journey.ask('open', { askId: null, count: 1 });
    const refused = journey.ask('fillSpare', { id, askId: ask?.id ?? '', another: false });
    await expect(refused).rejects.toThrow('account-unlinked');
    expect(await leftOf(id)).toEqual({ left: 8, total: 8 });
    expect(await filledIn(page)).toBe('');
  });

  test('the button in the page goes with the field', async () => {
    const { user } = await shareWithCodes('button@example.com');
    const page = await askForBackupCode(user);
    await page.getByLabel('Backup code').click();
    await findOffer(page).waitFor({ state: 'visible' });
    await page.getByRole('heading', { name: 'Two-factor authentication' }).click();
    await findOffer(page).waitFor({ state: 'detached' });
  });
});

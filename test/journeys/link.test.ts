/**
 * Linking an account to a site that none is linked to yet, by the popup: any
 * account, those whose issuer suggests the site, and the brake before hosts that
 * look like linked ones. Names are real, their pages are handed to the browser
 * without any network.
 */
import { describe, expect, test } from 'vitest';
import { askingPage, linkAccount, openStage, type Stage, stolen, type Vault } from '@/test/support/hostile';
import { openList } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { acceptOffer } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { button } from '@/test/support/view';
import { waitUntil } from '@/test/support/wait';

const FIELD = 'input[name=otp]';

// Else no page of a name would ever be unencrypted.
const journey = useJourney({ flags: ['--disable-features=HttpsUpgrades'] });
const bank = useLinkedAccount(journey, ['https://landbank.com']);

function open(url: string): Promise<Stage> {
  return openStage(journey.browser, { [new URL(url).origin]: askingPage() }, url);
}

async function expectFilled({ page }: Stage, { codes }: Vault): Promise<void> {
  const value = await waitUntil('a filled code', async () => (await page.locator(FIELD).inputValue()) || null);
  expect(codes).toContain(value);
}

async function linksOf({ id }: Vault): Promise<unknown> {
  const { rows } = await journey.ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 100 });
  return rows.find(({ account }) => account.id === id)?.account.links;
}

/** From the list: the account that is found by `words` to the screen that asks, by the keyboard alone. */
async function chooseByKeyboard(popup: PageView, words: string): Promise<void> {
  await popup.type(words);
  await popup.waitForText('Found');
  await popup.press('Shift+Enter');
}

describe('on a site that no account is linked to', () => {
  test('any account is found, shown with both hosts, and filled and linked after that', async () => {
    const vault = await linkAccount(journey, [], 'Anywhere');
    const stage = await open('https://login.example.com/');
    const popup = await openList(journey.browser, stage.page);
    await chooseByKeyboard(popup, 'anywhere');
    const text = await popup.waitForText('Link and fill');
    expect(text).toMatch(/Use it on this site\?\s+This page\s+login\.example\.com\s+/);
    expect(text).toContain('Not linked to any site yet.');
    expect(await stolen(stage, vault.codes)).toEqual([]);
    await popup.press('Escape');
    await popup.waitForText('Found');
    expect(await linksOf(vault)).toEqual([]);
    await popup.click(button('Fill Anywhere here'));
    await popup.click(button('Link and fill'));
    await popup.waitUntilClosed();
    await expectFilled(stage, vault);
    expect(await linksOf(vault)).toEqual([{ origin: 'https://login.example.com' }]);
    await stage.page.locator(FIELD).fill('');
    await acceptOffer(stage.page, stage.page.locator(FIELD));
    await expectFilled(stage, vault);
    await journey.ask('remove', { id: vault.id });
  });

  test('Enter copies as ever', async () => {
    const stage = await open('https://login.example.com/');
    const popup = await openList(journey.browser, stage.page);
    await popup.type('bank');
    await popup.waitForText('Enter copies · Shift+Enter fills here');
    await popup.press('Enter');
    await popup.waitForText(/Copied/);
    expect(await stolen(stage, bank.codes)).toEqual([]);
  });

  test('one whose issuer names the site comes first, and asks before it fills', async () => {
    const vault = await linkAccount(journey, [], 'Umbrella');
    const stage = await open('https://login.umbrella.org/');
    const popup = await openList(journey.browser, stage.page);
    const text = await popup.waitForText('Maybe for this site');
    expect(text.indexOf('Umbrella')).toBeLessThan(text.indexOf('All accounts'));
    expect(text).toContain('Its name suggests this site.');
    expect(await popup.isVisible(button('Fill'))).toBe(false);
    await popup.click(button('Use it here'));
    await popup.click(button('Link and fill'));
    await popup.waitUntilClosed();
    await expectFilled(stage, vault);
    await journey.ask('remove', { id: vault.id });
  });

  test('a link for the whole site fills on its other hosts, and is narrowed again in the account', async () => {
    const vault = await linkAccount(journey, [], 'Wide');
    const stage = await open('https://login.example.org/');
    const popup = await openList(journey.browser, stage.page);
    await chooseByKeyboard(popup, 'wide');
    await popup.click({ role: 'radio', name: 'Every host of example.org' });
    await popup.click(button('Link and fill'));
    await popup.waitUntilClosed();
    await expectFilled(stage, vault);
    expect(await linksOf(vault)).toEqual([{ origin: 'https://login.example.org', site: 'example.org' }]);

    const sister = await open('https://shop.example.org/');
    await acceptOffer(sister.page, sister.page.locator(FIELD));
    await expectFilled(sister, vault);
    const list = await openList(journey.browser, sister.page);
    await list.click(button(/^Details of Wide/));
    await list.waitForText('all of example.org');
    await list.click(button('Edit'));
    await list.click({ role: 'checkbox', name: 'Every host of example.org' });
    await list.click(button('Save'));
    await list.waitForText('Added');
    expect(await linksOf(vault)).toEqual([{ origin: 'https://login.example.org' }]);
    await journey.ask('remove', { id: vault.id });
  });

  test.each(['https://alice.github.io/', 'https://192.0.2.1/'])('%s stands for itself alone', async (url) => {
    const stage = await open(url);
    const popup = await openList(journey.browser, stage.page);
    await chooseByKeyboard(popup, 'bank');
    await popup.waitForText('Link and fill');
    expect(await popup.text()).not.toContain('This host only');
  });
});

describe('a host that looks like a linked one', () => {
  test.each([
    ['https://lаndbank.com', 'lаndbank.com', 'Some of its letters only look the same.'],
    ['https://landbnak.com', 'landbnak.com', 'one letter off'],
    ['https://landbank.net', 'landbank.net', 'another ending'],
    ['https://landbank-login.com', 'landbank-login.com', 'only has that name in its own'],
    ['https://landbank.com.evil.test', 'landbank.com.evil.test', 'the end of the name tells'],
    ['https://landbank.evil.test', 'landbank.evil.test', 'the end of the name tells'],
  ])('%s is told from it at once, and fills by no single press', async (url, host, why) => {
    const other = await linkAccount(journey, [], 'Other');
    const stage = await open(url);
    const popup = await openList(journey.browser, stage.page);
    const warning = await popup.waitForText('If someone sent you here, close it.');
    expect(warning.replace(/\s+/g, ' ')).toContain(`This page is ${host}`);
    // Against the links of all accounts, whichever is chosen.
    await chooseByKeyboard(popup, 'other');
    const text = await popup.waitForText('A new site asks');
    expect(text.replace(/\s+/g, ' ')).toMatch(/ is not landbank\.com, which you use\./);
    expect(text).toContain(why);
    if (new URL(url).hostname !== host) expect(text).toContain(`Written out: ${new URL(url).hostname}`);
    expect(await popup.isVisible(button('Link and fill'))).toBe(false);
    expect(await popup.focused()).toBe('button: Close the page');
    await popup.press('Enter');
    await popup.waitUntilClosed();
    await waitUntil('the page to close', () => stage.page.isClosed());
    expect(await linksOf(other)).toEqual([]);
    await journey.ask('remove', { id: other.id });
  });

  test('is filled after a second, deliberate step, and never by pressing the same place twice', async () => {
    const stage = await open('https://landbank.org/');
    const popup = await openList(journey.browser, stage.page);
    await chooseByKeyboard(popup, 'bank');
    const mine = await popup.find(button('It is mine'));
    const box = await mine.boundingBox();
    await popup.page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10, { count: 2 });
    await popup.waitForText('Is it really yours?');
    await popup.press('Enter');
    expect(await stolen(stage, bank.codes)).toEqual([]);
    expect(await linksOf(bank)).toEqual([{ origin: 'https://landbank.com' }]);
    await waitUntil('the button to wake', () =>
      popup.page.evaluate(
        () => document.querySelector<HTMLButtonElement>('footer button:last-child')?.disabled === false,
      ),
    );
    await popup.click(button('Link and fill'));
    await popup.waitUntilClosed();
    await expectFilled(stage, bank);
    expect(await linksOf(bank)).toEqual([{ origin: 'https://landbank.com' }, { origin: 'https://landbank.org' }]);
  });

  test('by the keyboard each step starts at the safe button', async () => {
    const stage = await open('https://landbank.co.uk/');
    const popup = await openList(journey.browser, stage.page);
    await chooseByKeyboard(popup, 'bank');
    await popup.waitForText('A new site asks');
    await popup.press('Tab');
    expect(await popup.focused()).toBe('button: It is mine');
    await popup.press('Enter');
    await popup.waitForText('Is it really yours?');
    expect(await popup.focused()).toBe('button: Close the page');
    await popup.press('Escape');
    await popup.waitForText('Found');
    expect(await stolen(stage, bank.codes)).toEqual([]);
  });

  test('a name in letters of two alphabets is doubted whatever it looks like', async () => {
    const stage = await open('https://дaн.example.com/');
    const popup = await openList(journey.browser, stage.page);
    await chooseByKeyboard(popup, 'bank');
    await popup.waitForText('letters of several alphabets');
    expect(await popup.focused()).toBe('button: Close the page');
  });
});

test('a page without encryption is filled where the person allowed it for the account, and says what to do before', async () => {
  const vault = await linkAccount(journey, [], 'Router');
  const stage = await open('http://router.lan/');
  const popup = await openList(journey.browser, stage.page);
  await chooseByKeyboard(popup, 'router');
  expect(await popup.waitForText('This page is not encrypted')).toContain('Pages without encryption');
  expect(await popup.isVisible(button('Link and fill'))).toBe(false);
  await popup.press('Escape');
  await popup.waitForText('Found');
  await popup.click(button(/^Details of Router/));
  await popup.click(button('Edit'));
  await popup.click('summary ::-p-text(Pages without encryption)');
  await popup.click({ role: 'checkbox', name: 'Fill on linked http pages too' });
  await popup.click(button('Save'));
  await popup.waitForText('Added');
  await popup.click(button('Fill here'));
  await popup.waitForText('others may read along');
  await popup.click(button('Link and fill'));
  await popup.waitUntilClosed();
  await expectFilled(stage, vault);
  expect(await linksOf(vault)).toEqual([{ origin: 'http://router.lan' }]);
});

/**
 * The smoke journey in Firefox: make a vault, add an account, fill, be let in.
 * Everything else is shown in Chromium.
 */
import { generateSync } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firefox, launchFirefox } from '@/test/support/firefox';
import { FABRIKAM, NORTHWIND } from '@/test/support/journey';
import { FIREFOX_BUILD } from '@/test/support/places';
import { addByText, createVault, fillFromPopup, SCREENS } from '@/test/support/product';
import { describeFirefox } from '@/test/support/use-firefox';
import { pause, waitUntil } from '@/test/support/wait';
import { type Site, startSite } from '../site/server.ts';

describeFirefox('in Firefox', () => {
  let site: Site;
  let firefox: Firefox;

  beforeAll(async () => {
    site = await startSite();
    firefox = await launchFirefox({ extension: FIREFOX_BUILD });
  });

  afterAll(async () => {
    await firefox?.close();
    await site?.close();
  });

  test('a vault is made, an account is added, its code is filled in, and the site lets the person in', async () => {
    const { user, uri } = site.createAccount({ host: NORTHWIND, user: 'fox@example.com' });
    const page = await openCodeStep(NORTHWIND, user);
    const popup = await firefox.openPopup(page);
    await createVault(popup);
    await popup.waitFor(SCREENS.list);
    await addByText(popup, uri);
    // An account that is added over a page is linked to it, so the popup can fill it there.
    await popup.waitForText(/On this site/);
    await fillFromPopup(popup);
    const code = await waitUntil('the code', () =>
      page.$eval('#code', (field) => (field as HTMLInputElement).value || null),
    );
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('You are signed in');
    expect(site.logbook.at(-1)).toMatchObject({ account: user, code, verdict: 'accepted' });
  });

  test('the popup finds the QR code of an enrolment page and outlines it there while it is open', async () => {
    const page = await firefox.newPage(`${site.origin(NORTHWIND)}/enrol?as=svg`);
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    const lines = () => page.$$('div[popover=manual][aria-hidden=true]');
    const popup = await firefox.openPopup(page);
    await popup.waitForText('Found on this page');
    await waitUntil('the lines', async () => (await lines()).length === 1);
    await popup.close();
    await waitUntil('the lines to go', async () => (await lines()).length === 0);
    await page.close();
  });

  test('the button beside the field opens the popup, because Firefox cannot tell whether it is covered', async () => {
    const { user } = site.createAccount({ host: NORTHWIND, user: 'careful@example.com' });
    const page = await openCodeStep(NORTHWIND, user);
    await page.click('#code');
    const offer = await page.waitForSelector('div[popover="manual"]', { visible: true });
    await offer?.click();
    const popup = await firefox.nextPopup();
    expect(await popup.waitForText(/On this site/)).toContain('fox@example.com');
    expect(await page.$eval('#code', (field) => (field as HTMLInputElement).value)).toBe('');
    await popup.close();
  });

  test('a page of another site is offered nothing', async () => {
    const { user } = site.createAccount({ host: FABRIKAM, user: 'other@example.com' });
    const page = await openCodeStep(FABRIKAM, user);
    const popup = await firefox.openPopup(page);
    expect(await popup.waitForText('All accounts')).not.toMatch(/On this site/);
    await popup.close();
  });

  test('a key is issued by the engine, which loads late, and a code of it is good once', async () => {
    const view = await firefox.openInTab('options.html#issued');
    await view.fill('input[placeholder="ada@example.com"]', 'fox');
    const [, issuer, account] = await view.page.$$('form input');
    await issuer?.type('Northwind');
    await account?.type('fox@example.com');
    await view.click('button[type=submit]');
    const sheet = await view.waitForText('Scan it with an authenticator app');
    const secret = /Secret\s+((?:[A-Z2-7]{4}\s+){8})/.exec(sheet)?.[1]?.replace(/\s/g, '') ?? '';
    await view.click('button ::-p-text(I have handed it over)');
    await view.click('button ::-p-text(Check a code)');
    const left = 30_000 - (Date.now() % 30_000);
    if (left < 8_000) await pause(left + 50);
    const code = generateSync({ secret });
    await view.type(code);
    await view.press('Enter');
    await view.waitForText('Valid.');
    await view.type(code);
    await view.press('Enter');
    await view.waitForText('Already used.');
    await view.close();
  });

  async function openCodeStep(host: string, user: string) {
    const page = await firefox.newPage(`${site.origin(host)}/login/single`);
    await page.$eval(
      '#user',
      (field, name) => {
        (field as HTMLInputElement).value = name;
      },
      user,
    );
    await Promise.all([page.waitForNavigation(), page.click('form button')]);
    await page.waitForSelector('#code');
    return page;
  }
});

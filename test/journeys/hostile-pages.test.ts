/**
 * Where a page stands decides what it gets: hosts that look like the linked one,
 * frames in every disguise, forms that lead away, fields that nobody sees. Each
 * is tried by a click on the offer where one comes, and as the popup fills.
 */
import { describe, expect, test } from 'vitest';
import {
  askingPage,
  BANK,
  bringOffer,
  EVIL,
  fillInFront,
  linkAccount,
  middleOfOffer,
  openStage,
  type Pages,
  pressWhere,
  type Stage,
  stolen,
} from '@/test/support/hostile';
import { awaitOffer, findOffer } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause, waitUntil } from '@/test/support/wait';

const FIELD = 'input[name=otp]';
const ASKING = askingPage();

const LEADS_AWAY = askingPage('action="https://evil.test/collect"');
const SPLIT_BOXES = `<!doctype html><title>Two-factor authentication</title><h1>Two-factor authentication</h1>
<p>Enter the 6-digit code of your authenticator app</p><form id="f" action="https://evil.test/collect"></form>
<div>${Array.from({ length: 6 }, (_, box) => `<input name="otp" aria-label="Digit ${box + 1}" maxlength="1" inputmode="numeric" style="width:2em"${box === 0 ? '' : ' form="f"'}>`).join('')}</div>`;

const frame = (attributes: string): string =>
  `<!doctype html><title>Two-factor authentication</title><iframe width=500 height=300 ${attributes}></iframe>`;

// Else no page of a name would ever be unencrypted.
const journey = useJourney({ flags: ['--disable-features=HttpsUpgrades'] });
const bank = useLinkedAccount(journey, [BANK]);
const hosted = useLinkedAccount(
  journey,
  ['https://me.github.io', 'https://shop.example', 'https://pay.shop.example'],
  'Me',
);

async function expectNothing(stage: Stage): Promise<void> {
  expect(await stolen(stage, [...bank.codes, ...hosted.codes])).toEqual([]);
}

describe('a host that is not the linked one gets nothing', () => {
  test.each([
    ['the linked name at the front', 'https://bank.example.evil.test'],
    ['the linked name at the end', 'https://evilbank.example'],
    ['a host below the linked one', 'https://evil.bank.example'],
    ['another port', 'https://bank.example:8443'],
    ['no encryption', 'http://bank.example'],
    ['a Cyrillic letter', 'https://b\u0430nk.example'],
    ['a dash for a dot', 'https://bank-example.test'],
    ['another ending', 'https://bank.test'],
    ['the neighbour on a platform', 'https://evil.github.io'],
    ['the platform itself', 'https://github.io'],
    ['a name within the user part', 'https://bank.example@evil.test'],
  ])('%s: %s', async (_name, url) => {
    const { origin } = new URL(url);
    const stage = await openStage(journey.browser, { [origin]: ASKING }, url);
    await bringOffer(stage);
    await pressWhere(stage.page, await middleOfOffer(stage.page));
    const outcomes = [
      await fillInFront(journey, stage.page, bank.id),
      await fillInFront(journey, stage.page, hosted.id),
    ];
    expect(outcomes.filter((outcome) => !/^(?:account-unlinked|page-insecure)$/.test(outcome))).toEqual([]);
    await expectNothing(stage);
  });
});

describe('a frame that is not the page’s own all the way up gets nothing', () => {
  const INNER = `${BANK}/inner`;
  const srcdoc = ASKING.replaceAll('"', '&quot;');

  test.each<[name: string, pages: Pages, url: string]>([
    ['the linked page in a frame of a stranger', { [EVIL]: frame(`src="${BANK}/"`), [BANK]: ASKING }, EVIL],
    ['a stranger in a frame of the linked page', { [BANK]: frame(`src="${EVIL}/"`), [EVIL]: ASKING }, BANK],
    [
      'the linked page in a frame of a stranger in the linked page',
      { [`${BANK}/`]: frame(`src="${EVIL}/"`), [EVIL]: frame(`src="${INNER}"`), [INNER]: ASKING },
      `${BANK}/`,
    ],
    [
      'a sandboxed frame',
      { [`${BANK}/`]: frame(`sandbox="allow-scripts allow-forms" src="${INNER}"`), [INNER]: ASKING },
      `${BANK}/`,
    ],
    [
      'a sandboxed frame with its page in an attribute',
      { [BANK]: frame(`sandbox="allow-forms" srcdoc="${srcdoc}"`) },
      BANK,
    ],
    ['a data: frame', { [BANK]: frame(`src="data:text/html,${encodeURIComponent(ASKING)}"`) }, BANK],
    [
      'a blob: frame of a sandboxed page',
      {
        [BANK]: {
          html: `${frame('')}<script>document.querySelector('iframe').src = URL.createObjectURL(new Blob([${JSON.stringify(ASKING)}], { type: 'text/html' }))</script>`,
          headers: { 'content-security-policy': 'sandbox allow-scripts allow-forms' },
        },
      },
      BANK,
    ],
    [
      'an empty frame that a stranger’s frame writes',
      {
        [BANK]: frame(`src="${EVIL}/"`),
        [EVIL]: `${frame('')}<script>document.querySelector('iframe').contentDocument.write(${JSON.stringify(ASKING)});document.querySelector('iframe').contentDocument.close()</script>`,
      },
      BANK,
    ],
    [
      'a frame whose page sandboxes itself',
      {
        [`${BANK}/`]: frame(`src="${INNER}"`),
        [INNER]: { html: ASKING, headers: { 'content-security-policy': 'sandbox allow-forms' } },
      },
      `${BANK}/`,
    ],
  ])('%s', async (_name, pages, url) => {
    const stage = await openStage(journey.browser, pages, url);
    const { page } = stage;
    const within = await waitUntil('the frame with the field', async () => {
      for (const candidate of page.frames())
        if (
          (await candidate
            .locator(FIELD)
            .count()
            .catch(() => 0)) > 0
        )
          return candidate;
      return null;
    });
    await within.locator(FIELD).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pause(300);
    for (const each of page.frames()) expect(await each.locator('div[popover="manual"]').count()).toBe(0);
    expect(await fillInFront(journey, page, bank.id)).not.toBe('filled');
    await expectNothing(stage);
  });

  test('a frame that goes elsewhere when the code is on its way', async () => {
    const pages = { [`${BANK}/`]: frame(`src="${INNER}"`), [INNER]: ASKING, [EVIL]: ASKING };
    const stage = await openStage(journey.browser, pages, `${BANK}/`);
    const within = stage.page.frameLocator('iframe');
    await within.locator(FIELD).click();
    await findOffer(within).waitFor({ state: 'visible' });
    await stage.page.locator('iframe').evaluate((element) => {
      (element as HTMLIFrameElement).contentWindow?.addEventListener(
        'pointerdown',
        () => {
          (element as HTMLIFrameElement).src = 'https://evil.test/';
        },
        true,
      );
    });
    const offer = await awaitOffer(within);
    await offer.click();
    await pause(500);
    await expectNothing(stage);
  });
});

describe('a form that leads away gets nothing', () => {
  test.each([
    ['its action is another site', 'action="https://evil.test/collect"', '', 'form-elsewhere'],
    [
      'its button leads to another site',
      '',
      '<button formaction="https://evil.test/collect">Go</button>',
      'form-elsewhere',
    ],
    [
      'a button outside leads it to another site',
      'id="f"',
      '</form><button form="f" formaction="//evil.test/">Go</button>',
      'form-elsewhere',
    ],
    [
      'the base of all its links is another site',
      'action="/collect"',
      '<base href="https://evil.test/">',
      'form-elsewhere',
    ],
    ['it goes unencrypted', 'action="http://bank.example/collect"', '', 'field-refused'],
    ['it goes by mail', 'action="mailto:evil@evil.test"', '', 'field-refused'],
    [
      'a field of it hides where it leads',
      'action="https://evil.test/collect"',
      '<input type=hidden name=action><input type=hidden name=getAttribute>',
      'form-elsewhere',
    ],
  ])('%s', async (_name, form, inside, outcome) => {
    const stage = await openStage(journey.browser, { [BANK]: askingPage(form, inside) }, BANK);
    expect(await fillInFront(journey, stage.page, bank.id)).toBe(outcome);
    await expectNothing(stage);
  });

  test.each([
    ['it stands in a frame without an address', frame(`srcdoc="${LEADS_AWAY.replaceAll('"', '&quot;')}"`)],
    ['all boxes of a code but the first belong to it', SPLIT_BOXES],
  ])('%s', async (_name, html) => {
    const stage = await openStage(journey.browser, { [BANK]: html }, BANK);
    const inner = stage.page.frames().at(-1) ?? stage.page.mainFrame();
    await inner.locator('input').first().click();
    expect(await fillInFront(journey, stage.page, bank.id)).toBe('form-elsewhere');
    await expectNothing(stage);
  });

  test('its action is the neighbour on a platform', async () => {
    const url = 'https://me.github.io';
    const stage = await openStage(journey.browser, { [url]: askingPage('action="https://evil.github.io/"') }, url);
    expect(await fillInFront(journey, stage.page, hosted.id)).toBe('form-elsewhere');
    await expectNothing(stage);
  });

  test('unless it is a sister host under a registry’s suffix', async () => {
    const url = 'https://login.firm.example';
    const firm = await linkAccount(journey, ['https://login.firm.example', 'https://login.firm.co.uk'], 'Firm');
    const away = await openStage(journey.browser, { [url]: askingPage('action="https://pay.firm.example/2fa"') }, url);
    // No registry sells names under `.example`.
    expect(await fillInFront(journey, away.page, firm.id)).toBe('form-elsewhere');
    await away.page.close();
    const real = 'https://login.firm.co.uk';
    const stage = await openStage(journey.browser, { [real]: askingPage('action="https://pay.firm.co.uk/2fa"') }, real);
    expect(await fillInFront(journey, stage.page, firm.id)).toBe('filled');
    expect(firm.codes).toContain(await stage.page.locator(FIELD).inputValue());
    const other = await openStage(journey.browser, { [real]: askingPage('action="https://pay.co.uk/2fa"') }, real);
    expect(await fillInFront(journey, other.page, firm.id)).toBe('form-elsewhere');
    await journey.ask('remove', { id: firm.id });
  });

  test('unless the account is linked to the host it leads to', async () => {
    const url = 'https://shop.example';
    const stage = await openStage(journey.browser, { [url]: askingPage('action="https://pay.shop.example/2fa"') }, url);
    expect(await fillInFront(journey, stage.page, hosted.id)).toBe('filled');
    expect(hosted.codes).toContain(await stage.page.locator(FIELD).inputValue());
  });
});

describe('a field that nobody sees gets nothing', () => {
  test.each([
    ['outside the page', 'position:absolute;left:-9999px'],
    ['of one pixel', 'width:1px;height:1px;padding:0;border:0'],
    ['fully transparent', 'opacity:0'],
    ['clipped away', 'clip-path:inset(50%)'],
    ['shrunk', 'scale:0.01'],
    ['invisible', 'visibility:hidden'],
    ['hidden by its part of the page', ''],
  ])('%s', async (name, style) => {
    const stage = await openStage(journey.browser, { [BANK]: ASKING }, BANK);
    await stage.page.locator(FIELD).evaluate((field, css) => {
      if (css === '') (field.closest('form') as HTMLElement).style.opacity = '0.1';
      else (field as HTMLElement).style.cssText = css;
    }, style);
    expect([name, await fillInFront(journey, stage.page, bank.id)]).toEqual([
      name,
      expect.stringMatching(/^(?:field-missing|field-refused)$/),
    ]);
    await expectNothing(stage);
  });
});

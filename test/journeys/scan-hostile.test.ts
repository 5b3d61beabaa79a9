/**
 * Codes and pages that mean harm, or only do it: each scan ends in a plain
 * sentence or in a preview of dead text, nothing is stored before somebody says
 * so, no script runs, and no server hears of it. Not here: files (`scan-sources`),
 * a picture that is swapped after the click (`right-click`), every kind of
 * broken link (the parser's own tests).
 */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startWithVault } from '@/test/support/journey';
import type { PageView } from '@/test/support/page-view';
import { svgOf } from '@/test/support/pictures';
import { scanThisPage } from '@/test/support/product';
import { type PageServer, servePages } from '@/test/support/serve-pages';
import { copiesIn, readFollowed, readStored } from '../faults/stored-values.ts';

type Vault = ReturnType<typeof copiesIn>;

const HOST = 'shop.localhost';
const SECRET = 'JBSWY3DPEHPK3PXP';
const uriOf = (name: string): string => `otpauth://totp/Fabrikam:${name}?secret=${SECRET}&issuer=Fabrikam`;

let journey: Journey;
let server: PageServer;
let door: PageView;
let before: Vault;

beforeAll(async () => {
  server = await servePages();
  journey = await startWithVault();
  await journey.share({ user: 'here-before@example.com' });
  door = await journey.browser.openInTab('manifest.json');
  before = copiesIn(await readFollowed(door.page));
});
afterEach(async () => {
  await journey.closePages();
  expect(copiesIn(await readStored(door.page))).toEqual(before);
  // What the pages themselves asked for is theirs.
  expect(server.asked.filter((path) => path.includes('from-code'))).toEqual([]);
});
afterAll(async () => {
  await journey?.end();
  server?.close();
});

async function open(body: string): Promise<Page> {
  server.put('/page', `<!doctype html><meta charset="utf-8"><title>Set up</title><body>${body}`);
  return journey.browser.newPage(server.address(HOST, '/page'));
}

async function scan(body: string): Promise<PageView> {
  await scanThisPage(await journey.browser.openPopup(await open(body)));
  return journey.browser.nextView('scan.html');
}

const sized = (text: string, side: number): string => svgOf(text).replace('<svg ', `<svg style="width:${side}px" `);

test('what is stored is seen, so that its staying the same means something', () => {
  for (const { records, set } of [before.primary, before.mirror]) {
    expect(records).toHaveLength(1);
    expect(set).toMatchObject({ count: 1 });
  }
});

describe('a code whose text asks for', () => {
  test.each([
    ['a type nobody knows', `otpauth://yotp/a?secret=${SECRET}`, 'This link asks for a type of code'],
    ['no secret', 'otpauth://totp/Acme:bob?issuer=Acme', 'There is no secret in it.'],
    ['two secrets', `otpauth://totp/a?secret=${SECRET}&secret=GEZDGNBVGY3TQOJQ`, 'This link is damaged or incomplete.'],
    ['a thousand digits', `otpauth://totp/a?secret=${SECRET}&digits=1000`, 'A code has 5 to 10 digits.'],
    ['digits below zero', `otpauth://totp/a?secret=${SECRET}&digits=-6`, 'A code has 5 to 10 digits.'],
    ['a period of none', `otpauth://totp/a?secret=${SECRET}&period=0`, 'The period is a whole number'],
    ['a period of years', `otpauth://totp/a?secret=${SECRET}&period=1e99`, 'The period is a whole number'],
    [
      'a counter beyond all',
      `otpauth://hotp/a?secret=${SECRET}&counter=9007199254740993`,
      'The counter is a whole number',
    ],
    ['MD5', `otpauth://totp/a?secret=${SECRET}&algorithm=MD5`, 'The algorithm must be SHA-1'],
    ['a secret of dots', 'otpauth://totp/a?secret=../../etc', 'A secret has only the letters A to Z'],
    ['a name without end', `otpauth://totp/${'n'.repeat(1_500)}?secret=${SECRET}`, 'That name is too long.'],
    [
      'an export that is cut off',
      'otpauth-migration://offline?data=CjEKCkhlbGxv',
      'This link is damaged or incomplete.',
    ],
  ])('%s is told in a sentence', async (_, text, sentence) => {
    const window = await scan(sized(text, 520));
    const shown = await window.waitForText('Nothing to save');
    expect(shown).toContain(sentence);
  });

  test.each([
    ['markup', `otpauth://totp/x?secret=${SECRET}&issuer=<img src=/from-code onerror=alert(1)>`],
    ['an image', `otpauth://totp/x?secret=${SECRET}&issuer=Acme&image=SERVER/from-code.png`],
    ['a prototype', `otpauth://totp/__proto__:x?secret=${SECRET}&__proto__=1&constructor=2`],
  ])('%s is shown as dead text', async (_, text) => {
    const window = await scan(sized(text.replace('SERVER', server.address(HOST, '')), 420));
    await window.waitFor({ role: 'heading', name: 'Save this account?' });
    expect(await window.page.$$('img, iframe, a[href], script:not([src])')).toEqual([]);
  });

  test.each([
    ['a web page', 'https://shop.localhost/from-code'],
    ['a script', 'javascript:fetch("/from-code")'],
    ['markup', '<script src="/from-code"></script>'],
    ['a network', 'WIFI:T:WPA;S:cafe;P:secret;;'],
  ])('%s is shown, not followed', async (_, text) => {
    const window = await scan(sized(text, 300));
    const shown = await window.waitForText('Not a code for an account');
    expect(shown).toContain(text);
    expect(await window.page.$$('a, script:not([src])')).toEqual([]);
  });
});

test('twelve codes at once are twelve choices', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `user${index}@example.com`);
  const window = await scan(`<div style="width:900px">${names.map((name) => sized(uriOf(name), 215)).join('')}</div>`);
  const text = await window.waitForText('12 codes were found');
  for (const name of names) expect(text).toContain(name);
});

test.each([
  ['a card in its middle', 'left:60px;top:60px;width:150px;height:150px'],
  ['a bar over one of its corners', 'left:0;top:0;width:100%;height:90px'],
  ['half of it beyond the edge', 'left:135px;top:0;width:50%;height:100%'],
])('a code that is covered by %s leads to the other ways', async (_, place) => {
  const window = await scan(
    `<div style="position:relative;width:270px">${sized(uriOf('covered'), 270)}<div style="position:absolute;background:#258;${place}"></div></div>`,
  );
  await window.waitForText('Nothing found on the page');
  expect(await window.isVisible({ role: 'button', name: 'Draw around the code' })).toBe(true);
});

test('a code that a page swaps while it is looked at is the one that was in the picture', async () => {
  const page = await open(sized(uriOf('first@example.com'), 260));
  const popup = await journey.browser.openPopup(page);
  await scanThisPage(popup);
  const [window] = await Promise.all([
    journey.browser.nextView('scan.html'),
    page.evaluate(
      (svg) => {
        document.body.innerHTML = svg;
      },
      sized(uriOf('second@example.com'), 260),
    ),
  ]);
  const text = await window.waitForText('Save this account?');
  expect(text.match(/first@example\.com|second@example\.com/g)).toHaveLength(1);
});

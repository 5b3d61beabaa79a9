/**
 * "Scan QR code" in the browser's menu, by real hands, on everything that pages
 * make QR codes of. On every page is another code, larger and in plain sight, so
 * that what was read is what was clicked and not what was easiest to find. Not
 * here: what becomes of it (`enrol.test.ts`), and scans of a whole page.
 */
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startWithVault } from '@/test/support/journey';
import { drawModules, pngOf, svgOf } from '@/test/support/pictures';
import { openScreen, pointOf, type Screen, whyNoHands } from '@/test/support/screen';
import { type PageServer, servePages } from '@/test/support/serve-pages';

const HERE = 'shop.localhost';
const THERE = 'pictures.localhost';
const WANTED = 'otpauth://totp/Fabrikam:wanted@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Fabrikam';
const OTHER = 'otpauth://totp/Fabrikam:other@example.com?secret=GEZDGNBVGY3TQOJQ&issuer=Fabrikam';

const STYLE = `body { margin: 20px } .other svg { width: 260px; position: fixed; right: 0; top: 0 } .qr { width: 200px; height: 200px }
table { border-collapse: collapse } td { width: 6px; height: 6px; padding: 0 } .d { background: #000 }`;

const noHands = whyNoHands();
if (noHands !== null) console.log(noHands);

interface Stand {
  readonly screen: Screen;
  readonly journey: Journey;
  readonly server: PageServer;
}

async function setUp(scale = 1): Promise<Stand> {
  const server = await servePages();
  server.put('/code.png', { type: 'image/png', content: await pngOf(WANTED) });
  server.put('/code.svg', { type: 'image/svg+xml', content: svgOf(WANTED) });
  const screen = await openScreen(scale);
  const flags = [`--force-device-scale-factor=${scale}`];
  return { server, screen, journey: await startWithVault({ display: screen.display, flags }) };
}

async function tearDown(stand: Stand | undefined): Promise<void> {
  await stand?.journey.end();
  await stand?.screen.close();
  stand?.server.close();
}

/** Serves `body` with the other code beside it, and opens it. */
async function open({ server, journey }: Stand, body: string): Promise<Page> {
  server.put(
    '/page',
    `<!doctype html><meta charset="utf-8"><title>Set up</title><style>${STYLE}</style>
<div class="other">${svgOf(OTHER)}</div>${body}`,
  );
  return journey.browser.newPage(server.address(HERE, '/page'));
}

/** How many lines the browser's menu has below ours: "Inspect" everywhere, for pages and frames their source and more. */
const BELOW = { picture: 1, page: 2, frame: 4 } as const;
type Menu = keyof typeof BELOW;

interface Click {
  readonly menu?: Menu;
  /** CSS pixels from the top, where not in the middle. */
  readonly at?: number;
  /** What happens while the menu is open. */
  readonly meanwhile?: () => Promise<unknown>;
}

/** Chooses "Scan QR code" on `picture`; what the scan window shows at the end. */
async function scan({ screen, journey }: Stand, picture: Locator, click: Click = {}): Promise<string> {
  await screen.rightClick(await pointOf(picture, screen.scale, click.at));
  await click.meanwhile?.();
  await screen.press(...Array.from({ length: BELOW[click.menu ?? 'picture'] + 1 }, () => 'Up'), 'Return');
  const window = await journey.browser.nextView('scan.html');
  const text = await window.waitForText(/Save this account\?|codes were found|Nothing|Scan a QR code/);
  await window.close();
  return text;
}

function table(): string {
  const rows = drawModules(WANTED).map((row) => `<tr>${row.map((dark) => `<td${dark ? ' class="d"' : ''}>`).join('')}`);
  return `<table class="pick" style="border: 24px solid #fff">${rows.join('')}</table>`;
}

/** Each row a flex box, each run of modules a box with a colour of its own, on a dark page. */
function boxes(): string {
  const rows = drawModules(WANTED).map((row) => {
    const runs = row.map((dark) => `<i style="width:5px;height:5px;background:${dark ? '#111' : '#eee'}"></i>`);
    return `<div style="display:flex">${runs.join('')}</div>`;
  });
  return `<div style="background:#222;padding:40px;float:left"><div class="pick" style="padding:20px;background:#eee">${rows.join('')}</div></div>`;
}

async function canvas(): Promise<string> {
  return `<canvas class="pick" width="300" height="300" style="width:200px"></canvas><script>
const image = new Image(); image.onload = () => document.querySelector('.pick').getContext('2d').drawImage(image, 0, 0);
image.src = '${await png()}'</script>`;
}

/** A camera's picture in the page, as it moves. */
async function film(): Promise<string> {
  return `<canvas id="source" width="400" height="300" hidden></canvas><video class="pick" width="240" autoplay muted></video><script>
const image = new Image(), context = source.getContext('2d');
image.onload = () => setInterval(() => { context.fillStyle = '#777'; context.fillRect(0, 0, 400, 300); context.drawImage(image, 50, 0, 300, 300) }, 50);
image.src = '${await png()}'; document.querySelector('.pick').srcObject = source.captureStream(20)</script>`;
}

const svg = (): string => svgOf(WANTED).replace('<svg ', '<svg class="pick" style="width:200px" ');
const png = async (): Promise<string> => `data:image/png;base64,${Buffer.from(await pngOf(WANTED)).toString('base64')}`;

describe.skipIf(noHands !== null)('a right-click', () => {
  let stand: Stand;

  beforeAll(async () => {
    stand = await setUp();
  });
  afterEach(() => stand.journey.closePages());
  afterAll(() => tearDown(stand));

  const there = (path: string): string => stand.server.address(THERE, path);

  test.each<[string, Menu, () => string | Promise<string>]>([
    ['an image', 'picture', () => '<img class="pick qr" src="/code.png">'],
    ['an image of another origin', 'picture', () => `<img class="pick qr" src="${there('/code.png')}">`],
    [
      'an image of another origin, scaled down',
      'picture',
      () => `<img class="pick" width="110" src="${there('/code.png')}">`,
    ],
    ['an image smaller than its modules', 'picture', () => '<img class="pick" width="20" src="/code.png">'],
    [
      'one of several sizes',
      'picture',
      () => '<img class="pick qr" src="/none.png" srcset="/none.png 3x, /code.png 1x">',
    ],
    [
      'a picture with sources',
      'picture',
      () => '<picture><source srcset="/code.svg"><img class="pick qr" src="/no.png"></picture>',
    ],
    [
      'an image cut by its box',
      'picture',
      () => '<img class="pick" style="width:90px;height:200px;object-fit:cover" src="/code.png">',
    ],
    [
      'an image of another origin in the middle of its box',
      'picture',
      () =>
        `<img class="pick" style="width:300px;height:180px;object-fit:contain;background:#234" src="${there('/code.png')}">`,
    ],
    ['an external drawing', 'picture', () => '<img class="pick qr" src="/code.svg">'],
    ['an inline drawing', 'page', svg],
    [
      'a drawing that a style sheet colours',
      'page',
      () => `<style>.pick path{fill:#024!important}.pick{background:#fff}</style>${svg()}`,
    ],
    [
      'a drawing that embeds an image',
      'picture',
      async () =>
        `<svg class="pick" width="200" height="200"><image href="${await png()}" width="200" height="200"/></svg>`,
    ],
    [
      'a drawing in an object',
      'frame',
      () => '<object class="pick" type="image/svg+xml" width="220" height="220" data="/code.svg"></object>',
    ],
    ['a button with a picture', 'picture', () => '<input type="image" class="pick qr" src="/code.png">'],
    ['a canvas', 'picture', canvas],
    ['a film', 'picture', film],
    ['a background', 'page', () => '<div class="pick qr" style="background:url(/code.png) 0 0/cover"></div>'],
    [
      'a background of another origin',
      'page',
      () => `<div class="pick qr" style="background:url(${there('/code.png')}) 0 0/100%"></div>`,
    ],
    [
      'a background in the page, tiny',
      'page',
      async () => `<div class="pick" style="width:24px;height:24px;background:url(${await png()}) 0 0/100%"></div>`,
    ],
    ['a table', 'page', table],
    ['boxes on a dark page', 'page', boxes],
    [
      'an image below a sheet',
      'picture',
      () =>
        '<div style="position:relative;width:200px"><img class="qr" src="/code.png"><i class="pick" style="position:absolute;inset:0"></i></div>',
    ],
  ])('on %s reads it, and no other', async (_, menu, body) => {
    const page = await open(stand, await body());
    expectWanted(await scan(stand, page.locator('.pick'), { menu }));
  });

  const LOW = 'margin-top: calc(100vh - 160px)';
  test.each<[string, Menu, () => string | Promise<string>]>([
    ['an image', 'picture', () => `<img class="pick qr" style="${LOW}" src="/code.png">`],
    ['an image of another origin', 'picture', () => `<img class="pick qr" style="${LOW}" src="${there('/code.png')}">`],
    ['a background', 'page', () => `<div class="pick qr" style="${LOW};background:url(/code.png) 0 0/cover"></div>`],
    ['a table', 'page', () => `<div style="${LOW}">${table()}</div>`],
    [
      'an image in a box that scrolls',
      'picture',
      () =>
        `<div style="height:240px;overflow:auto"><img class="pick qr" style="margin:140px 0" src="${there('/code.png')}"></div>`,
    ],
  ])('on %s that is half out of sight reads it', async (_, menu, body) => {
    const page = await open(stand, `<div style="height:1px"></div>${await body()}`);
    expectWanted(await scan(stand, page.locator('.pick'), { menu, at: 60 }));
  });

  describe('in a frame', () => {
    const frame = (path: string, host = HERE): string =>
      `<iframe width="420" height="330" src="${stand.server.address(host, path)}"></iframe>`;

    test.each<[string, string, string]>([
      ['of the same origin', HERE, HERE],
      ['of another origin', THERE, THERE],
      ['of the same origin in one of another', THERE, HERE],
      ['of another origin in one of the same', HERE, THERE],
    ])('%s it is found', async (_, outer, inner) => {
      stand.server.put('/inner', '<!doctype html><style>body{margin:10px}</style><img width="200" src="/code.png">');
      stand.server.put('/outer', `<!doctype html>${frame('/inner', inner)}`);
      const page = await open(stand, frame('/outer', outer).replace('420', '480').replace('330', '380'));
      const image = page.frameLocator('iframe').frameLocator('iframe').locator('img');
      expectWanted(await scan(stand, image));
    });

    test('of another origin a table is found', async () => {
      stand.server.put('/inner', `<!doctype html><style>${STYLE}</style>${table()}`);
      const page = await open(stand, frame('/inner', THERE));
      expectWanted(await scan(stand, page.frameLocator('iframe').locator('.pick'), { menu: 'frame' }));
    });
  });

  test.each(['open', 'closed'] as const)('in a shadow tree that is %s reads the picture', async (mode) => {
    const page = await open(stand, '<div class="pick" style="width:200px"></div>');
    await page.locator('.pick').evaluate((host, kind) => {
      const inner = document.createElement('section');
      host.attachShadow({ mode: kind }).append(inner);
      inner.attachShadow({ mode: kind }).innerHTML = '<img src="/code.png" width="200">';
    }, mode);
    expectWanted(await scan(stand, page.locator('.pick')));
  });

  test.each<[string, (image: Element) => void]>([
    ['given another address', (image) => image.setAttribute('src', '/other.png')],
    ['replaced by another one', (image) => image.replaceWith(Object.assign(new Image(), { src: '/other.png' }))],
  ])('on a picture that is %s before it is scanned is told so', async (_, swap) => {
    stand.server.put('/other.png', { type: 'image/png', content: await pngOf(OTHER) });
    const page = await open(stand, '<img class="pick qr" src="/code.png">');
    const image = await page.locator('.pick').elementHandle();
    const text = await scan(stand, page.locator('.pick'), {
      meanwhile: async () => {
        await image?.evaluate(swap);
        await page.waitForTimeout(300);
      },
    });
    expect(text).toContain('The page changed this picture after you clicked it.');
    expect(text).not.toContain('@example.com');
  });
});

describe.skipIf(noHands !== null).each([1, 1.5, 2, 3])('a right-click at a device scale of %d', (scale) => {
  let stand: Stand;

  beforeAll(async () => {
    stand = await setUp(scale);
  });
  afterAll(() => tearDown(stand));

  test.each([0.5, 1, 2])('and a zoom of %d reads what was clicked', async (zoom) => {
    // Of another origin: what is read is the picture of the tab.
    const page = await open(stand, `<img class="pick" width="180" src="${stand.server.address(THERE, '/code.png')}">`);
    const door = await stand.journey.browser.openInTab('manifest.json');
    await door.page.evaluate(async (factor) => {
      for (const tab of await chrome.tabs.query({}))
        if (tab.id !== undefined) await chrome.tabs.setZoom(tab.id, factor);
    }, zoom);
    await door.close();
    await page.bringToFront();
    await page.locator('.pick').waitFor();
    expectWanted(await scan(stand, page.locator('.pick')));
    await page.close();
  });
});

function expectWanted(text: string): void {
  expect(text).toContain('wanted@example.com');
  expect(text).not.toContain('other@example.com');
}

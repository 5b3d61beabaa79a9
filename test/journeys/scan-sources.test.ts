/**
 * Where QR codes come from beside the page as it is: another look at the page,
 * a part of it, files of all kinds, dropped and pasted ones, a shared window,
 * the camera, typing; and files that are broken, huge or hostile. Not here: how
 * hard a code is to read (`npm run qr:score`), and exports in several codes.
 */
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NORTHWIND, startWithVault } from '@/test/support/journey';
import { emptyPng, filmOf, pngOf, svgOf, writePicture } from '@/test/support/pictures';
import { makeThrowAwayFolder, PROJECT } from '@/test/support/places';
import { scanThisPage } from '@/test/support/product';
import { openWays, pickFiles } from '@/test/support/scan-window';
import { countAccounts } from '@/test/support/settings';
import { startEnrolment } from '@/test/support/site-visits';
import { useJourney } from '@/test/support/use-journey';
import { button } from '@/test/support/view';

const LINK = 'otpauth://totp/Fabrikam:carol@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Fabrikam';
const PREVIEW = { role: 'heading', name: 'Save this account?' } as const;

/** Of the same link, made by ImageMagick. */
const PICTURES = join(PROJECT, 'test', 'journeys', 'pictures');
const folder = makeThrowAwayFolder('pictures');
const CAMERA_FLAGS = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
const film = writePicture(folder, 'camera.y4m', filmOf(LINK));

// The browser, which ends first, may have a file of it open.
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const journey = useJourney({ flags: [...CAMERA_FLAGS, `--use-file-for-fake-video-capture=${film}`] });

describe('a page', () => {
  test('without a code: what was tried, and every other way', async () => {
    const window = await openWays(journey);
    const text = await window.text();
    expect(text).toContain('Tried: as it is, larger, smaller, with more contrast');
    for (const way of [
      'Scan the page again',
      'Draw around the code',
      'Choose pictures',
      'Share a screen or window',
      'Use the camera',
      'Enter it by hand',
    ]) {
      expect(await window.isVisible(button(way))).toBe(true);
    }
  });

  test('is looked at again once it shows one', async () => {
    const page = await journey.visit(NORTHWIND, '/login');
    await scanThisPage(await journey.browser.openPopup(page));
    const window = await journey.browser.nextView('scan.html');
    await window.waitForText('Nothing found on the page');
    await page.evaluate(showPicture, Buffer.from(await pngOf(LINK)).toString('base64'));
    await window.click(button('Scan the page again'));
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain('carol@example.com');
  });

  test('is read in the part that is drawn on its picture', async () => {
    const page = await journey.visit(NORTHWIND, '/enrol?as=foreign');
    await scanThisPage(await journey.browser.openPopup(page));
    const window = await journey.browser.nextView('scan.html');
    await window.waitForText('Not a code for an account');
    await window.click(button('Back'));
    await window.click(button('Draw around the code'));
    const stage = await window.find(button(/Picture of the page/));
    const box = await stage.boundingBox();
    if (box === null) throw new Error('no picture');
    const drag = async (from: [number, number], to: [number, number]) => {
      await window.page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
      await window.page.mouse.down();
      await window.page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 4 });
      await window.page.mouse.up();
    };
    // The page's corner has nothing.
    await drag([0.01, 0.85], [0.15, 0.99]);
    await window.click(button('Scan this part'));
    await window.waitForText('Nothing found in that part');
    await window.click(button('Draw around the code'));
    await window.find(button(/Picture of the page/));
    await drag([0.01, 0.01], [0.99, 0.99]);
    await window.click(button('Scan this part'));
    expect(await window.waitForText('Not a code for an account')).toContain('https://northwind.example/app');
  });

  test('that the browser takes no picture of leads to the other ways', async () => {
    const page = await journey.visit(NORTHWIND, '/login');
    const popup = await journey.browser.openPopup(page);
    const { ask } = await journey.ask('open', { askId: null, count: 0 });
    await popup.close();
    // Chromium takes two pictures a second, and refuses more.
    await Promise.all([1, 2, 3].map(() => journey.ask('scan', { askId: ask?.id ?? '', picture: true })));
    const windows = await Promise.all([1, 2, 3].map(() => journey.browser.nextView('scan.html')));
    const texts = await Promise.all(windows.map((window) => window.waitForText(/Nothing found|Scan a QR code/)));
    const refused = windows.find((_, index) => texts[index]?.includes('The browser did not let us take a picture'));
    if (refused === undefined) throw new Error(texts.join());
    await pickFiles(refused, writePicture(folder, 'elsewhere.png', await pngOf(LINK)));
    await refused.waitFor(PREVIEW);
  });

  test('of the browser itself can be scanned too', async () => {
    const page = await journey.browser.newPage('chrome://version');
    await scanThisPage(await journey.browser.openPopup(page));
    const window = await journey.browser.nextView('scan.html');
    await window.waitForText('Nothing found on the page');
    await page.close();
  });
});

describe('files', () => {
  test.each([
    ['code.png', () => pngOf(LINK)],
    ['code.svg', async () => svgOf(LINK)],
    // No browser writes these.
    ...['code.avif', 'code.gif', 'code.bmp'].map((name): [string, () => Promise<Uint8Array>] => [
      name,
      async () => readFileSync(join(PICTURES, name)),
    ]),
  ])('%s is read', async (name, make) => {
    const window = await openWays(journey);
    await pickFiles(window, writePicture(folder, name, await make()));
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain('carol@example.com');
  });

  test.each(['image/jpeg', 'image/webp'])('%s is read, dropped and pasted', async (type) => {
    const window = await openWays(journey);
    const png = Buffer.from(await pngOf(LINK)).toString('base64');
    for (const event of ['drop', 'paste'] as const) {
      await window.page.evaluate(giveFile, png, type, event);
      await window.waitFor(PREVIEW);
      expect(await window.text()).toContain('carol@example.com');
    }
  });

  test('of several, all codes are a choice', async () => {
    const window = await openWays(journey);
    const other = LINK.replace('carol', 'dave');
    const paths = [writePicture(folder, 'a.png', await pngOf(LINK)), writePicture(folder, 'b.svg', svgOf(other))];
    await pickFiles(window, ...paths, writePicture(folder, 'c.png', 'no picture'));
    await window.waitForText('2 codes were found');
    await window.click(button(/dave/));
    await window.waitFor(PREVIEW);
  });

  test.each<[string, string, Uint8Array | string, string]>([
    ['a broken file', 'broken.png', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0]), 'This is no picture'],
    ['a text', 'notes.txt', 'otpauth://totp/a?secret=JBSWY3DP', 'This is no picture'],
    ['36 megapixels', 'huge.png', emptyPng(6_000), 'This picture is too large'],
    ['an empty picture', 'empty.png', emptyPng(200), 'No QR code was found there.'],
  ])('%s is told in a sentence, and nothing is kept', async (_, name, content, sentence) => {
    const before = await countAccounts(journey);
    const window = await openWays(journey);
    await pickFiles(window, writePicture(folder, name, content));
    await window.waitForText(sentence);
    expect(await countAccounts(journey)).toBe(before);
  });

  describe('with something in them', () => {
    let server: Server;
    let asked: string[];

    beforeAll(async () => {
      server = createServer(({ url }, response) => {
        asked.push(url ?? '');
        response.end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => server?.close());

    test('run no script and ask nobody for anything', async () => {
      asked = [];
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const hostile = svgOf(LINK).replace(
        /(<svg[^>]*>)/,
        `$1<script>fetch("${address}/script")</script><image href="${address}/image" width="9" height="9"/>` +
          `<style>@import url(${address}/style)</style><foreignObject><iframe src="${address}/frame"/></foreignObject>`,
      );
      expect(hostile).toContain(`${address}/script`);
      const window = await openWays(journey);
      await pickFiles(window, writePicture(folder, 'hostile.svg', hostile));
      await window.waitFor(PREVIEW);
      expect(asked).toEqual([]);
    });
  });
});

test('a shared tab is read once', async () => {
  // A fake camera brings a fake screen with it, so this is a browser of its own.
  const own = await startWithVault({
    site: journey.site,
    flags: ['--auto-select-tab-capture-source-by-title=Turn on two-factor'],
  });
  try {
    const page = await own.browser.newPage();
    await startEnrolment(page, journey.site.origin(NORTHWIND));
    const other = await own.browser.newPage(`${journey.site.origin(NORTHWIND)}/login`);
    await scanThisPage(await own.browser.openPopup(other));
    const window = await own.browser.nextView('scan.html');
    await window.waitForText('Nothing found on the page');
    await window.click(button('Share a screen or window'));
    await window.waitFor(PREVIEW);
    expect(await window.text()).toContain('Northwind');
  } finally {
    await own.end();
  }
});

test('the camera reads what is held before it, and is off afterwards', async () => {
  const window = await openWays(journey);
  await window.click(button('Use the camera'));
  await window.waitFor(PREVIEW);
  expect(await window.text()).toContain('carol@example.com');
  expect(await window.page.$('video')).toBeNull();
});

test('typing leads to the same preview', async () => {
  const window = await openWays(journey);
  await window.click(button('Enter it by hand'));
  await window.fill({ role: 'textbox', name: 'Link or secret' }, LINK);
  await window.click(button('Next'));
  await window.waitFor(PREVIEW);
});

/** Runs in a page: shows a PNG and nothing else. The site's own policy lets no picture come from a script. */
async function showPicture(png: string): Promise<void> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  document.body.style.display = 'block';
  document.body.replaceChildren(canvas);
  // Painted before the next picture is taken.
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Runs in the window: a file of `type`, made of a PNG, comes by `event`. */
async function giveFile(png: string, type: string, event: 'drop' | 'paste'): Promise<void> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  const transfer = new DataTransfer();
  transfer.items.add(new File([await canvas.convertToBlob({ type, quality: 0.8 })], 'code', { type }));
  const given =
    event === 'drop'
      ? new DragEvent('drop', { dataTransfer: transfer, cancelable: true, bubbles: true })
      : new ClipboardEvent('paste', { clipboardData: transfer, cancelable: true, bubbles: true });
  document.body.dispatchEvent(given);
}

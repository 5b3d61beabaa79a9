/**
 * `npm start`: the demo site and a browser with the extension, both thrown away
 * afterwards. With a display a person looks around; without one, or with
 * `npm start -- --headless`, the tour is taken by itself (`steps.ts`).
 */
import { relative } from 'node:path';
import { type Site, startSite } from '../site/server.ts';
import { buildExtension } from '../support/build-extension.ts';
import { launchChromium } from '../support/chromium.ts';
import { startChromium } from '../support/chromium-process.ts';
import { extensionIdOf } from '../support/extension-id.ts';
import { getBrowser, howToGet } from '../support/get-browser.ts';
import { requireExtension } from '../support/load-extension.ts';
import { CHROME_BUILD, PROJECT, TOUR_PICTURES } from '../support/places.ts';
import { openAlbum, takeTour } from './steps.ts';

/** By exit, not by return: what was started is ended by its own exit handler, whatever is going on. */
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.once(signal, () => process.exit(code));
}

try {
  process.exitCode = (await start()) ? 0 : 1;
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Resolves with whether all went well, when everything has ended. */
async function start(): Promise<boolean> {
  const executable = getBrowser('chromium');
  if (executable === null) throw new Error(howToGet('chromium'));
  console.log('Building the extension …');
  if (!(await buildExtension('chrome'))) throw new Error('The build failed; what it said is above.');
  const site = await startSite();
  try {
    return hasDisplay() ? await lookAround(executable, site) : await goAlong(executable, site);
  } finally {
    await site.close();
  }
}

function hasDisplay(): boolean {
  if (process.argv.includes('--headless') || process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** A browser for a person, driven by nobody. Until it is closed. */
async function lookAround(executable: string, site: Site): Promise<boolean> {
  const url = site.origin('localhost');
  const browser = await startChromium({ executable, extension: CHROME_BUILD, windowed: true, url });
  await requireExtension(browser.pipe, CHROME_BUILD, extensionIdOf(CHROME_BUILD)).catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });
  console.log(`
A browser of its own has opened, with a profile that is thrown away afterwards.
The demo site is at ${url}

  1. Press the puzzle piece in the toolbar, pin Countersign, and make a vault.
  2. On the demo site create an account at Northwind, right-click the QR code and choose "Scan QR code".
  3. Press "Save and fill", then "Turn on": the site accepts the code.
  4. Sign in by any of the five forms: click into the field and press the button beside it,
     or press Alt+Shift+F, or open the popup with Alt+Shift+K.

Close the browser or press Ctrl-C here to end everything.`);
  await browser.ended;
  await browser.close();
  return true;
}

/** No display: the tour takes itself. */
async function goAlong(executable: string, site: Site): Promise<boolean> {
  console.log('There is no display, so the tour is taken by itself, headless.');
  const browser = await launchChromium({ executable, extension: CHROME_BUILD });
  console.log(`${browser.version}, with the extension ${browser.extensionId}`);
  try {
    const isLetIn = await takeTour({ browser, site, nextPicture: openAlbum(TOUR_PICTURES), say: console.log });
    console.log(
      `\n${isLetIn ? 'The site accepted codes on all its login forms.' : 'The site did NOT accept codes on all its login forms.'}`,
    );
    console.log(`Pictures: ${relative(PROJECT, TOUR_PICTURES)}`);
    return isLetIn;
  } finally {
    await browser.close();
  }
}

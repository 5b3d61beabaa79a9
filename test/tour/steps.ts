/**
 * The tour by itself: the main job from end to end, on two companies of the
 * demo site, done as a person would do it. After every code it says what the
 * site answered, as the site's own logbook has it.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { LoginForm } from '../site/logbook.ts';
import { LOGIN_FORMS } from '../site/login-forms.ts';
import type { Site } from '../site/server.ts';
import type { Chromium } from '../support/chromium.ts';
import {
  acceptOffer,
  createVault,
  fillFromPopup,
  findOffer,
  SCREENS,
  saveAndFill,
  scanThisPage,
} from '../support/product.ts';
import {
  type CodeStep,
  findConfirmStep,
  startEnrolment,
  startLogin,
  waitUntilSignedIn,
} from '../support/site-visits.ts';
import { pause, waitUntil } from '../support/wait.ts';

export interface Tour {
  readonly browser: Chromium;
  readonly site: Site;
  /** Path for the next picture, in the order of the tour. */
  readonly nextPicture: (name: string) => string;
  readonly say: (line: string) => void;
}

/** Empties `folder`; what it returns numbers the pictures in the order in which they are taken. */
export function openAlbum(folder: string): Tour['nextPicture'] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let taken = 0;
  return (name) => {
    taken += 1;
    return join(folder, `${String(taken).padStart(2, '0')}-${name.toLowerCase()}.png`);
  };
}

interface Company {
  readonly host: string;
  readonly name: string;
  readonly user: string;
}

interface Login {
  readonly form: LoginForm;
  /** Position in the list of companies: two take turns, because a site takes each code only once. */
  readonly company: 0 | 1;
  /** What the person presses: the button beside the field, or Fill in the toolbar popup. */
  readonly by: 'offer' | 'popup';
}

const LOGINS: readonly Login[] = [
  { form: 'single', company: 0, by: 'offer' },
  { form: 'six', company: 1, by: 'popup' },
  { form: 'iframe', company: 0, by: 'offer' },
  { form: 'spa', company: 1, by: 'offer' },
  { form: 'plain', company: 0, by: 'popup' },
];

const PERIOD = 30_000;
/** When a site has answered, and a moment to look at it. */
const ANSWER_TIME = 13_000;

/** Resolves with whether the site accepted a code on every one of its login forms, and the stranger got none. */
export async function takeTour(tour: Tour): Promise<boolean> {
  const page = await tour.browser.newPage(tour.site.origin('localhost'));
  await picture(tour, page, 'demo-site');
  await makeVault(tour, page);
  const companies = [
    await enrol(tour, page, 'northwind.localhost', 'img'),
    await enrol(tour, page, 'fabrikam.localhost', 'canvas'),
  ];
  if (companies[1] !== undefined) await seeThatItWorked(tour, page, companies[1]);
  for (const login of LOGINS) {
    const company = companies[login.company];
    if (company !== undefined) await logIn(tour, page, company, login);
  }
  const { logbook } = tour.site;
  const isLetIn = LOGIN_FORMS.every((form) =>
    logbook.some(({ page: at, verdict }) => at === form && verdict === 'accepted'),
  );
  return (await isStrangerRefused(tour, page)) && isLetIn;
}

async function makeVault(tour: Tour, page: Page): Promise<void> {
  tour.say('\nMake a vault');
  const popup = await tour.browser.openPopup(page);
  await popup.waitFor(SCREENS.create);
  await popup.screenshot(tour.nextPicture('first-run'));
  await createVault(popup);
  await popup.waitFor(SCREENS.list);
  await popup.screenshot(tour.nextPicture('empty-vault'));
  await popup.close();
  tour.say('  Opened the toolbar popup and chose a passphrase. The vault is made, and empty.');
}

async function enrol(tour: Tour, page: Page, host: string, show: string): Promise<Company> {
  const name = nameOf(host);
  tour.say(`\nTurn on two-factor authentication at ${name} (QR code as ${show})`);
  const user = await startEnrolment(page, tour.site.origin(host), show);
  tour.say('  Not done by hand: right-clicking the QR code. A headless browser shows no menu.');
  tour.say('  Pressed "Scan this page" in the popup instead.');
  const popup = await tour.browser.openPopup(page);
  await popup.waitFor(SCREENS.list);
  await scanThisPage(popup);
  const scan = await tour.browser.nextView('scan.html');
  await scan.waitForText('Save this account?');
  await scan.screenshot(tour.nextPicture(`scanned-${name}`));
  await saveAndFill(scan);
  const step = findConfirmStep(page);
  await picture(tour, page, `confirm-${name}`);
  await handIn(tour, step, name, `Saved the account of ${user}; the first code was filled in`);
  return { host, name, user };
}

/** Ten seconds after the code was sent the page is looked at. */
async function seeThatItWorked(tour: Tour, page: Page, { name }: Company): Promise<void> {
  const popup = await tour.browser.openPopup(page);
  await popup.waitFor(SCREENS.list);
  await pause(ANSWER_TIME);
  await popup.click({ role: 'button', name: new RegExp(`^Details of ${name}`) });
  const isNoted = (await popup.waitForText('Added')).includes('Worked on');
  await popup.screenshot(tour.nextPicture(`worked-on-${name}`));
  await popup.close();
  tour.say(`  The details of the account ${isNoted ? 'say that it worked there' : 'do NOT say that it worked there'}.`);
}

async function logIn(tour: Tour, page: Page, company: Company, { form, by }: Login): Promise<void> {
  tour.say(`\nSign in at ${company.name}, form "${form}"`);
  await waitForFreshCode(tour, company);
  const step = await startLogin(page, tour.site.origin(company.host), company.user, form);
  if (by === 'offer') await fillByOffer(tour, page, step, form);
  else await fillByPopup(tour, page, form);
  await waitUntil('the code in the field', async () => (await step.readCode()).length === 6);
  const door = by === 'offer' ? 'the button beside the field' : 'Fill in the popup';
  await picture(tour, page, `${form}-filled`);
  await handIn(tour, step, company.name, `Pressed ${door}; a code was filled in`);
  await waitUntilSignedIn(page);
  await picture(tour, page, `${form}-signed-in`);
}

async function fillByOffer(tour: Tour, page: Page, step: CodeStep, form: LoginForm): Promise<void> {
  await step.field.click();
  await findOffer(step.scope).waitFor({ state: 'visible' });
  await picture(tour, page, `${form}-offer`);
  await acceptOffer(step.scope, step.field);
}

async function fillByPopup(tour: Tour, page: Page, form: LoginForm): Promise<void> {
  const popup = await tour.browser.openPopup(page);
  await popup.waitForText('On this site');
  await popup.screenshot(tour.nextPicture(`${form}-popup`));
  await fillFromPopup(popup);
}

/** Submits the code, and says what the site wrote into its logbook. */
async function handIn(tour: Tour, step: CodeStep, company: string, what: string): Promise<void> {
  const { logbook } = tour.site;
  const before = logbook.length;
  await step.submit();
  const entry = await waitUntil(`the answer of ${company}`, () => logbook[before] ?? null);
  tour.say(`  ${what}. ${company} answered: ${entry.code} ${entry.verdict}`);
}

/** A site takes each code once, so the next login has to wait for the next code. */
async function waitForFreshCode(tour: Tour, { host, name }: Company): Promise<void> {
  const last = tour.site.logbook.findLast((entry) => entry.host === host && entry.verdict === 'accepted');
  const left = last === undefined ? 0 : (Math.floor(last.at / PERIOD) + 1) * PERIOD - Date.now();
  if (left <= 0) return;
  tour.say(`  ${name} takes each code once: waiting ${Math.ceil(left / 1000)} s for the next one.`);
  await pause(left + 250);
}

/** Another site asks for a code, and has no right to any. */
async function isStrangerRefused(tour: Tour, page: Page): Promise<boolean> {
  tour.say('\nVisit Elsewhere, which asks for a code and has no account');
  await page.goto(tour.site.origin('elsewhere.localhost'));
  const popup = await tour.browser.openPopup(page);
  const isOffered = (await popup.waitForText('All accounts')).includes('On this site');
  await popup.screenshot(tour.nextPicture('elsewhere-popup'));
  await popup.close();
  const given = tour.site.logbook.filter((entry) => entry.host === 'elsewhere.localhost').length;
  tour.say(`  The popup offers ${isOffered ? 'AN ACCOUNT' : 'no account'} for it. Elsewhere was given ${given} codes.`);
  return !isOffered && given === 0;
}

async function picture(tour: Tour, page: Page, name: string): Promise<void> {
  await page.screenshot({ path: tour.nextPicture(name) });
}

function nameOf(host: string): string {
  const [first = host] = host.split('.');
  return first.charAt(0).toUpperCase() + first.slice(1);
}

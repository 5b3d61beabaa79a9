/** What a person does on the demo site: creating an account, and coming to the step that asks for a code. */
import type { FrameLocator, Locator, Page } from 'playwright';
import type { LoginForm } from '../site/logbook.ts';
import { type Journey, NORTHWIND } from './journey.ts';
import { waitUntil } from './wait.ts';

/** Where a page asks for a code. */
export interface CodeStep {
  /** The document with the field: the page, or a frame in it. */
  readonly scope: Page | FrameLocator;
  /** The field, or the first of several boxes. */
  readonly field: Locator;
  /** What the field or all boxes show. */
  readCode(): Promise<string>;
  submit(): Promise<void>;
}

/** Creates an account with the name the site suggests; leaves at the QR code. Returns the name. */
export async function startEnrolment(page: Page, origin: string, show = 'img'): Promise<string> {
  await page.goto(`${origin}/enrol?as=${show}`);
  const user = await page.getByLabel('Email').inputValue();
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('.qr-card').first().waitFor();
  return user;
}

/** The step of the enrolment that confirms the first code. */
export function findConfirmStep(page: Page): CodeStep {
  return codeStep(page, page.getByLabel('Confirm code'), 'Turn on');
}

/** Types name and password into a login form; leaves where the code is asked for. */
export async function startLogin(page: Page, origin: string, user: string, form: LoginForm): Promise<CodeStep> {
  await page.goto(`${origin}/login/${form}`);
  await page.getByLabel('Email').fill(user);
  await page.getByRole('button', { name: 'Continue' }).click();
  const step = findCodeStep(page, form);
  await step.field.waitFor();
  return step;
}

/** A new tab in which the password was right and the code is asked for. */
export async function askForCode(
  { browser, site }: Journey,
  user: string,
  form: LoginForm = 'single',
  host = NORTHWIND,
): Promise<[Page, CodeStep]> {
  const page = await browser.newPage();
  return [page, await startLogin(page, site.origin(host), user, form)];
}

/** The code that is filled in, once it is. A code about to expire is not filled, so this may take some seconds. */
export async function waitForCode(step: CodeStep): Promise<string> {
  return waitUntil('a filled code', async () => {
    const code = await step.readCode();
    return /^\d{6}$/.test(code) && code;
  });
}

export async function waitUntilSignedIn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
}

function findCodeStep(page: Page, form: LoginForm): CodeStep {
  if (form === 'iframe') {
    const frame = page.frameLocator('iframe.check');
    return codeStep(frame, frame.getByLabel('One-time code'), 'Verify');
  }
  if (form === 'six') return codeStep(page, page.locator('.boxes input'), 'Verify');
  const label = form === 'spa' ? 'Verification code' : 'Authentication code';
  return codeStep(page, page.getByLabel(label), form === 'plain' ? 'Continue' : 'Verify');
}

function codeStep(scope: Page | FrameLocator, fields: Locator, buttonText: string): CodeStep {
  return {
    scope,
    field: fields.first(),
    async readCode() {
      const parts = await fields.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
      return parts.join('');
    },
    submit: () => scope.getByRole('button', { name: buttonText }).click(),
  };
}

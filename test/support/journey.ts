/**
 * What every journey starts from: the demo site, a Chromium with the production
 * build, and, where a journey is not about making them, a vault with accounts,
 * made through the door that our own pages use.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import type { FromUi } from '@/lib/messages/from-ui';
import { type Site, startSite } from '../site/server.ts';
import { type Chromium, type ChromiumOptions, launchChromium } from './chromium.ts';
import type { PageView } from './page-view.ts';
import { CHROME_BUILD } from './places.ts';
import { PASSPHRASE, SCREENS } from './product.ts';

export const NORTHWIND = 'northwind.localhost';
export const FABRIKAM = 'fabrikam.localhost';
export const ELSEWHERE = 'elsewhere.localhost';

/** Milliseconds for one step of a page, on a busy machine. */
const PATIENCE = 15_000;

/** An account that exists at the site and in the vault. */
export interface SharedAccount {
  readonly id: string;
  readonly user: string;
  /** Base32. */
  readonly secret: string;
  /** The site's, of which the vault knows nothing yet. */
  readonly backupCodes: readonly string[];
}

export interface NewSharedAccount {
  readonly host?: string;
  readonly user: string;
  /** Serialized origins it fills on; the host's own without it. */
  readonly links?: readonly string[];
}

export interface Journey {
  readonly site: Site;
  readonly browser: Chromium;
  ask: AskBackground;
  /** Opens a page of the site in a new tab. */
  visit(host: string, path: string): Promise<Page>;
  /** Needs an unlocked vault. */
  share(account: NewSharedAccount): Promise<SharedAccount>;
  /** Puts all accounts of the vault into the trash. */
  removeAccounts(): Promise<void>;
  /** Closes every tab of the site, and every popup and window of the extension; signs out everywhere. */
  closePages(): Promise<void>;
  end(): Promise<void>;
}

/** Asks the background as a page of ours does; throws with the failure's code. */
export type AskBackground = <M extends keyof FromUi>(
  method: M,
  args: Parameters<FromUi[M]>[0],
) => Promise<ReturnType<FromUi[M]>>;

/** With `site`, that one is used, and left running at the end. */
export async function startJourney(options: Partial<ChromiumOptions> & { site?: Site } = {}): Promise<Journey> {
  const { site: given, ...rest } = options;
  const site = given ?? (await startSite());
  const browser = await launchChromium({ extension: CHROME_BUILD, ...rest }).catch(async (error: unknown) => {
    if (given === undefined) await site.close();
    throw error;
  });
  browser.context.setDefaultTimeout(PATIENCE);
  // At once: a new tab in the middle of a journey would come in front of its page.
  const ask = createAsker((await browser.openInTab(DOOR)).page);
  return {
    site,
    browser,
    ask,
    visit: (host, path) => browser.newPage(site.origin(host) + path),
    share: (account) => shareAccount(site, ask, account),
    removeAccounts: () => removeAccounts(ask),
    closePages: () => closePages(browser),
    async end() {
      await browser.close();
      if (given === undefined) await site.close();
    },
  };
}

/** A journey with an unlocked vault. */
export async function startWithVault(options: Parameters<typeof startJourney>[0] = {}): Promise<Journey> {
  const journey = await startJourney(options);
  try {
    await journey.ask('create', { passphrase: PASSPHRASE });
    return journey;
  } catch (error) {
    await journey.end();
    throw error;
  }
}

/** The popup over `page`, with its list. */
export async function openList(browser: Chromium, page: Page): Promise<PageView> {
  const popup = await browser.openPopup(page);
  await popup.waitFor(SCREENS.list);
  return popup;
}

/** The answer of the background as it crosses the boundary. */
type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly code: string };

/** A file of the extension that runs no script of it, so that nothing else asks from there. */
export const DOOR = 'manifest.json';

/** Asks from `door`, a page of the extension. */
export function createAsker(page: PageView['page']): AskBackground {
  const ask = async (method: string, args: unknown): Promise<unknown> => {
    const answer = await page.evaluate(
      (message): Promise<Answer> => chrome.runtime.sendMessage(message) as Promise<Answer>,
      { method, args },
    );
    if (!answer.ok) throw new Error(answer.code);
    return answer.value;
  };
  return ask as AskBackground;
}

export async function shareAccount(
  site: Site,
  ask: AskBackground,
  { host = NORTHWIND, user, links = [site.origin(host)] }: NewSharedAccount,
): Promise<SharedAccount> {
  const { uri, secret, backupCodes } = site.createAccount({ host, user });
  const saved = await ask('add', { given: { uri }, askId: null, operationId: randomUUID() });
  const { id, issuer, label, algorithm, digits, period, counter } = saved;
  await ask('edit', { id, changes: { issuer, label, algorithm, digits, period, counter, links } });
  return { id, user, secret, backupCodes };
}

export async function removeAccounts(ask: AskBackground): Promise<void> {
  const { rows } = await ask('list', { askId: null, query: '', siteDomain: null, from: 0, count: 1_000 });
  for (const { account } of rows) await ask('remove', { id: account.id });
}

interface Targets {
  readonly targetInfos: readonly { readonly targetId: string; readonly type: string; readonly url: string }[];
}

async function closePages(browser: Chromium): Promise<void> {
  await browser.context.clearCookies();
  const { pipe } = browser.process;
  const { targetInfos } = await pipe.call<Targets>('Target.getTargets');
  const isPage = (url: string) => url.startsWith('http:') || /\/(popup|scan)\.html/.test(url);
  for (const { targetId, url } of targetInfos.filter(({ type }) => type === 'page')) {
    // It may close by itself meanwhile.
    if (isPage(url)) await pipe.call('Target.closeTarget', { targetId }).catch(() => undefined);
  }
}

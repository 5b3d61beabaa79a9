/** What our own pages may ask. Each handler is a few lines: it wires the vault to the protocol. */
import { type Account, type AccountDraft, type AccountSummary, summarize } from '@/lib/account/account';
import { findTwin } from '@/lib/account/duplicates';
import { type AccountKey, isKeyName, mayBeKey } from '@/lib/account/key';
import { framesOf } from '@/lib/browser/frames';
import { announce } from '@/lib/browser/runtime';
import { tabById } from '@/lib/browser/tabs';
import { encodeBase32 } from '@/lib/bytes/base32';
import { Failure } from '@/lib/failure/failure';
import { fillableOrigin, linkFor, mayFill, parseTypedOrigin } from '@/lib/match/origin';
import type { Handlers } from '@/lib/messages/channel';
import type { Changes, FromUi, Given, Opening, Preview } from '@/lib/messages/from-ui';
import { formatOtpauth } from '@/lib/otpauth/format';
import { parseOtpauth } from '@/lib/otpauth/parse';
import { draftFromParts } from '@/lib/otpauth/parts';
import type { Kdf } from '@/lib/vault/kdf';
import type { Vault, VaultState } from '@/lib/vault/vault';
import { askOfPopup, findAsk, type PageAsk, publicAsk } from './asks';
import { backupHandlers } from './backup-handlers';
import { scanTab, takeCapture } from './capture';
import { codeFor } from './codes';
import { createDaily } from './daily';
import { armDeadline } from './deadline';
import { engineHandlers } from './engine-handlers';
import { fillTab } from './fill';
import { historyHandlers } from './history-handlers';
import type { IdleContext } from './idle-limit';
import { keysHandlers } from './keys-handlers';
import { listAccounts } from './listing';
import { lockingHandlers } from './locking-handlers';
import { lossHandlers } from './loss-handlers';
import { obeyPolicy } from './policy-rules';
import { type ReleaseContext, releaseCode } from './release';

export function uiHandlers(context: ReleaseContext, vault: Vault, kdf: Kdf, idle: IdleContext): Handlers<FromUi, void> {
  const noteUse = createDaily(vault, context.now);
  const handlers = {
    ...backupHandlers({ vault, kdf, now: context.now, noteUse }),
    ...engineHandlers(context, vault),
    ...historyHandlers(vault),
    ...keysHandlers(vault, noteUse),
    ...lockingHandlers(vault, idle),
    ...lossHandlers(vault),
    ...vaultHandlers(context, vault, noteUse),
    ...codeHandlers(context, vault),
    ...accountHandlers(vault),
    ...pageHandlers(context, vault),
  };
  return { ...handlers, ...obeyPolicy(handlers, idle.policy) };
}

type Some<M extends keyof FromUi> = Pick<Handlers<FromUi, void>, M>;

function vaultHandlers(
  context: ReleaseContext,
  vault: Vault,
  noteUse: () => void,
): Some<'open' | 'create' | 'unlock' | 'lock'> {
  const look = async (): Promise<[VaultState, readonly Account[] | null]> => {
    const state = await vault.state();
    return [state, state === 'unlocked' ? await vault.accounts() : null];
  };
  return {
    open: async ({ askId, count }): Promise<Opening> => {
      vault.touch().catch(() => {});
      const [[state, accounts], ask] = await Promise.all([look(), askId === null ? askOfPopup() : findAsk(askId)]);
      const query = { query: '', siteDomain: null, from: 0, count };
      const listing = accounts === null ? null : await listAccounts(context, accounts, ask?.origin ?? null, query);
      return { state, ask: ask === null ? null : publicAsk(ask), listing, notice: vault.notice() };
    },
    create: async ({ passphrase }) => {
      await vault.create(passphrase);
      await armDeadline(vault);
    },
    unlock: async ({ passphrase }) => {
      await vault.unlock(passphrase);
      await armDeadline(vault);
      noteUse();
    },
    lock: () => vault.lock(),
  };
}

function codeHandlers(context: ReleaseContext, vault: Vault): Some<'list' | 'codes' | 'makeCode' | 'preview'> {
  return {
    list: async ({ askId, ...query }) => {
      const ask = askId === null ? null : await findAsk(askId);
      return listAccounts(context, await vault.accounts(), ask?.origin ?? null, query);
    },
    codes: async ({ ids }) => {
      const timed = (await vault.accounts()).filter((account) => ids.includes(account.id) && account.type !== 'hotp');
      return Promise.all(timed.map((account) => releaseCode(context, account.id, { to: 'ui' })));
    },
    makeCode: ({ id }) => releaseCode(context, id, { to: 'ui' }),
    preview: async ({ given }) => previewOf(draftOf(given), await accountsOf(vault), context.now()),
  };
}

function accountHandlers(vault: Vault): Some<'add' | 'edit' | 'remove' | 'restore' | 'reveal'> {
  const told = (account: Account): AccountSummary => {
    announce({ announce: 'changed' });
    return summarize(account);
  };
  return {
    add: async ({ given, askId, operationId }) => {
      const ask = askId === null ? null : await findAsk(askId);
      const link = linkFor(ask?.origin ?? '');
      const links = link === null ? [] : [link];
      return told(await vault.add(draftOf(given), links, operationId));
    },
    edit: async ({ id, changes }) => told(await vault.update(id, (account) => changed(account, changes))),
    remove: async ({ id }) => {
      await vault.remove(id);
      announce({ announce: 'changed' });
    },
    restore: async ({ id }) => told(await vault.restore(id)),
    reveal: async ({ id, passphrase }) => {
      await vault.verifyPassphrase(passphrase);
      const account = await vault.account(id);
      return { secret: encodeBase32(account.secret), uri: formatOtpauth(account) };
    },
  };
}

function pageHandlers(context: ReleaseContext, vault: Vault): Some<'fill' | 'takeCapture' | 'scan'> {
  return {
    fill: async ({ id, askId, link }) => {
      const { tabId, documentId, origin } = await currentAsk(askId);
      if (link) await vault.update(id, (account) => linked(account, origin));
      await fillTab(context, id, tabId, documentId);
    },
    takeCapture: ({ askId }) => takeCapture(askId),
    scan: async ({ askId }) => {
      const ask = await findAsk(askId);
      const tab = ask === null ? null : await tabById(ask.tabId);
      if (tab === null) throw new Failure('page-gone');
      await scanTab(tab, null);
    },
  };
}

/** The ask, if its page is still the one that is shown, and may take a code. */
async function currentAsk(askId: string): Promise<PageAsk & { origin: string; documentId: string }> {
  const ask = await findAsk(askId);
  if (ask === null) throw new Failure('page-gone');
  const { origin, documentId, tabId } = ask;
  if (origin === null || documentId === null) throw new Failure('page-closed-to-us');
  if (fillableOrigin(origin) === null) throw new Failure('page-insecure');
  const [top] = await framesOf(tabId);
  if (top?.documentId !== documentId) throw new Failure('page-gone');
  return { ...ask, origin, documentId };
}

function linked(account: Account, origin: string): Account {
  const link = linkFor(origin);
  if (link === null || mayFill(account.links, origin)) return account;
  return { ...account, links: [...account.links, link] };
}

function draftOf(given: Given): AccountDraft {
  return 'uri' in given ? parseOtpauth(given.uri) : draftFromParts(given);
}

/** All accounts. `vault-missing` and not `vault-locked` where there is no vault yet, so that a window leads to making one. */
async function accountsOf(vault: Vault): Promise<readonly Account[]> {
  const state = await vault.state();
  if (state === 'missing' || state === 'lost') throw new Failure(`vault-${state}`);
  return vault.accounts();
}

/** The account with what a person changed; parameters and links are checked again, the secret stays. */
function changed(account: Account, changes: Changes): Account {
  const { issuer, label, algorithm, digits, period, counter } = changes;
  const { secret, type, key: _former, ...rest } = account;
  const parts = { issuer, label, type, algorithm, digits, period, counter, secret: encodeBase32(secret) };
  const links = [...new Set(changes.links.map(parseTypedOrigin))].map((origin) => ({ origin }));
  const draft = draftFromParts(parts);
  return { ...rest, ...draft, links, ...keyAfter(account.key, changes.keyName, draft) };
}

/** How programs know an account after a person changed it. Its id names its secret, so it stays while there is a name. */
function keyAfter(
  former: AccountKey | undefined,
  name: string | undefined,
  draft: AccountDraft,
): { readonly key?: AccountKey } {
  // A key that only the agent API knows has no name, and keeps what it has.
  const isNameless = former?.name === null;
  if (name === undefined) return former === undefined ? {} : { key: former };
  if (name === '') return isNameless ? { key: former } : {};
  if (!isKeyName(name)) throw new Failure('key-name-broken');
  if (!mayBeKey(draft)) throw new Failure('key-digits');
  return { key: { ...(former ?? { id: crypto.randomUUID(), skew: 1, isIssued: false }), name } };
}

async function previewOf(draft: AccountDraft, accounts: readonly Account[], now: number): Promise<Preview> {
  const { secret: _secret, ...shown } = draft;
  const twin = findTwin(draft, accounts);
  return {
    ...shown,
    code: draft.type === 'hotp' ? null : await codeFor({ ...draft, id: '' }, 0, now),
    twin: twin === null ? null : { account: summarize(twin.account), sameSecret: twin.sameSecret },
  };
}

/** What our pages may ask about one account: saving it, changing it, showing its secret. */
import { type Account, type AccountDraft, type AccountSummary, summarize } from '@/lib/account/account';
import { codesKey, findTwin } from '@/lib/account/duplicates';
import { encodeBase32 } from '@/lib/bytes/base32';
import { Failure } from '@/lib/failure/failure';
import { type Linked, linkFor } from '@/lib/match/origin';
import type { Handlers } from '@/lib/messages/channel';
import type { Changes, FromUi, Given, Preview } from '@/lib/messages/from-ui';
import { formatOtpauth } from '@/lib/otpauth/format';
import { parseOtpauth } from '@/lib/otpauth/parse';
import { draftFromParts } from '@/lib/otpauth/parts';
import type { Vault } from '@/lib/vault/vault';
import { codeFor } from './codes';
import { editLinks } from './edit-links';
import { keyAfter } from './key-name';
import type { RareContext } from './rare';

type Methods = 'add' | 'edit' | 'reveal' | 'preview';

export function accountHandlers({
  context,
  vault,
  findAsk,
  announce,
  enrolments,
  loadHosts,
}: RareContext): Pick<Handlers<FromUi, void>, Methods> {
  const told = (account: Account): AccountSummary => {
    announce({ announce: 'changed' });
    return summarize(account);
  };
  return {
    add: async ({ given, askId, operationId }) => {
      const ask = askId === null ? null : await findAsk(askId);
      const link = linkFor(ask?.origin ?? '');
      const links = link === null ? [] : [link];
      const account = await vault.add(draftOf(given), links, operationId);
      if (link !== null) await enrolments.begin(account.id);
      return told(account);
    },
    edit: async ({ id, changes }) => {
      const linkage = await editLinks(await vault.account(id), changes, loadHosts);
      return told(await vault.update(id, (account) => changed(account, changes, linkage)));
    },
    reveal: async ({ id, passphrase }) => {
      await vault.verifyPassphrase(passphrase);
      const account = await vault.account(id);
      const { secret, spareCodes = [] } = account;
      return { secret: encodeBase32(secret), uri: formatOtpauth(account), spareCodes };
    },
    preview: async ({ given }) => previewOf(draftOf(given), await accountsOf(vault), context.now()),
  };
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
function changed(account: Account, changes: Changes, linkage: Linked): Account {
  const { issuer, label, algorithm, digits, period, counter } = changes;
  const { secret, type, key: _former, plainHttp: _before, worked, ...rest } = account;
  const parts = { issuer, label, type, algorithm, digits, period, counter, secret: encodeBase32(secret) };
  const draft = draftFromParts(parts);
  const after = { ...rest, ...draft, ...linkage, ...keyAfter(account.key, changes.keyName, draft) };
  // Other codes are codes that no site has taken yet.
  return worked !== undefined && codesKey(account) === codesKey(draft) ? { ...after, worked } : after;
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

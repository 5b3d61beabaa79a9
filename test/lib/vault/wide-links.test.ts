/** Links that say more than an origin. Covers: that they are kept, and that what does not know them fills less. */
import { expect, test } from 'vitest';
import type { Entry } from '@/lib/vault/account-json';
import { toColumns, toEntries } from '@/lib/vault/bulk-columns';
import { createUnlocked, DRAFT, endBrowser, PASSPHRASE } from './workers';

const LINKS = [{ origin: 'https://login.example.com', site: 'example.com' }, { origin: 'https://example.org' }];

test('they are there after the browser was closed', async () => {
  const { vault, session, start } = await createUnlocked();
  const { id } = await vault.add(DRAFT, LINKS, 'one');
  await vault.update(id, (account) => ({ ...account, plainHttp: true }));
  endBrowser(session);
  const worker = start();
  await worker.unlock(PASSPHRASE);
  expect(await worker.account(id)).toMatchObject({ links: LINKS, plainHttp: true });
});

test('an account out of a backup keeps them', async () => {
  const { vault } = await createUnlocked();
  await vault.bring([{ draft: DRAFT, links: LINKS, createdAt: 1, replaces: null, plainHttp: true }], 'one');
  expect(await vault.accounts()).toMatchObject([{ links: LINKS, plainHttp: true }]);
});

test('in the bulk copy a reader that knows origins alone finds these', () => {
  const account = { ...DRAFT, id: 'a', links: LINKS, createdAt: 1, deletedAt: null };
  const plain = { ...account, id: 'b', links: [{ origin: 'https://example.net' }] };
  const entries: Entry[] = [account, plain].map((account) => ({ account, operationId: 'o', version: 1 }));
  const columns = JSON.parse(JSON.stringify(toColumns(entries)));
  expect(columns.links).toEqual(['https://login.example.com https://example.org', 'https://example.net']);
  expect(columns.more).toEqual([[0, { links: LINKS }]]);
  const secrets = Uint8Array.from([...DRAFT.secret, ...DRAFT.secret]).buffer;
  const read = Array.from(toEntries(columns, secrets).values(), ({ account }) => account.links);
  expect(read).toEqual([LINKS, plain.links]);
});

/**
 * The forms of real projects as their servers render them, from the corpus
 * beside the project, with a server behind each that checks what is sent by an
 * implementation of its own. Read in place, and skipped where it is not there.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { verify } from 'otplib';
import type { Locator } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startWithVault } from '@/test/support/journey';
import { acceptOffer } from '@/test/support/product';
import { waitUntil } from '@/test/support/wait';
import { CORPUS, hasCorpus, readEntries } from '../detect/corpus.ts';

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const URI = `otpauth://totp/Forms:alice?secret=${SECRET}&issuer=Forms`;
/** Each in its project's own markup, one page a project. */
const FORMS: readonly (readonly [project: string, file: string])[] = [
  ['Canvas', 'canvas-otp.html'],
  ['Diaspora', 'diaspora-en.html'],
  ['Firefly III', 'firefly-mfa-en.html'],
  ['Gitea', 'gitea-twofa.html'],
  ['GitLab', 'gitlab-2fa.html'],
  ['Joomla', 'joomla-captive.html'],
  ['Jumpserver', 'jumpserver-mfa-en.html'],
  ['Keycloak', 'keycloak-otp.html'],
  ['Lobsters', 'lobsters-2fa.html'],
  ['mailcow', 'mailcow-login-en.html'],
  ['Mastodon', 'mastodon-otp.html'],
  ['Nextcloud', 'nextcloud-totp-en.html'],
  ['phpMyAdmin', 'phpmyadmin-2fa.html'],
  ['Plausible', 'plausible-verify.html'],
  ['Wagtail', 'wagtail2fa-en.html'],
  ['wallabag', 'wallabag-en.html'],
  ['WordPress', 'wp-two-factor-totp.html'],
  ['Zitadel', 'zitadel-mfa.html'],
];

if (!hasCorpus()) console.log('Skipped, because the corpus of forms is not beside the project.');

describe.skipIf(!hasCorpus())('lets in with the code that was filled into the form of', () => {
  const entries = hasCorpus() ? readEntries() : [];
  const server = createServer(async (request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.method === 'POST') return response.end((await isAccepted(request)) ? 'You are in.' : 'Wrong code.');
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = FORMS.find(([, name]) => pathname === `/${name}`)?.[1];
    return file === undefined
      ? response.writeHead(404).end()
      : response.end(readFileSync(join(CORPUS, 'positive', file)));
  });
  let journey: Journey;
  let origin: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://forms.localhost:${(server.address() as AddressInfo).port}`;
    journey = await startWithVault();
    const account = await journey.ask('add', { given: { uri: URI }, askId: null, operationId: crypto.randomUUID() });
    await journey.ask('edit', { id: account.id, changes: { ...account, links: [origin] } });
  });
  afterEach(() => journey.closePages());
  afterAll(async () => {
    await journey?.end();
    server.close();
  });

  test.each(FORMS)('%s', async (_project, file) => {
    const selector = entries.find((entry) => entry.file === `positive/${file}`)?.fields[0]?.selector ?? '';
    const page = await journey.browser.newPage(`${origin}/${file}`);
    const field = page.locator(selector);
    await acceptOffer(page, field);
    await waitUntil('a filled code', async () => /^\d{6}$/.test(await field.inputValue()));
    await submitFormOf(field);
    await waitUntil('the verdict', async () => /You are in|Wrong code/.test((await page.textContent('body')) ?? ''));
    expect(await page.textContent('body')).toBe('You are in.');
  });
});

/** As its button does, but for other fields that the abridged page leaves empty. */
async function submitFormOf(field: Locator): Promise<void> {
  await field.evaluate((input) => {
    const { form } = input as HTMLInputElement;
    if (form === null) throw new Error('The field is in no form.');
    form.noValidate = true;
    HTMLFormElement.prototype.requestSubmit.call(form);
  });
}

/** Whether any of the fields that came in holds a code that is good now. */
async function isAccepted(request: IncomingMessage): Promise<boolean> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const values = [...new URLSearchParams(Buffer.concat(chunks).toString()).values()];
  const codes = values.filter((value) => /^\d{6}$/.test(value));
  const verdicts = await Promise.all(
    codes.map((token) => verify({ secret: SECRET, token, epoch: Math.floor(Date.now() / 1000), epochTolerance: 30 })),
  );
  return verdicts.some(({ valid }) => valid);
}

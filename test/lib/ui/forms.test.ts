/** The models of the forms: what they send, what they keep, what they say. Their screens are seen in journeys. */
import { describe, expect, test } from 'vitest';
import type { Ask, Preview } from '@/lib/messages/from-ui';
import { createAddModel, isNamedAfter, linkIn, wholeNumber } from '@/lib/ui/add-model';
import { exportLinksIn } from '@/lib/ui/batch-model';
import { createEditModel } from '@/lib/ui/edit-model';
import { linkName } from '@/lib/ui/link-name';
import { createRevealModel } from '@/lib/ui/reveal-model';
import { account, answering, refuse } from './answers';

const ASK: Ask = { id: 'ask', origin: 'https://login.northwind.example', wantsFill: false, notice: null };
const PREVIEW: Preview = {
  issuer: 'Northwind',
  label: 'frank',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
  code: null,
  twin: null,
};

describe('a link in what was pasted', () => {
  test.each([
    ['otpauth://totp/a?secret=JBSW', 'otpauth://totp/a?secret=JBSW'],
    ['  Scan this: "otpauth://totp/a?secret=JBSW" ', 'otpauth://totp/a?secret=JBSW'],
    ['OTPAUTH://totp/a', 'OTPAUTH://totp/a'],
    [' otpauth://totp/Big Corp:a?secret=JBSW\n', 'otpauth://totp/Big Corp:a?secret=JBSW'],
    ['otpauth-migration://offline?data=x', 'otpauth-migration://offline?data=x'],
    ['JBSW Y3DP', null],
    ['https://example.com/otpauth:/x', null],
    ['', null],
  ])('%j', (text, link) => {
    expect(linkIn(text)).toBe(link);
  });
});

test.each([
  ['otpauth-migration://offline?data=a%2B', ['otpauth-migration://offline?data=a%2B']],
  ['1: otpauth-migration://a\n2: OTPAUTH-MIGRATION://b "', ['otpauth-migration://a', 'OTPAUTH-MIGRATION://b']],
  ['otpauth://totp/a?secret=JBSW', []],
])('the links of an export in %j', (text, links) => {
  expect(exportLinksIn(text)).toEqual(links);
});

test('an export that was pasted leads to what is in it', async () => {
  const batch = { size: 2, parts: [1], accounts: [], skipped: [] };
  const { call, told } = answering({ readBatch: () => batch });
  const model = createAddModel(call, null);
  model.change({ source: 'Part 2: otpauth-migration://offline?data=b' });
  await model.check();
  const { value } = model.state;
  if (value.step !== 'batch') throw new Error(`at ${value.step}`);
  expect(value.batch.batch.value).toEqual(batch);
  expect(told).toEqual([{ method: 'readBatch', args: { uris: ['otpauth-migration://offline?data=b'] } }]);
});

test.each([
  ['6', 6],
  [' 30 ', 30],
  ['', -1],
  ['6.5', -1],
  ['-1', -1],
  ['1e3', -1],
  ['six', -1],
])('%j is the number %i', (text, number) => {
  expect(wholeNumber(text)).toBe(number);
});

describe('the name of a site', () => {
  test.each([
    ['https://login.northwind.example', 'Northwind', true],
    ['https://github.com', 'Git Hub', true],
    ['https://www.git-hub.co.uk', 'GitHub', true],
    ['https://www.ibm.com', 'IBM', true],
    ['https://news.example', 'Northwind', false],
    ['https://github.com.evil.example', 'GitHub', false],
    ['https://github-login.example', 'GitHub', false],
    ['https://x.com', 'X', false],
    ['https://example.com', '', false],
  ])('%s and %s', (origin, issuer, isNamed) => {
    expect(isNamedAfter(origin, issuer)).toBe(isNamed);
  });
});

describe('names in links to choose from', () => {
  test.each([
    [
      'otpauth://totp/Northwind:frank%40uni.example?issuer=Northwind',
      { issuer: 'Northwind', label: 'frank@uni.example' },
    ],
    ['otpauth://totp/frank?secret=A&issuer=Big%20Corp', { issuer: 'Big Corp', label: 'frank' }],
    ['otpauth://totp/Acme: bob', { issuer: 'Acme', label: 'bob' }],
    ['otpauth://totp/100%?secret=A', { issuer: '', label: '100%' }],
    ['https://example.com', null],
  ])('%s', (text, name) => {
    expect(linkName(text)).toEqual(name);
  });
});

describe('adding', () => {
  test('a secret is sent as typed, with the parameters as numbers', async () => {
    const { call, told } = answering({ preview: () => PREVIEW });
    const model = createAddModel(call, null);
    model.change({ source: 'jbsw y3dp', issuer: ' Northwind ', digits: '8', type: 'hotp', counter: '41', period: 'x' });
    await model.check();
    expect(told[0]?.args).toEqual({
      given: {
        issuer: 'Northwind',
        label: '',
        secret: 'jbsw y3dp',
        type: 'hotp',
        algorithm: 'SHA1',
        digits: 8,
        period: 30,
        counter: 41,
      },
    });
  });

  test('an address of another kind is sent as a link, to be refused as one', async () => {
    const { call, told } = answering({ preview: () => refuse('uri-foreign') });
    const model = createAddModel(call, null);
    model.change({ source: 'https://example.com/setup' });
    await model.check();
    expect(told[0]?.args).toEqual({ given: { uri: 'https://example.com/setup' } });
  });

  test('a refusal keeps what was typed, and is forgotten at the next key', async () => {
    const { call } = answering({ preview: () => refuse('secret-not-base32') });
    const model = createAddModel(call, null);
    model.change({ source: 'JBSW1', issuer: 'Northwind' });
    await model.check();
    expect(model.state.value).toEqual({ step: 'refused', code: 'secret-not-base32' });
    expect(model.form.value).toMatchObject({ source: 'JBSW1', issuer: 'Northwind' });
    model.change({ source: 'JBSW' });
    expect(model.state.value).toEqual({ step: 'form' });
  });

  test('nothing is saved before the preview is confirmed, and it is linked only where the switch is on', async () => {
    const { call, told } = answering({ preview: () => PREVIEW, add: () => account('new') });
    const model = createAddModel(call, ASK);
    model.change({ source: 'otpauth://totp/x?secret=JBSW' });
    await model.check();
    expect(told.map(({ method }) => method)).toEqual(['preview']);
    const state = model.state.value;
    if (state.step !== 'preview') throw new Error('no preview');
    expect(state.save.isLinking.value).toBe(true);
    state.save.setLinking(false);
    expect(await state.save.save()).toEqual(account('new'));
    expect(told[1]?.args).toMatchObject({ given: { uri: 'otpauth://totp/x?secret=JBSW' }, askId: null });
  });

  test('a second try after a failure is the same operation', async () => {
    let tries = 0;
    const { call, told } = answering({
      preview: () => PREVIEW,
      add: () => (++tries === 1 ? refuse('storage-refused') : account('new')),
    });
    const model = createAddModel(call, ASK);
    model.change({ source: 'JBSW' });
    await model.check();
    const state = model.state.value;
    if (state.step !== 'preview') throw new Error('no preview');
    expect(await state.save.save()).toBeNull();
    expect(state.save.state.value).toEqual({ step: 'refused', code: 'storage-refused' });
    await state.save.save();
    const operations = told.slice(1).map(({ args }) => (args as { operationId: string }).operationId);
    expect(new Set(operations).size).toBe(1);
  });
});

describe('editing', () => {
  const saved = account('a', { links: [{ origin: 'https://a.example' }] });

  test('the whole list of links is sent, without the lines left empty', async () => {
    const { call, told } = answering({ edit: () => saved });
    const model = createEditModel(call, saved);
    model.addLink('https://b.example');
    model.addLink('');
    model.changeLink(0, ' https://c.example ');
    await model.save();
    expect(told.find(({ method }) => method === 'edit')?.args).toMatchObject({
      id: 'a',
      changes: { links: ['https://c.example', 'https://b.example'] },
    });
  });

  test('a link can be widened where it has a site, and another address is another decision', async () => {
    const links = [{ origin: 'https://a.example.com', site: 'example.com' }, { origin: 'https://b.example.org' }];
    const saved = account('a', { links });
    const { call, told } = answering({
      wholeSites: ({ addresses }) => addresses.map((address) => address.match(/example\.\w+$/)?.[0] ?? null),
      edit: () => saved,
    });
    const model = createEditModel(call, saved);
    await model.lookAtSites();
    expect(model.sites.value).toEqual(['example.com', 'example.org']);
    model.changeLink(0, 'https://c.example.com');
    model.widenLink(1, true);
    model.change({ plainHttp: true });
    await model.save();
    expect(told.find(({ method }) => method === 'edit')?.args).toMatchObject({
      changes: {
        links: ['https://c.example.com', 'https://b.example.org'],
        wholeSites: ['https://b.example.org'],
        plainHttp: true,
      },
    });
  });

  test('a number that is none is left to the background to refuse', async () => {
    const { call, told } = answering({ edit: () => refuse('digits-out-of-range') });
    const model = createEditModel(call, saved);
    model.change({ digits: 'six' });
    expect(await model.save()).toBeNull();
    expect(told[0]?.args).toMatchObject({ changes: { digits: -1 } });
    expect(model.state.value).toEqual({ step: 'refused', code: 'digits-out-of-range' });
    expect(model.form.value.digits).toBe('six');
  });
});

describe('showing the secret', () => {
  test('only the right passphrase shows it, and is forgotten then', async () => {
    const reveal = ({ passphrase }: { passphrase: string }) =>
      passphrase === 'right'
        ? { secret: 'JBSW', uri: 'otpauth://totp/a?secret=JBSW', spareCodes: [] }
        : refuse('passphrase-wrong');
    const { call } = answering({ reveal });
    const model = createRevealModel(call, 'a', async () => null);
    model.type('wrong');
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code: 'passphrase-wrong' });
    model.type('right');
    await model.submit();
    expect(model.state.value).toMatchObject({ step: 'shown', secret: 'JBSW', qr: null });
    expect(model.passphrase.value).toBe('');
  });
});

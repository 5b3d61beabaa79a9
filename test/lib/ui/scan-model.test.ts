/** A scan from the picture of the page to the saved account. Where else a code may come from is in `scan-sources.test.ts`. */
import { describe, expect, test } from 'vitest';
import { account, refuse } from './answers';
import { CORNERS, LINK, scanOf } from './scan-setting';

describe('a key on the page as text', () => {
  const KEY = { key: 'JBSWY3DPEHPK3PXP', algorithm: 'SHA1', digits: 6, period: 30 } as const;
  const findKeys = () => [KEY];

  test('is offered where no code is found, and leads to the preview, linked to the page', async () => {
    const { scan, told } = scanOf({ texts: [], answers: { findKeys } });
    await scan.start();
    const { value } = scan.state;
    if (value.step !== 'keys') throw new Error(value.step);
    expect(value.keys.issuer.value).toBe('Northwind');
    await scan.choose(value.keys.link());
    expect(scan.state.value).toMatchObject({ step: 'preview', save: { isLinking: { value: true } } });
    const uri =
      'otpauth://totp/Northwind%3A?secret=JBSWY3DPEHPK3PXP&issuer=Northwind&algorithm=SHA1&digits=6&period=30';
    expect(told.at(-1)).toEqual({ method: 'preview', args: { given: { uri } } });
    scan.backToChoice();
    expect(scan.state.value.step).toBe('keys');
  });

  test('is offered where the only code is for something else', async () => {
    const { scan } = scanOf({ texts: ['https://apps.example/get'], answers: { findKeys } });
    await scan.start();
    expect(scan.state.value.step).toBe('keys');
  });

  test('is not asked for where a code is found, in a file, or in a part of the page', async () => {
    const found = scanOf({ answers: { findKeys } });
    await found.scan.start();
    expect(found.did()).toEqual(['preview']);
    const { scan, did } = scanOf({ texts: [], capture: null, answers: { findKeys } });
    await scan.start();
    await scan.readFiles([new Blob(['x'])]);
    expect(scan.state.value).toEqual({ step: 'sources', code: 'image-empty', source: 'file' });
    expect(did()).toEqual([]);
  });

  test('waits for the passphrase like a code that was scanned', async () => {
    const { scan, state } = scanOf({ texts: [], vault: 'locked', answers: { findKeys } });
    await scan.start();
    if (scan.state.value.step !== 'keys') throw new Error(scan.state.value.step);
    await scan.choose(scan.state.value.keys.link());
    expect(scan.state.value.step).toBe('unlock');
    state.vault = 'unlocked';
    await scan.resume();
    expect(scan.state.value.step).toBe('preview');
  });
});

test('a vault that is lost is not taken for none', async () => {
  const { scan } = scanOf({ vault: 'lost' });
  await scan.start();
  expect(scan.state.value.step).toBe('lost');
});

describe('what was found', () => {
  test('on the page is outlined there until the window goes', async () => {
    const { scan, told } = scanOf({ texts: [LINK, 'https://example.com/'] });
    await scan.start();
    expect(scan.isOutlined.value).toBe(true);
    scan.leave();
    expect(told.filter(({ method }) => method === 'outline').map(({ args }) => args)).toEqual([
      { askId: 'ask', marks: [CORNERS, CORNERS] },
      { askId: 'ask', marks: [] },
    ]);
  });

  test('by the popup already is not looked for again', async () => {
    const { scan, did } = scanOf({ answers: { takeCapture: () => ({ texts: [LINK] }) } });
    await scan.start();
    expect(scan.state.value.step).toBe('preview');
    expect(did()).toEqual(['preview']);
    expect(scan.isOutlined.value).toBe(false);
  });

  test('one link is shown before anything is saved', async () => {
    const { scan, did } = scanOf({});
    await scan.start();
    expect(scan.state.value.step).toBe('preview');
    expect(did()).toEqual(['preview']);
  });

  test('several codes are a choice, and it can be gone back to', async () => {
    const { scan, did } = scanOf({ texts: [LINK, 'https://evil.example'] });
    await scan.start();
    expect(scan.state.value).toEqual({ step: 'choose', texts: [LINK, 'https://evil.example'] });
    expect(did()).toEqual([]);
    await scan.choose('https://evil.example');
    expect(scan.state.value).toEqual({ step: 'text', text: 'https://evil.example' });
    scan.backToChoice();
    await scan.choose(LINK);
    expect(scan.state.value.step).toBe('preview');
  });

  test('what is no link of ours is shown as text, and nobody is told', async () => {
    const { scan, did, told } = scanOf({ texts: ['WIFI:S:home;P:secret;;'] });
    await scan.start();
    expect(scan.state.value).toEqual({ step: 'text', text: 'WIFI:S:home;P:secret;;' });
    expect(did()).toEqual(['findKeys']);
    expect(JSON.stringify(told)).not.toContain('WIFI');
  });

  test('a broken link is explained', async () => {
    const { scan } = scanOf({ preview: () => refuse('uri-broken') });
    await scan.start();
    expect(scan.state.value).toEqual({ step: 'failed', code: 'uri-broken' });
  });
});

describe('without an open vault', () => {
  test.each([
    ['missing', 'create'],
    ['locked', 'unlock'],
  ] as const)('%s leads through %s and back to the same preview', async (vault, step) => {
    const { scan, state, told } = scanOf({ vault });
    await scan.start();
    expect(scan.state.value).toEqual({ step });
    state.vault = 'unlocked';
    await scan.resume();
    expect(scan.state.value.step).toBe('preview');
    expect(told.at(-1)).toEqual({ method: 'preview', args: { given: { uri: LINK } } });
  });

  test('locking in between asks for the passphrase and keeps what was read', async () => {
    const { scan, state } = scanOf({});
    await scan.start();
    state.vault = 'locked';
    scan.hear({ announce: 'locked' });
    expect(scan.state.value).toEqual({ step: 'unlock' });
    state.vault = 'unlocked';
    await scan.resume();
    expect(scan.state.value.step).toBe('preview');
  });

  test('locking leaves alone what needs no vault', async () => {
    const { scan } = scanOf({ texts: [] });
    await scan.start();
    scan.hear({ announce: 'locked' });
    expect(scan.state.value).toEqual({ step: 'sources', code: 'image-empty', source: 'page' });
  });
});

describe('saving', () => {
  test('saves with the ask, fills, closes', async () => {
    const { scan, told, did, closed } = scanOf({});
    await scan.start();
    await scan.save();
    expect(did()).toEqual(['preview', 'add', 'fill']);
    expect(told.at(-2)?.args).toMatchObject({ given: { uri: LINK }, askId: 'ask' });
    expect(told.at(-1)?.args).toEqual({ id: 'new', askId: 'ask', link: false });
    expect(closed()).toBe(1);
  });

  test('a page without a field: it is saved, and that is said', async () => {
    const { scan, closed } = scanOf({ fill: () => refuse('field-missing') });
    await scan.start();
    await scan.save();
    expect(scan.state.value).toEqual({ step: 'saved', account: account('new'), code: 'field-missing' });
    expect(closed()).toBe(0);
  });

  test('with the switch off it is neither linked nor filled', async () => {
    const { scan, told, did } = scanOf({});
    await scan.start();
    if (scan.state.value.step === 'preview') scan.state.value.save.setLinking(false);
    await scan.save();
    expect(did()).toEqual(['preview', 'add']);
    expect(told.at(-1)?.args).toMatchObject({ askId: null });
  });
});

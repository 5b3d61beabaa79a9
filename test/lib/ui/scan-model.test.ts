import { describe, expect, test } from 'vitest';
import type { FailureCode } from '@/lib/failure/failure';
import type { FromUi, Opening, Preview, VaultState } from '@/lib/messages/from-ui';
import type { Capture } from '@/lib/messages/scan-from-ui';
import type { Picture } from '@/lib/qr/picture';
import { createScan } from '@/lib/ui/scan-model';
import { readFiles, type ScanPictures } from '@/lib/ui/scan-pictures';
import { account, answering, refuse } from './answers';

const LINK = 'otpauth://totp/Northwind:frank?secret=JBSWY3DP';
const ASK = { id: 'ask', origin: 'https://northwind.example', wantsFill: false, notice: null };
const CAPTURE: Capture = { image: 'data:image/png;base64,', area: null, own: null };
const PICTURE: Picture = { data: new Uint8ClampedArray(400), width: 10, height: 10 };
/** A clicked picture by itself. */
const OWN = 'data:image/png;base64,own';
const SMALL: Picture = { data: new Uint8ClampedArray(4), width: 1, height: 1 };
const CORNERS = [
  { x: 0, y: 0 },
  { x: 0.1, y: 0 },
  { x: 0.1, y: 0.1 },
  { x: 0, y: 0.1 },
];
/** What happens with every scan. */
const UNREMARKABLE: readonly (keyof FromUi)[] = ['open', 'takeCapture', 'outline'];
const PREVIEW = { issuer: 'Northwind', label: 'frank', code: null, twin: null } as Preview;

interface Setting {
  readonly texts?: readonly string[];
  readonly vault?: VaultState;
  readonly capture?: Capture | FailureCode | null;
  readonly answers?: Parameters<typeof answering>[0];
  readonly fill?: () => void;
  /** What is read of a region. */
  readonly part?: readonly string[];
  readonly preview?: () => Preview;
}

function scanOf({ texts = [LINK], vault = 'unlocked', capture = CAPTURE, fill = () => {}, ...more }: Setting) {
  const state = { vault };
  const open = (): Opening => ({ state: state.vault, ask: ASK, listing: null, notice: null });
  const preview = (): Preview => {
    if (state.vault !== 'unlocked') return refuse(`vault-${state.vault}`);
    return more.preview?.() ?? PREVIEW;
  };
  const { call, told } = answering({
    open,
    takeCapture: () => (typeof capture === 'string' ? refuse(capture) : capture),
    preview,
    add: () => account('new'),
    fill,
    outline: () => {},
    findKeys: () => [],
    ...more.answers,
  });
  const closings: true[] = [];
  const pictures: ScanPictures = {
    ofCapture: async ({ image }) => (image === OWN ? SMALL : PICTURE),
    ofFile: async (file) => (file.size > 0 ? PICTURE : refuse('image-unreadable')),
    ofScreen: async () => refuse('screen-refused'),
    read: async (picture) => (picture === PICTURE ? texts : (more.part ?? [])),
    readPlaced: async () => texts.map((text) => ({ text, corners: CORNERS })),
  };
  const scan = createScan({ call, askId: 'ask', pictures, closeWindow: () => closings.push(true) });
  const did = () => told.map(({ method }) => method).filter((method: keyof FromUi) => !UNREMARKABLE.includes(method));
  return { scan, state, told, did, closed: () => closings.length };
}

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

describe('a clicked picture that the page has more of than it shows', () => {
  const clicked = { ...CAPTURE, own: OWN };

  test('is read by itself, whatever else is on the page', async () => {
    const { scan } = scanOf({ capture: clicked, texts: ['https://a.example', 'https://b.example'], part: [LINK] });
    await scan.start();
    expect(scan.state.value.step).toBe('preview');
  });

  test('and no code in it gives way to the page', async () => {
    const { scan } = scanOf({ capture: clicked, texts: [LINK], part: [] });
    await scan.start();
    expect(scan.state.value.step).toBe('preview');
  });
});

describe('other places to look', () => {
  test.each([
    ['nothing was found on the page', { texts: [] }, 'image-empty', 'page'],
    ['the browser took no picture', { capture: 'capture-refused' }, 'capture-refused', null],
    ['there is no picture any more', { capture: 'page-gone' }, 'page-gone', null],
    ['none was wanted', { capture: null }, null, null],
  ] as const)('are offered where %s', async (_, setting, code, source) => {
    const { scan } = scanOf(setting);
    await scan.start();
    expect(scan.state.value).toEqual({ step: 'sources', code, source });
  });

  test('a part of the page that was drawn is read alone', async () => {
    const { scan } = scanOf({ texts: [], part: [LINK] });
    await scan.start();
    scan.go('region');
    expect(scan.state.value).toEqual({ step: 'region', picture: PICTURE });
    await scan.readRegion({ x: 0.2, y: 0.2, width: 0.5, height: 0.5 });
    expect(scan.state.value.step).toBe('preview');
  });

  test('of several files one that is a picture is enough', async () => {
    const { scan } = scanOf({ capture: null });
    await scan.start();
    await scan.readFiles([new Blob([]), new Blob(['x'])]);
    expect(scan.state.value.step).toBe('preview');
    await scan.readFiles([new Blob([])]);
    expect(scan.state.value).toEqual({ step: 'sources', code: 'image-unreadable', source: 'file' });
  });

  test.each([
    ['what the page shows gets linked to it, whatever its name', 'page', 'Contoso', true],
    ['a file of another site does not', 'file', 'Contoso', false],
    ['a file named after the page does', 'file', 'Northwind', true],
    ['what the camera saw of another site does not', 'camera', 'Contoso', false],
  ] as const)('%s', async (_name, source, issuer, isLinking) => {
    const { scan } = scanOf({ preview: () => ({ ...PREVIEW, issuer }) });
    await scan.start();
    if (source === 'file') await scan.readFiles([new Blob(['x'])]);
    if (source === 'camera') await scan.accept([LINK]);
    const state = scan.state.value;
    expect(state.step === 'preview' && state.save.isLinking.value).toBe(isLinking);
  });

  test('of several files one is in memory at a time', async () => {
    const did: string[] = [];
    const pictures: ScanPictures = {
      ofCapture: async () => PICTURE,
      ofFile: async () => {
        did.push('open');
        return PICTURE;
      },
      ofScreen: async () => PICTURE,
      read: async () => {
        did.push('read');
        return [];
      },
      readPlaced: async () => [],
    };
    const blobs = [new Blob(['a']), new Blob(['b'])];
    await expect(readFiles(pictures, blobs)).rejects.toMatchObject({ code: 'image-empty' });
    expect(did).toEqual(['open', 'read', 'open', 'read']);
  });

  test('a screen that was not shared is said', async () => {
    const { scan } = scanOf({ capture: null });
    await scan.start();
    await scan.readScreen();
    expect(scan.state.value).toEqual({ step: 'sources', code: 'screen-refused', source: 'screen' });
  });

  test('what the camera saw goes the same way', async () => {
    const { scan } = scanOf({ capture: null });
    await scan.start();
    scan.go('camera');
    await scan.accept([LINK]);
    expect(scan.state.value.step).toBe('preview');
  });
});

describe('an export in several codes', () => {
  const part = (index: number) => `otpauth-migration://offline?data=${index}`;
  const parts = (uris: readonly string[]) => uris.map((uri) => Number(uri.at(-1)));
  const batchOf = (texts: readonly string[]) =>
    scanOf({
      texts,
      answers: {
        readBatch: ({ uris }) => {
          const others = uris.filter((uri) => uri.endsWith('9'));
          if (others.length > 0 && others.length < uris.length) return refuse('batch-mixed');
          return { size: 4, parts: parts(uris), accounts: [], skipped: [] };
        },
        saveBatch: () => ({ saved: 12 }),
      },
    });

  test('is collected over several scans, in any order, each code once', async () => {
    const { scan, told } = batchOf([part(3)]);
    await scan.start();
    await scan.accept([part(1), part(3)]);
    const { value } = scan.state;
    if (value.step !== 'batch') throw new Error(`at ${value.step}`);
    expect(value.batch.batch.value.parts).toEqual([3, 1]);
    await value.batch.save();
    expect(value.batch.state.value).toEqual({ step: 'saved', count: 12 });
    expect(told.at(-1)).toMatchObject({ method: 'saveBatch', args: { uris: [part(3), part(1)] } });
  });

  test('that was seen beside a web link is not mixed up with it', async () => {
    const { scan } = batchOf(['https://example.com', part(0), part(1)]);
    await scan.start();
    expect(scan.state.value.step).toBe('batch');
  });

  test('refuses codes of another one and keeps its own', async () => {
    const { scan } = batchOf([part(0)]);
    await scan.start();
    await scan.accept([part(9)]);
    const { value } = scan.state;
    if (value.step !== 'batch') throw new Error(`at ${value.step}`);
    expect(value.batch.state.value).toEqual({ step: 'refused', code: 'batch-mixed' });
    expect(value.batch.batch.value.parts).toEqual([0]);
  });

  test('makes room for another one once it is whole and saved', async () => {
    const { scan } = batchOf([part(0), part(1), part(2), part(3)]);
    await scan.start();
    const first = scan.state.value;
    if (first.step !== 'batch') throw new Error(`at ${first.step}`);
    await first.batch.save();
    await scan.accept([part(9)]);
    const { value } = scan.state;
    if (value.step !== 'batch') throw new Error(`at ${value.step}`);
    expect(value.batch.batch.value.parts).toEqual([9]);
    expect(value.batch.state.value).toEqual({ step: 'showing' });
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

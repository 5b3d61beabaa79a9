/** Scans of other than the page's picture: a clicked picture, a part of the page, files, a screen, the camera, exports in several codes. */
import { describe, expect, test } from 'vitest';
import { readFiles, type ScanPictures } from '@/lib/ui/scan-pictures';
import { refuse } from './answers';
import { CAPTURE, LINK, OWN, PICTURE, PREVIEW, scanOf } from './scan-setting';

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

/** Which documents may take a code. Covers: chains of frames, inherited origins, documents that were left. */
import { describe, expect, test } from 'vitest';
import { isCurrent, mayOffer, type PageDocument, trustedFrames } from '@/lib/background/documents';
import type { Frame } from '@/lib/browser/frames';

const frame = (frameId: number, parentFrameId: number, url: string, more: Partial<Frame> = {}): Frame => ({
  frameId,
  parentFrameId,
  documentId: `D${frameId}`,
  url,
  ...more,
});
const PRERENDERED: Partial<Frame> = { documentLifecycle: 'prerender' };
const TOP = frame(0, -1, 'https://bank.example/login');

const trusted = (...frames: Frame[]): number[] => trustedFrames(frames).map((one) => one.frameId);

describe('frames', () => {
  test('the top document is trusted with its own origin', () => {
    expect(trusted(TOP)).toEqual([0]);
  });

  test.each([
    ['a frame of the same origin', 'https://bank.example/otp', [0, 4]],
    ['a frame of another host', 'https://ads.example/otp', [0]],
    ['a frame of a subdomain', 'https://pay.bank.example/', [0]],
    ['a frame of another port', 'https://bank.example:8443/', [0]],
    ['a frame without encryption', 'http://bank.example/', [0]],
    ['a frame without an address', 'about:blank', [0, 4]],
    ['a srcdoc frame', 'about:srcdoc', [0, 4]],
    ['a blob: frame of its own', 'blob:https://bank.example/2b1e', [0, 4]],
    ['a blob: frame that another site made', 'blob:https://evil.example/2b1e', [0]],
    ['a blob: frame that a sandboxed document made', 'blob:null/2b1e', [0]],
    ['a data: frame', 'data:text/html,x', [0]],
  ])('%s', (_name, url, expected) => {
    expect(trusted(TOP, frame(4, 0, url))).toEqual(expected);
  });

  test('a frame of the same origin inside one of another origin is not trusted', () => {
    expect(trusted(TOP, frame(4, 0, 'https://ads.example/'), frame(5, 4, 'https://bank.example/'))).toEqual([0]);
  });

  test('a blank frame inside a foreign one is as foreign', () => {
    expect(trusted(TOP, frame(4, 0, 'https://ads.example/'), frame(5, 4, 'about:blank'))).toEqual([0]);
  });

  test('a document that is not active is not trusted', () => {
    expect(trusted(frame(0, -1, 'https://bank.example/', { documentLifecycle: 'prerender' }))).toEqual([]);
  });

  test.each(['chrome://settings/', 'file:///a.html', 'about:blank', 'data:text/html,x'])('%s on top is not', (url) => {
    expect(trusted(frame(0, -1, url))).toEqual([]);
  });
});

describe('a document', () => {
  const document: PageDocument = { tabId: 1, frameId: 0, documentId: 'D0', origin: 'https://bank.example' };

  test('is current while its frame shows it', () => {
    expect(isCurrent([TOP], document)).toBe(true);
  });

  test('is gone after a navigation, also to the same address', () => {
    expect(isCurrent([{ ...TOP, documentId: 'D9' }], document)).toBe(false);
  });

  test('is not what another origin says it is', () => {
    expect(isCurrent([TOP], { ...document, origin: 'https://evil.example' })).toBe(false);
  });

  test('is gone with its tab', () => {
    expect(isCurrent([], document)).toBe(false);
  });
});

describe('something of ours opens for a press in', () => {
  const pressed = (frameId: number, origin: string): PageDocument => ({
    tabId: 1,
    frameId,
    documentId: `D${frameId}`,
    origin,
  });
  const own = frame(4, 0, 'https://bank.example/otp');
  const strange = frame(5, 0, 'https://ads.example/');
  const frames = [TOP, own, strange, frame(6, 5, 'about:blank'), frame(7, -1, 'https://bank.example/', PRERENDERED)];

  test.each([
    ['the page', pressed(0, 'https://bank.example'), true],
    ['a frame of its own', pressed(4, 'https://bank.example'), true],
    ['a frame of a stranger', pressed(5, 'https://ads.example'), false],
    ['a frame that says it is the page’s', pressed(5, 'https://bank.example'), false],
    ['a blank frame of a stranger', pressed(6, 'https://ads.example'), false],
    ['a page that is only prepared', pressed(7, 'https://bank.example'), false],
    ['a page that was left', { ...pressed(0, 'https://bank.example'), documentId: 'gone' }, false],
  ])('%s: %s', (_name, document, expected) => {
    expect(mayOffer(frames, document)).toBe(expected);
  });

  test('a window that a page has written, which takes no code, and says so', () => {
    expect(mayOffer([frame(0, -1, 'about:blank')], pressed(0, 'https://bank.example'))).toBe(true);
  });
});

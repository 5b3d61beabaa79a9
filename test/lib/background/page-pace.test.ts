/** Whose asking counts against whom, in one tab. How often: `pace.test.ts`. */
import { expect, test } from 'vitest';
import type { PageDocument } from '@/lib/background/documents';
import { createPace } from '@/lib/background/pace';
import { createPagePace } from '@/lib/background/page-pace';
import type { Frame } from '@/lib/browser/frames';

const BANK = 'https://bank.example';
const ADS = 'https://ads.example';

const frame = (frameId: number, parentFrameId: number, url: string): Frame => ({
  frameId,
  parentFrameId,
  documentId: `D${frameId}`,
  url,
});
const FRAMES = [
  frame(0, -1, `${BANK}/login`),
  frame(1, 0, `${ADS}/banner`),
  frame(2, 0, `${BANK}/otp`),
  frame(3, 1, `${BANK}/otp`),
];

const document = (frameId: number, origin: string, tabId = 7): PageDocument => ({
  tabId,
  frameId,
  documentId: `D${frameId}`,
  origin,
});
const PAGE = document(0, BANK);
const ADVERT = document(1, ADS);
const LOGIN = document(2, BANK);
const FRAMED_LOGIN = document(3, BANK);

/** A tab that may ask twice a minute, in which the advertisement has asked so often already. */
async function afterAdvert() {
  const ask = createPagePace(
    createPace(2, () => 1_000_000),
    async (tabId) => (tabId === 7 ? FRAMES : []),
  );
  expect([await ask(ADVERT), await ask(ADVERT), await ask(ADVERT)]).toEqual([true, true, false]);
  return ask;
}

test('an advertisement that asks without end keeps neither the page nor its own frames from being heard', async () => {
  const ask = await afterAdvert();
  expect([await ask(PAGE), await ask(PAGE), await ask(PAGE)]).toEqual([true, true, false]);
  expect([await ask(LOGIN), await ask(LOGIN), await ask(LOGIN)]).toEqual([true, true, false]);
});

test.each([
  ['a frame of the page’s origin inside the advertisement', FRAMED_LOGIN],
  ['a document that its frame does not show any more', { ...LOGIN, documentId: 'D9' }],
  ['a frame of another origin than its address says', { ...LOGIN, origin: ADS }],
])('%s is none of the page’s own', async (_name, asker) => {
  const ask = await afterAdvert();
  expect(await ask(asker)).toBe(false);
});

test('tabs do not count against each other', async () => {
  const ask = await afterAdvert();
  expect(await ask(document(1, ADS, 8))).toBe(true);
});

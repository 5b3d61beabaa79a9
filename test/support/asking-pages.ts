/** Pages that ask for a code in many shapes, and where the offer stands in them. */
import type { FrameLocator, Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type { Chromium } from './chromium.ts';
import { BANK, openStage } from './hostile.ts';
import { findOffer } from './product.ts';

export const CODE_LABEL = 'Enter the 6-digit code from your authenticator app';
/** One field, of the class of every field here. */
export const FIELD = `<label>${CODE_LABEL} <input class=f name=otp autocomplete=one-time-code></label>`;
export const BOXES = `<p>${CODE_LABEL}</p><style>.f{width:36px;height:44px;margin:2px;padding:0;text-align:center}</style>
<div>${'<input class=f maxlength=1 inputmode=numeric>'.repeat(6)}</div>`;

export interface Asking {
  readonly fields?: string;
  /** Attributes of `html`, and of `body`. */
  readonly html?: string;
  readonly body?: string;
  readonly script?: string;
}

/** Opens such a page at `BANK`; `FIELD` is what it asks with unless told otherwise. */
export async function openAsking(browser: Chromium, asking: Asking): Promise<Page> {
  const { fields = FIELD, html = '', body = '', script = '' } = asking;
  const text = `<!doctype html><html ${html}><meta charset="utf-8"><title>Two-factor authentication</title>
<body ${body}><main><h1>Two-factor authentication</h1><form onsubmit="return false">${fields}<button>Verify</button></form></main>
<script>${script}</script>`;
  return (await openStage(browser, { [BANK]: text }, BANK)).page;
}

/** Clicks into the first field; resolves to the offer once it is there. */
export async function bringBeside(scope: Page | FrameLocator): Promise<Locator> {
  await scope.locator('.f').first().click();
  const offer = findOffer(scope);
  await offer.waitFor({ state: 'visible' });
  return offer;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels of the window. Throws where it is not drawn. */
export async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return box;
}

/** How far the offer is from the nearest of the fields, in CSS pixels; 0 where it lies over one. */
export async function gapToFields(scope: Page | FrameLocator): Promise<number> {
  const offer = await boxOf(findOffer(scope));
  const fields = await Promise.all((await scope.locator('.f').all()).map(boxOf));
  return Math.min(...fields.map((field) => gapOf(offer, field)));
}

/** Near the fields, and over none of them. */
export async function expectBeside(scope: Page | FrameLocator): Promise<void> {
  const gap = await gapToFields(scope);
  expect(gap).toBeGreaterThan(2);
  expect(gap).toBeLessThan(12);
}

function gapOf(a: Box, b: Box): number {
  const x = Math.max(0, b.x - (a.x + a.width), a.x - (b.x + b.width));
  const y = Math.max(0, b.y - (a.y + a.height), a.y - (b.y + b.height));
  return Math.max(x, y);
}

/** Counts the pictures that the extension has the browser take, by way of the debugger: the product has no door for it. */
import puppeteer from 'puppeteer-core';
import type { Chromium } from './chromium.ts';

export interface Captures {
  /** When each was asked for, in milliseconds since the epoch. */
  times(): Promise<readonly number[]>;
  end(): Promise<void>;
}

interface Counting {
  captureTimes?: number[];
}

/** From now on, and for as long as the extension's worker lives: an attached debugger keeps it alive. */
export async function countCaptures(browser: Chromium): Promise<Captures> {
  const views = await puppeteer.connect({ browserWSEndpoint: browser.process.endpoint, defaultViewport: null });
  const target = await views.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().includes(browser.extensionId),
  );
  const worker = await target.worker();
  if (worker === null) throw new Error('The extension has no worker.');
  await worker.evaluate(() => {
    const times: number[] = [];
    (globalThis as Counting).captureTimes = times;
    const { tabs } = chrome;
    const take = tabs.captureVisibleTab.bind(tabs) as (...args: unknown[]) => unknown;
    Object.defineProperty(tabs, 'captureVisibleTab', {
      configurable: true,
      value: (...args: unknown[]) => {
        times.push(Date.now());
        return take(...args);
      },
    });
  });
  return {
    times: () => worker.evaluate(() => (globalThis as Counting).captureTimes ?? []),
    end: () => views.disconnect(),
  };
}

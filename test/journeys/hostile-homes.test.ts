/**
 * The offer hangs in the page's own dialog, where its field is. A
 * page tries to hide it through what it hangs in, and has its visitor click
 * there. Wherever the button is not drawn, a code in the page would be the theft.
 */
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import {
  askingPage,
  BANK,
  bringOffer,
  middleOfOffer,
  openStage,
  pressWhere,
  type Stage,
  stolen,
} from '@/test/support/hostile';
import { findOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);

/** The whole page in a dialog, with the field in the middle of it. */
async function openDialog(): Promise<Stage> {
  const style =
    'position:fixed;inset:0;box-sizing:border-box;width:100vw;height:100vh;margin:0;border:0;padding:120px;background:#fff';
  const html = askingPage().replace('<h1>', `<div id=home role=dialog style="${style}"><h1>`);
  const stage = await openStage(journey.browser, { [BANK]: `${html}</div>` }, BANK);
  await bringOffer(stage);
  expect(await findOffer(stage.page).evaluate((host) => host.parentElement?.id)).toBe('home');
  return stage;
}

/** Runs in the page, half a second and more before the click. */
type Trick = (home: HTMLElement) => unknown;

const TRICKS: readonly (readonly [name: string, trick: Trick])[] = [
  ['is filtered away', ({ style }) => style.setProperty('filter', 'opacity(0)')],
  ['is masked but for the field', ({ style }) => style.setProperty('mask', 'linear-gradient(#000 55%,#0000 0)')],
  ['is clipped to a part without it', ({ style }) => style.setProperty('clip-path', 'inset(0 0 60% 0)')],
  ['lies elsewhere for those in it', ({ style }) => style.setProperty('translate', '0 -90px')],
  [
    'has no place for it',
    (home) => {
      for (const child of Array.from(home.children)) if (!child.matches('[popover=manual]')) child.slot = 'own';
      home.attachShadow({ mode: 'open' }).innerHTML = '<slot name=own></slot>';
    },
  ],
  [
    'has a hidden place for it',
    (home) => {
      for (const child of Array.from(home.children)) if (!child.matches('[popover=manual]')) child.slot = 'own';
      const hidden = 'opacity:0.01;visibility:hidden;filter:opacity(0);scale:0.05;overflow:clip;width:0;height:0';
      home.attachShadow({
        mode: 'open',
      }).innerHTML = `<slot name=own></slot><div style="${hidden}"><slot></slot></div>`;
    },
  ],
  [
    'has a shrunk place for it',
    (home) => {
      for (const child of Array.from(home.children)) if (!child.matches('[popover=manual]')) child.slot = 'own';
      home.attachShadow({ mode: 'open' }).innerHTML = '<slot name=own></slot><div style="zoom:0.1"><slot></slot></div>';
    },
  ],
  [
    'changes into another picture of itself',
    (home) => {
      document.head.insertAdjacentHTML(
        'beforeend',
        `<style>::view-transition{pointer-events:none}::view-transition-group(*){pointer-events:none}
::view-transition-old(*){animation:hold 60s;opacity:1}::view-transition-new(*){animation:none;opacity:0}
@keyframes hold{from,to{opacity:1}}</style>`,
      );
      const scope = home as HTMLElement & { startViewTransition?(change: () => void): unknown };
      home.style.viewTransitionName = 'home';
      scope.startViewTransition?.(() => home.style.setProperty('background', '#eee'));
    },
  ],
  [
    'fills the screen, above it and open to clicks',
    (home) => {
      home.style.pointerEvents = 'none';
      return home.requestFullscreen();
    },
  ],
  [
    'comes over it again and again, open to clicks',
    (home) => {
      home.style.pointerEvents = 'none';
      setInterval(() => {
        home.popover ??= 'manual';
        home.hidePopover();
        home.showPopover();
      }, 50);
    },
  ],
  [
    'goes over to another that comes over it, open to clicks',
    (home) => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div id=c popover=manual style="inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;pointer-events:none">Win!</div>',
      );
      const over = document.querySelector('#c') as HTMLElement & { moveBefore?(node: Node, child: null): void };
      over.showPopover();
      over.moveBefore?.(home, null);
      over.lastElementChild?.setAttribute('style', 'opacity:0.9');
    },
  ],
  [
    'is put there anew',
    (home) => {
      home.replaceWith(home.cloneNode(true));
    },
  ],
];

/** Whether most of what is on the screen around `at` is the ink of the button. */
async function isDrawnAt(page: Page, at: { x: number; y: number }): Promise<boolean> {
  const png = await page.screenshot({ clip: { x: at.x - 40, y: at.y - 14, width: 80, height: 28 } });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, image.width, image.height) ?? {};
    let inked = 0;
    for (let i = 0; i < data.length; i += 4) if ((data[i] ?? 255) < 70 && (data[i + 2] ?? 0) > 70) inked++;
    return inked > data.length / 8;
  }, png.toString('base64'));
}

describe('the dialog', () => {
  test('without a trick has it drawn, and the click fills', async () => {
    const stage = await openDialog();
    const at = await middleOfOffer(stage.page);
    expect(await isDrawnAt(stage.page, at)).toBe(true);
    await pressWhere(stage.page, at);
    expect(await stolen(stage, vault.codes)).toHaveLength(1);
  });

  test.each(TRICKS)('gives no code for a click where it is not drawn: %s', async (_name, trick) => {
    const stage = await openDialog();
    const { page } = stage;
    const at = await middleOfOffer(page);
    await page.locator('#home').evaluate(trick as (home: HTMLElement | SVGElement) => unknown);
    await pause(PLAIN_VIEW_TIME);
    const drawn = await isDrawnAt(page, at);
    await pressWhere(page, at);
    const filled = (await stolen(stage, vault.codes)).length > 0;
    expect({ drawn, filled }).not.toEqual({ drawn: false, filled: true });
  });
});

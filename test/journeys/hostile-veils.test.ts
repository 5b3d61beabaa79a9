/**
 * A page hides the frame of its own origin in which an offer stands, by all that
 * is drawn over a frame and not counted as a cover, and has its visitor click
 * there. The click may open the popup; a code in the page would be the theft.
 */
import { describe, expect, test } from 'vitest';
import { askingPage, BANK, openStage, pressWhere, type Stage, stolen } from '@/test/support/hostile';
import { awaitOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);
let stage: Stage;

/** Runs in the page around, with the frame that the offer is in. */
type Veil = (frame: HTMLElement) => unknown;

const VEILS: readonly (readonly [name: string, veil: Veil])[] = [
  [
    'fades the frame',
    (frame) => {
      frame.style.opacity = '0.01';
    },
  ],
  [
    'masks what the frame stands in',
    () => {
      document.body.style.mask = 'linear-gradient(#0000,#0000)';
    },
  ],
  [
    'masks the frame as a border is masked',
    (frame) => frame.style.setProperty('-webkit-mask-box-image', 'linear-gradient(#0000,#0000)'),
  ],
  [
    'draws its outline over the frame',
    () => {
      document.documentElement.style.outline = '900px solid #fff';
      document.documentElement.style.outlineOffset = '-900px';
    },
  ],
  [
    'selects the frame, in white',
    (frame) => {
      document.head.insertAdjacentHTML('beforeend', '<style>::selection{background:rgb(255 255 255/.99)}</style>');
      frame.before('Win');
      frame.after('!');
      getSelection()?.selectAllChildren(document.body);
    },
  ],
  [
    'highlights the frame, in white',
    () => {
      document.head.insertAdjacentHTML('beforeend', '<style>::highlight(win){background:#fff}</style>');
      const range = document.createRange();
      range.selectNodeContents(document.body);
      CSS.highlights.set('win', new Highlight(range));
    },
  ],
  [
    'opens a popover over it that lets clicks through',
    () => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div id=c popover=manual style="inset:0;width:100vw;height:100vh;margin:0;border:0;pointer-events:none">Win!</div>',
      );
      document.getElementById('c')?.showPopover();
    },
  ],
  [
    'takes the mask off for the press',
    (frame) => {
      frame.style.mask = 'linear-gradient(#0000,#0000)';
      const inner = (frame as HTMLIFrameElement).contentWindow;
      inner?.addEventListener('pointerdown', () => frame.style.removeProperty('mask'), true);
    },
  ],
];

describe('no code for a click into a frame that the page around it', () => {
  const AROUND = `<!doctype html><title>Bank</title><iframe src="${BANK}/inner" width=600 height=400></iframe>`;

  async function clickInFrame(veil: Veil): Promise<void> {
    stage = await openStage(journey.browser, { [`${BANK}/`]: AROUND, [`${BANK}/inner`]: askingPage() }, `${BANK}/`);
    const { page } = stage;
    const inner = page.frameLocator('iframe');
    await inner.locator('input[name=otp]').click();
    const offer = await awaitOffer(inner);
    const box = await offer.boundingBox();
    await page.locator('iframe').evaluate(veil);
    await pause(PLAIN_VIEW_TIME);
    await pressWhere(page, { x: (box?.x ?? 0) + 30, y: (box?.y ?? 0) + 18 });
  }

  test('leaves alone: that one fills', async () => {
    await clickInFrame(() => {});
    expect(await stolen(stage, vault.codes)).toHaveLength(1);
  });

  test.each(VEILS)('%s', async (_name, veil) => {
    await clickInFrame(veil);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });
});

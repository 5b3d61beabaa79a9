/**
 * A page hides the frame of its own origin in which an offer stands, by all that
 * is drawn over a frame and not counted as a cover, or moves it, and has its
 * visitor click there. The click may open the popup; a code in the page would be
 * the theft.
 */
import { describe, expect, test } from 'vitest';
import { askingPage, BANK, openStage, pressWhere, type Stage, stolen } from '@/test/support/hostile';
import { awaitOffer, PLAIN_VIEW_TIME } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause } from '@/test/support/wait';

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);
let stage: Stage;

/** Runs in the page around, with the frame that the offer is in, and the middle of the offer in it. */
type Veil = (frame: HTMLElement, middle: Place) => unknown;

interface Place {
  readonly x: number;
  readonly y: number;
}

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
    'cuts down to a dot',
    (frame, { x, y }) => {
      frame.style.clipPath = `path('M0 0h1v1h-1Z M599 399h1v1h-1Z M${x - 4} ${y - 4}h8v8h-8Z')`;
    },
  ],
  [
    'cuts down to a dot, by a drawing',
    (frame, { x, y }) => {
      const dot = `<rect width=1 height=1 /><rect x=599 y=399 width=1 height=1 /><rect x=${x - 4} y=${y - 4} width=8 height=8 />`;
      frame.insertAdjacentHTML('afterend', `<svg width=0 height=0><clipPath id=c>${dot}</clipPath></svg>`);
      frame.style.clipPath = 'url(#c)';
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

const FRAME = `<iframe src="${BANK}/inner" width=600 height=400></iframe>`;

/** Opens a page around a frame, and brings the offer there; resolves to its middle on the screen and in the frame. */
async function bringInFrame(around = FRAME): Promise<{ readonly onScreen: Place; readonly inFrame: Place }> {
  const pages = { [`${BANK}/`]: `<!doctype html><title>Bank</title>${around}`, [`${BANK}/inner`]: askingPage() };
  stage = await openStage(journey.browser, pages, `${BANK}/`);
  const { page } = stage;
  const inner = page.frameLocator('iframe');
  await inner.locator('input[name=otp]').click();
  const box = await (await awaitOffer(inner)).boundingBox();
  const frame = await page.locator('iframe').boundingBox();
  if (box === null || frame === null) throw new Error('There is no offer.');
  const onScreen = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return { onScreen, inFrame: { x: onScreen.x - frame.x, y: onScreen.y - frame.y } };
}

/** Runs in the page around, in which something holds the frame (`#veil`), or its shadow tree does (`veil`). */
const WRAPPED: readonly (readonly [name: string, around: string, veil: Veil])[] = [
  [
    'masks above a form with a field called "parentElement"',
    `<div id=veil><form id=form>${FRAME}</form></div><input form=form name=parentElement>`,
    () => {
      (document.getElementById('veil') as HTMLElement).style.mask = 'linear-gradient(#0000,#0000)';
    },
  ],
  [
    'masks above the shadow tree that the frame stands in',
    `<div id=veil></div><script>veil.attachShadow({mode:'open'}).innerHTML=${JSON.stringify(FRAME)}</script>`,
    () => {
      (document.getElementById('veil') as HTMLElement).style.mask = 'linear-gradient(#0000,#0000)';
    },
  ],
  [
    'masks around the slot that the frame was put into',
    `<div id=veil>${FRAME}</div><script>
      veil.attachShadow({mode:'open'}).innerHTML='<div><slot></slot></div>'</script>`,
    () => {
      const inside = document.getElementById('veil')?.shadowRoot?.querySelector('div') as HTMLElement;
      inside.style.mask = 'linear-gradient(#0000,#0000)';
    },
  ],
  [
    'masks around the slot, where nobody can look',
    `<div id=veil>${FRAME}</div><script>root=veil.attachShadow({mode:'closed'});
      root.innerHTML='<div><slot></slot></div>'</script>`,
    () => {
      const { root } = globalThis as unknown as { root: ShadowRoot };
      (root.querySelector('div') as HTMLElement).style.mask = 'linear-gradient(#0000,#0000)';
    },
  ],
  [
    'gives what holds it corners that leave a dot',
    `<div id=veil>${FRAME}</div>`,
    (frame, { x, y }) => {
      const shape = 'overflow:hidden;border-radius:50%;corner-shape:superellipse(-8)';
      frame.parentElement?.setAttribute('style', `${shape};width:${2 * x}px;height:${2 * y}px`);
    },
  ],
];

describe('no code for a click into a frame that the page around it', () => {
  async function clickInFrame(veil: Veil, around?: string): Promise<void> {
    const { onScreen, inFrame } = await bringInFrame(around);
    await stage.page.locator('iframe').evaluate(veil, inFrame);
    await pause(PLAIN_VIEW_TIME);
    await pressWhere(stage.page, onScreen);
  }

  test('leaves alone: that one fills', async () => {
    await clickInFrame(() => {});
    expect(await stolen(stage, vault.codes)).toHaveLength(1);
  });

  test.each(VEILS)('%s', async (_name, veil) => {
    await clickInFrame(veil);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });

  test.each(WRAPPED)('%s', async (_name, around, veil) => {
    await clickInFrame(veil, around);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });
});

describe('no code for a click that was meant for something else, where the page around the frame', () => {
  const AT = { x: 600, y: 500 };

  /** Moves the frame, and with it the offer, by so much. */
  const MOVES: readonly (readonly [name: string, move: Veil])[] = [
    [
      'moves it',
      (frame, by) => {
        frame.style.transform = `translate(${by.x}px,${by.y}px)`;
      },
    ],
    [
      'moves what is in it, by its padding',
      (frame, { x, y }) => {
        const { clientWidth, clientHeight } = frame;
        frame.style.cssText = `border:0;padding:${y}px 0 0 ${x}px;width:${clientWidth}px;height:${clientHeight}px`;
      },
    ],
    [
      'scrolls',
      (frame, { x, y }) => {
        document.body.style.paddingBottom = '2000px';
        frame.style.transform = `translate(${x}px,${y + 300}px)`;
        scrollTo(0, 300);
      },
    ],
    [
      'moves it between two looks, and right for each',
      (frame, { x, y }) => {
        const move = (by: string) => {
          frame.style.transform = by;
        };
        const draw = () => {
          move('none');
          setTimeout(move, 0, `translate(${x}px,${y}px)`);
          requestAnimationFrame(draw);
        };
        draw();
      },
    ],
  ];

  test.each(MOVES)('%s', async (_name, move) => {
    const { onScreen } = await bringInFrame();
    const { page } = stage;
    await page.mouse.move(AT.x, AT.y);
    await pause(PLAIN_VIEW_TIME);
    await page.locator('iframe').evaluate(move, { x: AT.x - onScreen.x, y: AT.y - onScreen.y });
    await page.mouse.down();
    await page.mouse.up();
    await pause(500);
    expect(await stolen(stage, vault.codes)).toEqual([]);
  });
});

/**
 * What the offer looks like: a mark, fixed words, a key hint. Never anything
 * from the vault, since a page can search the text of a closed shadow root.
 * Only generic fonts, because a page may define a font of any name with letters
 * of its own.
 */
import type { FieldPurpose, Refusal } from '@/lib/messages/from-page';
import { setStyle, styled } from './styled';

const WORDS = {
  busy: 'Filling…',
  gone: 'The field went away.',
  cleared: 'The page emptied the field again.',
  changed: 'The page changed the code, so it was taken out.',
  refused: 'The page did not take the code.',
  often: 'Too many tries here. Wait a minute.',
  failed: 'That did not work.',
};
const COPY = 'Copy it in Countersign';
const PURPOSE_WORDS = {
  code: {
    offer: 'Fill code',
    name: 'Fill code with Countersign',
    hint: 'Countersign can fill the code: arrow down, then Enter.',
  },
  recovery: {
    offer: 'Backup code',
    name: 'Choose a backup code with Countersign',
    hint: 'Countersign may have a backup code: arrow down, then Enter.',
  },
};

/** The same ink on every page, so that people learn to know it. */
const INK = '#23205c';
const INK_RAISED = '#322e7a';
const SHADOW = '0 6px 20px rgb(27 26 46 / .28)';
const FOCUS = '0 0 0 2px #fff, 0 0 0 4px #4338ca';
export const HEIGHT = 36;

/** `all` is important too, so that no transition or animation of a page wins over it while it runs. */
const HOST_STYLE =
  'all:initial;direction:ltr;position:fixed;display:block;z-index:2147483647;user-select:none;color-scheme:light';
const BUTTON_STYLE =
  `all:initial;box-sizing:border-box;display:flex;align-items:center;gap:8px;width:max-content;height:${HEIGHT}px;` +
  `padding:0 12px 0 6px;border:1px solid rgb(255 255 255 / .2);border-radius:10px;background:${INK};color:#fff;` +
  `font:600 13px/1 system-ui,sans-serif;white-space:nowrap;cursor:pointer;box-shadow:${SHADOW};` +
  'user-select:none;-webkit-font-smoothing:antialiased';
const SENTENCE =
  'height:auto;max-width:min(264px, calc(100vw - 8px));padding:8px 12px 8px 6px;line-height:1.4;white-space:normal;' +
  'text-align:start';
const WORDS_STYLE = 'display:block;min-width:0';
const COPY_STYLE = 'display:block;text-decoration:underline;text-underline-offset:2px';
// With `currentColor`, the drawings follow the words where a person has colours of their own.
const KEY_STYLE =
  'all:initial;color:inherit;box-sizing:border-box;display:flex;align-items:center;justify-content:center;width:17px;height:17px;' +
  'margin-left:4px;border:1px solid rgb(255 255 255 / .6);border-radius:4px';
const UNSEEN_STYLE = 'all:initial;position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)';

export type Mood = 'offer' | 'busy' | 'often' | 'failed' | Refusal;

export interface OfferButton {
  readonly host: HTMLElement;
  readonly button: HTMLButtonElement;
  setMood(mood: Mood): void;
  /** Tells a screen reader that there is an offer. */
  announce(): void;
}

export function createOfferButton(document: Document, purpose: FieldPurpose): OfferButton {
  const own = PURPOSE_WORDS[purpose];
  const host = styled(document.createElement('div'), HOST_STYLE);
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'closed' });
  const button = styled(document.createElement('button'), BUTTON_STYLE);
  button.type = 'button';
  // Reached by arrow down from the field: the page's own order of tabs stays as it is.
  button.tabIndex = -1;
  button.ariaLabel = own.name;
  const words = styled(document.createElement('span'), WORDS_STYLE);
  const copy = styled(document.createElement('span'), COPY_STYLE);
  copy.textContent = COPY;
  const key = styled(document.createElement('span'), KEY_STYLE);
  key.append(drawing(document, '0 0 10 10', 9, [['M5 1v8M2 6l3 3 3-3', 'currentColor', '1.3']]));
  button.append(drawMark(document), words, key);
  const status = styled(document.createElement('span'), UNSEEN_STYLE);
  status.role = 'status';
  root.append(button, status);
  paintStates(button);

  const setMood = (mood: Mood): void => {
    const text = { ...WORDS, ...own }[mood];
    words.textContent = text;
    button.ariaBusy = String(mood === 'busy');
    setStyle(key, 'display', mood === 'offer' ? 'flex' : 'none');
    if (mood !== 'offer') status.textContent = text;
    if (mood === 'offer' || mood === 'busy') return;
    // A sentence, on as many lines as it takes.
    styled(button, SENTENCE);
    const mayCopy = mood !== 'often';
    if (mayCopy) words.append(copy);
    button.ariaLabel = status.textContent = mayCopy ? `${text} ${COPY}` : text;
  };
  setMood('offer');
  return {
    host,
    button,
    setMood,
    announce: () => {
      status.textContent = own.hint;
    },
  };
}

/** Hover and focus without a style sheet. */
function paintStates(button: HTMLButtonElement): void {
  const paint = (): void => {
    const focused = button.matches(':focus');
    setStyle(button, 'box-shadow', focused ? `${FOCUS}, ${SHADOW}` : SHADOW);
    setStyle(button, 'background', focused || button.matches(':hover') ? INK_RAISED : INK);
  };
  for (const type of ['focus', 'blur', 'pointerenter', 'pointerleave']) button.addEventListener(type, paint);
}

function drawMark(document: Document): SVGElement {
  return drawing(document, '16 16 100 96', 22, [
    ['M92.6 87.4A36 36 0 1 1 88.5 36.4', 'currentColor', '12'],
    ['M48 64L63 79L104 32', '#8ff0c4', '13'],
  ]);
}

function drawing(document: Document, viewBox: string, size: number, strokes: readonly string[][]): SVGElement {
  const element = (name: string, attributes: Record<string, string>): SVGElement => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const svg = element('svg', { viewBox, width: String(size), height: String(size), 'aria-hidden': 'true' });
  // Beside a long sentence too.
  setStyle(svg, 'flex', 'none');
  for (const [d = '', stroke = '', width = ''] of strokes) {
    const line = { 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'stroke-width': width };
    svg.append(element('path', { d, stroke, fill: 'none', ...line }));
  }
  return svg;
}

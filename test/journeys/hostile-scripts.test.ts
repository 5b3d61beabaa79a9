/**
 * What the scripts of a linked page can do without a hand on mouse or keyboard:
 * pretend, replace what the browser gives them, flood, listen, and look for
 * traces of us. None of it brings a code, and none tells that we are there
 * before a person touches a field.
 */
import { describe, expect, test } from 'vitest';
import { askingPage, BANK, bringOffer, openStage, type Stage, stolen } from '@/test/support/hostile';
import { findOffer } from '@/test/support/product';
import { useJourney, useLinkedAccount } from '@/test/support/use-journey';
import { pause } from '@/test/support/wait';

const PAGES = { [BANK]: askingPage('', '<input name="nickname" aria-label="Nickname">') };
const FIELD = 'input[name=otp]';
/** By then the watcher has seen the field and the page script is there. */
const SETTLED = 1_000;

const journey = useJourney();
const vault = useLinkedAccount(journey, [BANK]);
let stage: Stage;

/** Runs in the page's own world before any script of the page. */
async function openBank(before: () => void = () => {}): Promise<Stage> {
  stage = await openStage(journey.browser, PAGES, BANK, (page) => page.addInitScript(before));
  await pause(SETTLED);
  return stage;
}

async function expectNothing(): Promise<void> {
  await pause(500);
  expect(await stolen(stage, vault.codes)).toEqual([]);
  expect(journey.browser.countViews('popup.html')).toBe(0);
}

/** Everything a script can do to an element that looks like a person. */
function pretend(element: Element): void {
  const options = { bubbles: true, composed: true, cancelable: true };
  for (const type of ['pointerdown', 'pointerup']) element.dispatchEvent(new PointerEvent(type, options));
  for (const type of ['mousedown', 'mouseup', 'click']) element.dispatchEvent(new MouseEvent(type, options));
  for (const key of ['1', 'ArrowDown', 'Enter', ' ']) {
    for (const type of ['keydown', 'keypress', 'keyup']) {
      element.dispatchEvent(new KeyboardEvent(type, { ...options, key }));
    }
  }
  (element as HTMLElement).focus();
  (element as HTMLElement).click();
}

describe('events that nobody made', () => {
  test('bring no offer, even where the page says that they are trusted', async () => {
    const { page } = await openBank(() => {
      Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
      Object.defineProperty(Navigator.prototype, 'userActivation', { get: () => ({ isActive: true }) });
    });
    await page.locator(FIELD).evaluate(pretend);
    await pause(300);
    expect(await findOffer(page).count()).toBe(0);
    await expectNothing();
  });

  test('press no offer that a person has brought, from without or from within', async () => {
    const { page } = await openBank(() => {
      Object.defineProperty(Event.prototype, 'isTrusted', { get: () => true });
    });
    await bringOffer(stage);
    await findOffer(page).evaluate(pretend);
    await page.locator(FIELD).evaluate(pretend);
    await findOffer(page).evaluate((host) => {
      const { left, top } = host.getBoundingClientRect();
      (document.elementFromPoint(left + 20, top + 20) as HTMLElement | null)?.click();
    });
    await expectNothing();
  });

  test('a focus that the page moves under somebody’s typing presses nothing', async () => {
    const { page } = await openBank();
    await page.getByLabel('Nickname').click();
    await page.getByLabel('Nickname').evaluate((field) => {
      field.addEventListener('keydown', () => document.querySelector<HTMLElement>('input[name=otp]')?.focus());
    });
    await page.keyboard.type('ab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await expectNothing();
  });

  test('messages of every shape lead nowhere', async () => {
    const { page } = await openBank();
    await page.evaluate((id) => {
      const calls = ['wantFill', 'fill', 'findTarget', 'canFill', 'attach', 'list', 'codes', 'locate'];
      for (const method of calls) {
        const message = { method, args: { targetId: '0'.repeat(32), careful: false, ids: [id], code: '1' } };
        for (const sent of [message, JSON.stringify(message), { detail: message }]) window.postMessage(sent, '*');
        document.dispatchEvent(new CustomEvent(method, { detail: message }));
        new BroadcastChannel('countersign').postMessage(message);
      }
    }, vault.id);
    await expectNothing();
  });
});

describe('what the browser gives a page, replaced', () => {
  /** Keeps whatever passes through it as `loot`. */
  function replaceEverything(): void {
    const world = globalThis as unknown as { loot: unknown[] };
    world.loot = [];
    const tap = (owner: object, name: string): void => {
      const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
      Reflect.set(owner, name, function tapped(this: unknown, ...args: unknown[]) {
        const result = original.apply(this, args);
        if (result instanceof ShadowRoot || this instanceof ShadowRoot) world.loot.push('a shadow root');
        if (args.some((arg) => typeof arg === 'string' && /countersign|fill code/i.test(arg))) world.loot.push(args);
        return result;
      });
    };
    tap(Element.prototype, 'attachShadow');
    tap(Element.prototype, 'append');
    tap(Element.prototype, 'setAttribute');
    tap(Node.prototype, 'appendChild');
    tap(Document.prototype, 'createElement');
    tap(EventTarget.prototype, 'addEventListener');
    tap(EventTarget.prototype, 'dispatchEvent');
    tap(IntersectionObserver.prototype, 'observe');
    tap(MutationObserver.prototype, 'observe');
    tap(CSSStyleDeclaration.prototype, 'setProperty');
    tap(Array.prototype, 'map');
    tap(Array.prototype, 'push');
    tap(Map.prototype, 'get');
    tap(JSON, 'stringify');
    tap(Promise.prototype, 'then');
  }

  test('sees nothing of the offer, and the offer works all the same', async () => {
    const { page } = await openBank(replaceEverything);
    await bringOffer(stage);
    expect(await page.evaluate(() => (globalThis as unknown as { loot: unknown[] }).loot)).toEqual([]);
    expect(await findOffer(page).evaluate((host) => [host.shadowRoot, host.innerHTML, host.getHTML()])).toEqual([
      null,
      '',
      '',
    ]);
    await findOffer(page).click();
    await pause(500);
    expect(vault.codes).toContain(await page.locator(FIELD).inputValue());
  });

  test('names of elements that stand in the way of the document’s own break nothing open', async () => {
    const { page } = await openBank();
    await page.evaluate(() => {
      const names = [
        'activeElement',
        'createElement',
        'querySelectorAll',
        'documentElement',
        'scrollingElement',
        'body',
      ];
      document.body.insertAdjacentHTML('beforeend', names.map((name) => `<form name="${name}"></form>`).join(''));
    });
    await page.locator(FIELD).click();
    await page.locator(FIELD).evaluate(pretend);
    await expectNothing();
  });
});

describe('floods', () => {
  test('of events, messages and popovers bring nothing and leave the page alive', async () => {
    const { page } = await openBank();
    await bringOffer(stage);
    await page.evaluate(() => {
      const field = document.querySelector('input') as HTMLElement;
      document.body.insertAdjacentHTML('beforeend', '<div id=c popover=manual style="pointer-events:none">!</div>');
      const cover = document.getElementById('c') as HTMLElement;
      let rounds = 0;
      const timer = setInterval(() => {
        if (++rounds > 40) clearInterval(timer);
        cover.hidePopover();
        cover.showPopover();
        for (let i = 0; i < 500; i++) {
          field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
          field.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
          window.postMessage({ method: 'wantFill', args: {} }, '*');
        }
      }, 50);
    });
    await pause(3_000);
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
    await expectNothing();
  });

  test('of real clicks on the offer bring the one code of this time, and no other', async () => {
    const { page } = await openBank();
    await bringOffer(stage);
    const box = await findOffer(page).boundingBox();
    for (let i = 0; i < 12; i++) await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 10, { delay: 5 });
    await pause(800);
    expect(await stolen(stage, vault.codes)).toHaveLength(1);
  });
});

describe('traces', () => {
  test('there are none before a person touches the field, and none after it is left', async () => {
    const { page } = await openBank(() => {
      const world = globalThis as unknown as { seen: string[] };
      world.seen = [];
      new MutationObserver((records) => {
        if (document.readyState === 'complete') for (const { target } of records) world.seen.push(target.nodeName);
      }).observe(document, { childList: true, attributes: true, subtree: true, characterData: true });
    });
    const traces = () =>
      page.evaluate(() => [
        ...(globalThis as unknown as { seen: string[] }).seen,
        ...Object.keys(globalThis).filter((name) => /countersign|webpack|vite/i.test(name)),
        ...performance
          .getEntriesByType('resource')
          .flatMap(({ name }) => (name.endsWith('/favicon.ico') ? [] : [name])),
      ]);
    await page.getByLabel('Nickname').click();
    await page.keyboard.type('a');
    await page.locator(FIELD).evaluate((field) => (field as HTMLElement).focus());
    expect(await traces()).toEqual([]);
    await bringOffer(stage);
    await page.getByLabel('Nickname').click();
    await findOffer(page).waitFor({ state: 'detached' });
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    expect(html).not.toMatch(/popover|countersign|extension/i);
  });
});

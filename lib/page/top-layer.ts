/**
 * The offer's stand against the page: on top of the page's own popovers and
 * dialogs, and with no attribute but ours. A page that keeps interfering loses
 * the offer for good.
 */
import { shadowOf } from './shadow';
import { holderOf } from './tree';

const MAX_INTERFERENCES = 5;
const PERIOD_MS = 5000;

export interface Interference {
  /** Counts one act of the page against the offer. */
  report(): void;
  /** More than a page does by accident. */
  isTooMuch(): boolean;
}

export function createInterference(now: () => number): Interference {
  let recent: number[] = [];
  let tooMuch = false;
  return {
    report() {
      recent = [...recent.filter((time) => time > now() - PERIOD_MS), now()];
      tooMuch ||= recent.length > MAX_INTERFERENCES;
    },
    isTooMuch: () => tooMuch,
  };
}

export interface Stand {
  /** Makes a change of our own to the host. */
  change(change: () => void): void;
  /** Whether the page has left the host's attributes alone since our last change. */
  isUntouched(): boolean;
  /** Whether nothing was opened above the host since it was last shown. */
  isOnTop(): boolean;
  /** Above everything again; counts as interference. */
  raise(): void;
}

/** Guards `host`, a shown popover, until `signal` ends; calls `touched` when the page changes an attribute of it. */
export function takeStand(host: HTMLElement, touched: () => void, signal: AbortSignal): Stand {
  let below = othersOnTop(host);
  const observer = new MutationObserver(touched);
  observer.observe(host, { attributes: true });
  signal.addEventListener('abort', () => observer.disconnect());
  // What is closed and opened again lies above, though it lay below before.
  const onToggle = ({ target, newState }: ToggleEvent): void => {
    if (newState === 'open') below = below.filter((element) => element !== target);
  };
  document.addEventListener('toggle', onToggle as (event: Event) => void, { capture: true, signal });
  let raising = false;
  // Taken off and put back, it would be what it was, and still not have been there all the time.
  host.addEventListener('beforetoggle', () => raising || touched(), { signal });

  function change(make: () => void): void {
    if (observer.takeRecords().length > 0) {
      touched();
      return;
    }
    make();
    observer.takeRecords();
  }

  function isUntouched(): boolean {
    if (observer.takeRecords().length === 0) return true;
    touched();
    return false;
  }

  return {
    change,
    isUntouched,
    isOnTop: () => othersOnTop(host).every((element) => below.includes(element)),
    raise() {
      below = othersOnTop(host);
      raising = true;
      change(() => {
        host.hidePopover();
        host.showPopover();
      });
      raising = false;
    },
  };
}

/** What of the page lies in the top layer. Shadow trees are not searched: visibility tells (`plain-view.ts`). */
function othersOnTop(host: Element): Element[] {
  const popovers = Array.from(document.querySelectorAll('[popover]')).filter((one) => one.matches(':popover-open'));
  const dialogs = document.querySelectorAll('dialog:modal');
  // More than one where they are nested; a large page is searched for them only then.
  const full = document.fullscreenElement === null ? [] : document.querySelectorAll(':fullscreen');
  return [...new Set<Element>([...popovers, ...dialogs, ...full])].filter((element) => element !== host);
}

/** What keeps the focus inside, closes at a press outside of it, or makes all else inert. */
const HOMES = ':modal,:popover-open,dialog,[role$=dialog],[aria-modal=true]';

/** Where the host must hang: the nearest of those as the page is drawn, so that the offer belongs to it as the field does. */
export function homeFor(field: Element): Element {
  for (let at: Element | null = field; at !== null; at = holderOf(at)) {
    // A form's own names give way to those of its fields.
    if (Element.prototype.matches.call(at, HOMES) && drawsChildren(at)) return at;
  }
  return document.documentElement;
}

/** Whether what is hung into `element` is drawn: a component shows only what it has a place for. */
function drawsChildren(element: Element): boolean {
  const root = shadowOf(element);
  return root === null || root.querySelector('slot:not([name])') !== null;
}

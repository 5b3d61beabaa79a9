/** The settings: which section is shown, and whether there is an unlocked vault to show it of. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { Announcement, FromUi } from '@/lib/messages/from-ui';
import { reportLocked } from './report-locked';

export type OptionsScreen =
  | { readonly name: 'opening' }
  | { readonly name: 'failed'; readonly code: FailureCode }
  | { readonly name: 'missing' }
  | { readonly name: 'locked' }
  | { readonly name: 'lost' }
  | { readonly name: 'erase' }
  | { readonly name: 'open' };

export interface OptionsContext {
  readonly call: Caller<FromUi>;
  /** The section the address names; may be empty or unknown. */
  readonly section: string;
  readonly showInAddress: (section: string) => void;
}

export interface Options {
  readonly screen: ReadonlySignal<OptionsScreen>;
  readonly section: ReadonlySignal<string>;
  /** One more each time something in the vault changed: a section that shows it asks again. */
  readonly changes: ReadonlySignal<number>;
  /** Also shows the locked screen once the background turns out to be locked. */
  readonly call: Caller<FromUi>;
  go(section: string): void;
  askErase(): void;
  /** Asks whether there is an open vault: at the start, after unlocking. */
  reopen(): Promise<void>;
  hear(announcement: Announcement): void;
}

export function createOptions(context: OptionsContext): Options {
  const screen = signal<OptionsScreen>({ name: 'opening' });
  const section = signal(context.section);
  const changes = signal(0);
  const lock = (): void => {
    screen.value = { name: 'locked' };
  };
  return {
    screen,
    section,
    changes,
    call: reportLocked(context.call, lock),
    go(next) {
      section.value = next;
      context.showInAddress(next);
    },
    askErase() {
      screen.value = { name: 'erase' };
    },
    async reopen() {
      try {
        const { state } = await context.call('open', { askId: null, count: 0 });
        screen.value = { name: state === 'unlocked' ? 'open' : state };
      } catch (error) {
        screen.value = { name: 'failed', code: failureCode(error) };
      }
    },
    hear({ announce }) {
      if (announce === 'locked') lock();
      else changes.value += 1;
    },
  };
}

/**
 * The scan window: a picture, the codes in it, and what becomes of one of them.
 *
 * What was read stays in this window's memory alone. When the vault has to be
 * made or unlocked first, it waits here; closing the window forgets it.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { Failure, type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { Announcement, Ask, Capture, FromUi } from '@/lib/messages/from-ui';
import { linkIn } from './add-model';
import { reportLocked } from './report-locked';
import { createSaveModel, type SaveModel } from './save-model';

export type Scanning =
  | { readonly step: 'reading' }
  /** Nothing to go on with: no picture, no code in it, a link that is broken. */
  | { readonly step: 'failed'; readonly code: FailureCode }
  | { readonly step: 'choose'; readonly texts: readonly string[] }
  /** A code that is no link of ours: shown, never opened. */
  | { readonly step: 'text'; readonly text: string }
  | { readonly step: 'create' }
  | { readonly step: 'unlock' }
  /** There was a vault, and nothing of it opens. */
  | { readonly step: 'lost' }
  | { readonly step: 'preview'; readonly save: SaveModel }
  /** Saved, but the page did not take the code. */
  | { readonly step: 'saved'; readonly account: AccountSummary; readonly code: FailureCode };

export interface ScanContext {
  readonly call: Caller<FromUi>;
  /** `null` when the window was opened by hand. */
  readonly askId: string | null;
  /** The texts of all QR codes in a picture; rejects for what is no picture. */
  readonly readCodes: (capture: Capture) => Promise<readonly string[]>;
  readonly closeWindow: () => void;
}

export interface Scan {
  readonly state: ReadonlySignal<Scanning>;
  readonly ask: ReadonlySignal<Ask | null>;
  readonly call: Caller<FromUi>;
  /** Whether there are other codes to go back to. */
  readonly hasChoice: ReadonlySignal<boolean>;
  start(): Promise<void>;
  choose(text: string): Promise<void>;
  backToChoice(): void;
  /** The vault is open now: on with what was read. */
  resume(): Promise<void>;
  save(): Promise<void>;
  hear(announcement: Announcement): void;
}

export function createScan(context: ScanContext): Scan {
  const { askId } = context;
  const state = signal<Scanning>({ step: 'reading' });
  const ask = signal<Ask | null>(null);
  const hasChoice = signal(false);
  let texts: readonly string[] = [];
  let chosen: string | null = null;

  const needVault = (step: 'create' | 'unlock' | 'lost'): void => {
    if (chosen !== null && state.value.step !== 'saved') state.value = { step };
  };
  const call = reportLocked(context.call, () => needVault('unlock'));

  const consider = async (text: string): Promise<void> => {
    chosen = text;
    const uri = linkIn(text);
    if (uri === null) {
      state.value = { step: 'text', text };
      return;
    }
    try {
      const given = { uri };
      const preview = await call('preview', { given });
      state.value = { step: 'preview', save: createSaveModel(call, ask.value, { given, preview, isLinking: true }) };
    } catch (error) {
      const code = failureCode(error);
      if (code === 'vault-missing') needVault('create');
      else if (code === 'vault-lost') needVault('lost');
      else if (code !== 'vault-locked') state.value = { step: 'failed', code };
    }
  };
  const showChoice = (): void => {
    chosen = null;
    state.value = { step: 'choose', texts };
  };
  const read = async (): Promise<void> => {
    if (askId === null) throw new Failure('page-gone');
    const [opening, capture] = await Promise.all([
      context.call('open', { askId, count: 0 }),
      context.call('takeCapture', { askId }),
    ]);
    ask.value = opening.ask;
    if (capture === null) throw new Failure('page-gone');
    texts = await context.readCodes(capture);
    const [only] = texts;
    if (only === undefined) throw new Failure('image-empty');
    hasChoice.value = texts.length > 1;
    await (hasChoice.value ? showChoice() : consider(only));
  };
  const fill = async (account: AccountSummary): Promise<void> => {
    try {
      await call('fill', { id: account.id, askId: askId ?? '', link: false });
      context.closeWindow();
    } catch (error) {
      state.value = { step: 'saved', account, code: failureCode(error) };
    }
  };

  return {
    state,
    ask,
    call,
    hasChoice,
    async start() {
      try {
        await read();
      } catch (error) {
        state.value = { step: 'failed', code: failureCode(error) };
      }
    },
    choose: consider,
    backToChoice: showChoice,
    async resume() {
      if (chosen !== null) await consider(chosen);
    },
    async save() {
      if (state.value.step !== 'preview') return;
      const { save } = state.value;
      const isLinked = save.isLinking.value;
      const account = await save.save();
      if (account === null) return;
      if (isLinked) await fill(account);
      else context.closeWindow();
    },
    hear({ announce }) {
      if (announce === 'locked') needVault('unlock');
    },
  };
}

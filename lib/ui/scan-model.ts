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
import type { Announcement, Ask, FromUi } from '@/lib/messages/from-ui';
import type { Capture } from '@/lib/messages/scan-from-ui';
import type { Picture } from '@/lib/qr/picture';
import type { Rect } from '@/lib/qr/rect';
import { isNamedAfter, linkIn } from './add-model';
import { type BatchModel, createBatch, isDone } from './batch-model';
import type { PlacedCode } from './found-order';
import { createPageKeys, type PageKeys } from './page-keys';
import { reportLocked } from './report-locked';
import { createSaveModel, type SaveModel } from './save-model';
import { type Looking, partOf, readAll, readFiles, readOwn, type ScanPictures } from './scan-pictures';

/** Where codes are looked for. */
export type Source = 'page' | 'region' | 'file' | 'screen' | 'camera';

export type Scanning =
  | { readonly step: 'reading' }
  /** Where to look, or where else: `code` says why, `source` what was tried last; both `null` at the start. */
  | { readonly step: 'sources'; readonly code: FailureCode | null; readonly source: Source | null }
  | { readonly step: 'region'; readonly picture: Picture }
  | { readonly step: 'camera' }
  /** A link that is broken. */
  | { readonly step: 'failed'; readonly code: FailureCode }
  | { readonly step: 'choose'; readonly texts: readonly string[] }
  /** No code, but keys as text. */
  | { readonly step: 'keys'; readonly keys: PageKeys }
  /** A code that is no link of ours: shown, never opened. */
  | { readonly step: 'text'; readonly text: string }
  | { readonly step: 'manual' }
  | { readonly step: 'create' }
  | { readonly step: 'unlock' }
  /** There was a vault, and nothing of it opens. */
  | { readonly step: 'lost' }
  | { readonly step: 'preview'; readonly save: SaveModel }
  /** Accounts that come in several codes. */
  | { readonly step: 'batch'; readonly batch: BatchModel }
  /** Saved, but the page did not take the code. */
  | { readonly step: 'saved'; readonly account: AccountSummary; readonly code: FailureCode };

export interface ScanContext {
  readonly call: Caller<FromUi>;
  /** `null` when the window was opened by hand. */
  readonly askId: string | null;
  readonly pictures: ScanPictures;
  readonly closeWindow: () => void;
}

export interface Scan {
  readonly state: ReadonlySignal<Scanning>;
  readonly ask: ReadonlySignal<Ask | null>;
  readonly call: Caller<FromUi>;
  /** Whether there are other codes to go back to. */
  readonly hasChoice: ReadonlySignal<boolean>;
  /** The picture of the page, for drawing a region on it. */
  readonly page: ReadonlySignal<Picture | null>;
  /** Whether the codes are outlined on the page, with the numbers of the list. */
  readonly isOutlined: ReadonlySignal<boolean>;
  /** How often the background said that something changed. */
  readonly changes: ReadonlySignal<number>;
  start(): Promise<void>;
  /** Takes another picture of the page. */
  readPageAgain(): Promise<void>;
  /** `area` in fractions of the page's picture. */
  readRegion(area: Rect): Promise<void>;
  readFiles(files: readonly Blob[]): Promise<void>;
  readScreen(): Promise<void>;
  /** Texts that the camera saw. */
  accept(texts: readonly string[]): Promise<void>;
  go(step: 'camera' | 'manual' | 'region'): void;
  /** The camera or another source did not work, or nothing more is wanted of it. */
  backToSources(code?: FailureCode | null, source?: Source | null): void;
  choose(text: string): Promise<void>;
  backToChoice(): void;
  /** What was typed by hand. */
  preview(save: SaveModel): void;
  /** The vault is open now: on with what was read. */
  resume(): Promise<void>;
  save(): Promise<void>;
  /** Fills the code of an account that was saved before. */
  fill(account: AccountSummary): Promise<void>;
  /** The lines on the page go with the window. */
  leave(): void;
  hear(announcement: Announcement): void;
}

const MIGRATION = /^otpauth-migration:/i;

export function createScan(context: ScanContext): Scan {
  const { askId, pictures } = context;
  const state = signal<Scanning>({ step: 'reading' });
  const ask = signal<Ask | null>(null);
  const hasChoice = signal(false);
  const page = signal<Picture | null>(null);
  const isOutlined = signal(false);
  const changes = signal(0);
  let texts: readonly string[] = [];
  let chosen: readonly string[] = [];
  /** Whether the page itself showed it. A file, a screen or a camera may show the key of any other site. */
  let isOfPage = false;
  let collecting: BatchModel | null = null;
  let keys: PageKeys | null = null;

  const needVault = (step: 'create' | 'unlock' | 'lost'): void => {
    if (chosen.length > 0 && state.value.step !== 'saved') state.value = { step };
  };
  const call = reportLocked(context.call, () => needVault('unlock'));

  /** `several` are parts of an export; anything else comes alone. */
  const consider = async (several: readonly string[]): Promise<void> => {
    chosen = several;
    if (state.value.step === 'unlock') state.value = { step: 'reading' };
    const [text = ''] = several;
    const uri = linkIn(text);
    if (uri === null) {
      state.value = { step: 'text', text };
      return;
    }
    try {
      if (MIGRATION.test(uri)) await collect(several);
      else {
        const given = { uri };
        const preview = await call('preview', { given });
        const isLinking = isOfPage || isNamedAfter(ask.value?.origin ?? null, preview.issuer);
        state.value = { step: 'preview', save: createSaveModel(call, ask.value, { given, preview, isLinking }) };
      }
    } catch (error) {
      const code = failureCode(error);
      if (code === 'vault-missing') needVault('create');
      else if (code === 'vault-lost') needVault('lost');
      else if (code !== 'vault-locked') state.value = { step: 'failed', code };
    }
  };
  const collect = async (parts: readonly string[]): Promise<void> => {
    // After an export that is saved another one may come.
    if (collecting === null || isDone(collecting)) collecting = await createBatch(call, parts);
    else await collecting.add(parts);
    // It may have been locked meanwhile; then the same codes come again.
    if (state.value.step !== 'unlock') state.value = { step: 'batch', batch: collecting };
  };
  const showChoice = (): void => {
    chosen = [];
    state.value = keys === null ? { step: 'choose', texts } : { step: 'keys', keys };
  };
  /** Whether the page shows a key as text. Asked of it only where a person scanned it and no code of ours was found. */
  const hasKeys = async (): Promise<boolean> => {
    const found = await call('findKeys', { askId: askId ?? '' }).catch(() => []);
    if (found.length === 0) return false;
    keys = createPageKeys(found, ask.value?.origin ?? null);
    isOfPage = true;
    hasChoice.value = true;
    showChoice();
    return true;
  };
  const accept = async (found: readonly string[], source: Source): Promise<void> => {
    texts = found;
    keys = null;
    if (source === 'page' && !found.some((text) => linkIn(text) !== null) && (await hasKeys())) return;
    isOfPage = source === 'page' || source === 'region';
    const parts = found.filter((text) => MIGRATION.test(text));
    const accounts = found.filter((text) => linkIn(text) !== null);
    // Parts of an export belong together, whatever else is on the page.
    const isOne = found.length === 1 || (parts.length > 0 && parts.length === accounts.length);
    hasChoice.value = !isOne;
    if (isOne) await consider(parts.length > 0 ? parts : found);
    else showChoice();
  };
  const look = async (source: Source, take: () => Promise<readonly Looking[]>): Promise<void> =>
    search(source, async () => readAll(pictures, await take()));
  const search = async (source: Source, read: () => Promise<readonly string[]>): Promise<void> => {
    state.value = { step: 'reading' };
    isOutlined.value = false;
    try {
      await accept(await read(), source);
    } catch (error) {
      const code = failureCode(error);
      if (code === 'image-empty' && source === 'page' && (await hasKeys())) return;
      state.value = { step: 'sources', code, source };
    }
  };
  const readPage = async (capture: Capture): Promise<readonly string[]> => {
    page.value = await pictures.ofCapture(capture);
    const own = await readOwn(pictures, capture);
    if (own.length > 0) return own;
    const codes = await pictures.readPlaced(page.value, capture.area);
    if (codes.length === 0) throw new Failure('image-empty');
    outline(codes);
    return codes.map(({ text }) => text);
  };
  /** Lines around the codes on the page, as the list has them; none takes them away. */
  const outline = (codes: readonly PlacedCode[]): void => {
    isOutlined.value = codes.length > 0;
    const marks = codes.map(({ corners }) => corners);
    // Where the page lets nobody draw, the list is all there is.
    context.call('outline', { askId: askId ?? '', marks }).catch(() => {});
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
    page,
    isOutlined,
    changes,
    async start() {
      try {
        if (askId === null) throw new Failure('page-gone');
        ask.value = (await context.call('open', { askId, count: 0 })).ask;
        const capture = await context.call('takeCapture', { askId });
        if (capture === null) state.value = { step: 'sources', code: null, source: null };
        else if ('texts' in capture) await accept(capture.texts, 'page');
        else await search('page', () => readPage(capture));
      } catch (error) {
        state.value = { step: 'sources', code: failureCode(error), source: null };
      }
    },
    readPageAgain: () =>
      search('page', async () => readPage(await context.call('retakeCapture', { askId: askId ?? '' }))),
    readRegion: (area) => look('region', async () => (page.value === null ? [] : [partOf(page.value, area)])),
    readFiles: (files) => search('file', () => readFiles(pictures, files)),
    readScreen: () => look('screen', async () => [{ picture: await pictures.ofScreen(), area: null }]),
    accept: (found) => accept(found, 'camera'),
    go(step) {
      if (step !== 'region') state.value = { step };
      else if (page.value !== null) state.value = { step, picture: page.value };
    },
    backToSources(code = null, source = null) {
      state.value = { step: 'sources', code, source };
    },
    choose: (text) => consider([text]),
    backToChoice: showChoice,
    preview(save) {
      chosen = ['uri' in save.given ? save.given.uri : ''];
      isOfPage = false;
      state.value = { step: 'preview', save };
    },
    async resume() {
      if (chosen.length > 0) await consider(chosen);
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
    fill,
    leave() {
      if (isOutlined.value) outline([]);
    },
    hear({ announce }) {
      if (announce === 'locked') needVault('unlock');
      else changes.value += 1;
    },
  };
}

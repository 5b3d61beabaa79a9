/**
 * Filling: from a decision of the person to a code in a field. The page finds
 * its field, the release decides, the page writes and says what it then shows.
 */
import type { Account } from '@/lib/account/account';
import type { Frame } from '@/lib/browser/frames';
import { attachFollower, attachPageScript, callPage, waitForLoad } from '@/lib/browser/tabs';
import { Failure, failureCode } from '@/lib/failure/failure';
import { mayFill } from '@/lib/match/origin';
import type { FieldPurpose, FillOutcome, Fitness, PageRules, Pointing, Refusal } from '@/lib/messages/from-page';
import type { SiteRule } from '@/lib/sites/rule';
import { frameOrigin, type PageDocument, trustedFrames } from './documents';
import type { Enrolments } from './enrolments';
import { loadHosts } from './load-hosts';
import { makeCode, type ReleaseContext, releaseCode, type Source } from './release';
import { pageRules } from './site-rules';
import type { MaySubmit } from './submits';

/** What filling needs beside the release. */
export interface FillContext extends ReleaseContext {
  readonly enrolments: Pick<Enrolments, 'follow'>;
  /** The rule of a site; the empty one where there is none, or it cannot be read. */
  rule(origin: string): Promise<SiteRule>;
  maySubmit: MaySubmit;
}

/** A field that one document says it could fill. */
export interface Target {
  readonly document: PageDocument;
  readonly targetId: string;
  readonly focused: boolean;
  readonly purpose: FieldPurpose;
}

/** What is filled. */
export interface Goods {
  /** The only fields it goes into. */
  readonly purpose: FieldPurpose;
  /** What it will look like, `0` for any digit; with dashes where it can do without them. */
  readonly sample: (account: Account) => string;
  readonly source: Source;
}

/** How long a page that is loading may take: half a page may show some of the boxes, or another field than the one that is meant. */
const SOON_MS = 1_000;
/** And where no field is there by then, before a person is told so. */
const LATE_MS = 5_000;

const CODES: Goods = { purpose: 'code', sample: ({ digits }) => '0'.repeat(digits), source: makeCode };

/** Puts the account's code into a field; throws a `Failure` that says why not. `isFirst`: the link was just made. */
export async function fillTarget(
  context: FillContext,
  accountId: string,
  { document, targetId }: Pick<Target, 'document' | 'targetId'>,
  isFirst = false,
  { purpose, sample, source }: Goods = CODES,
): Promise<void> {
  const call = callPage(document.tabId, document.documentId);
  const [account, rule] = await Promise.all([context.account(accountId), context.rule(document.origin)]);
  const ask = (text: string): Promise<Fitness | typeof UNHEARD> =>
    call('canFill', { targetId, purpose, sample: text, rules: pageRules(rule) }).catch(() => UNHEARD);
  // Asked first, so that nothing is used up for a field that will not take the code.
  const whole = sample(account);
  let fitness = await ask(whole);
  const isBare = fitness.outcome === 'refused' && whole.includes('-');
  if (isBare) fitness = await ask(withoutDashes(whole));
  const { outcome, elsewhere } = fitness;
  expectFilled(outcome);
  if (!(await arePlaces(account, document.origin, elsewhere))) throw new Failure('form-elsewhere');
  const isCode = purpose === 'code';
  const isNew = isCode && (await context.enrolments.follow(accountId, document));
  // Some pages send the code with its last digit, so it has to be there before the code is.
  if (isNew) await attachFollower(document.tabId, document.frameId).catch(() => {});
  const released = await releaseCode(context, accountId, { to: 'page', document }, source);
  const code = isBare ? withoutDashes(released.code) : released.code;
  const mayBeSent = isCode && rule.submits && !isFirst && !isNew;
  const submits = mayBeSent && (await context.maySubmit(accountId, document, released).catch(() => false));
  const writing = call('fill', { targetId, purpose, code, allowed: elsewhere, submits });
  expectFilled(await writing.catch(() => 'unheard' as const));
}

function withoutDashes(code: string): string {
  return code.replaceAll('-', '');
}

/** Whether a form of `page` may send a code of `account` to all of `origins`: hosts of the page's own site, and linked ones. */
async function arePlaces(account: Account, page: string, origins: readonly string[]): Promise<boolean> {
  const strange = origins.filter((origin) => !mayFill(account, origin));
  if (strange.length === 0) return true;
  const { wholeSite } = await loadHosts();
  const site = wholeSite(page);
  return site !== null && strange.every((origin) => wholeSite(origin) === site);
}

const REFUSALS: readonly Refusal[] = ['gone', 'cleared', 'changed', 'refused'];

/** A document that was left does not answer. */
const UNHEARD = { outcome: 'unheard', elsewhere: [] } as const;

function expectFilled(outcome: FillOutcome | 'unheard'): void {
  if (outcome === 'unheard') throw new Failure('page-gone');
  if (outcome === 'no-password') throw new Failure('password-first');
  if (outcome !== 'filled') throw new Failure(refusalCode(outcome) ?? 'field-refused');
}

/** What is told of a refusal; `null` for what is none, as pages may say anything. */
export function refusalCode(refusal: unknown): `field-${Refusal}` | null {
  const found = REFUSALS.find((one) => one === refusal);
  return found === undefined ? null : `field-${found}`;
}

/**
 * Fills the field in focus of a tab, else its best one, in the documents that share the top document's origin.
 * `field-spare` where that asks for a backup code.
 * `isFirst`: the link was just made; `frameId`: where a person pointed at a field, which is then meant.
 */
export async function fillTab(
  context: FillContext,
  accountId: string,
  tabId: number,
  topDocumentId: string,
  { isFirst = false, frameId = null }: { readonly isFirst?: boolean; readonly frameId?: number | null } = {},
): Promise<void> {
  const target = await targetOf(context, tabId, topDocumentId, null, frameId);
  if (target.purpose !== 'code') throw new Failure('field-spare');
  await fillTarget(context, accountId, target, isFirst);
}

/** The field in focus of a tab, else its best one, of `purpose` unless that is `null`. `page-gone`, `field-missing`. */
export async function targetOf(
  context: FillContext,
  tabId: number,
  topDocumentId: string,
  purpose: FieldPurpose | null,
  frameId: number | null = null,
): Promise<Target> {
  const look = async (patience: number): Promise<Target | null> => {
    const begun = placedFrames(await framesUnder(context, tabId, topDocumentId)).map((frame) => frame.frameId);
    await waitForLoad(tabId, frameId === null ? begun : [frameId], patience);
    // Frames come and go while a page is loading.
    const frames = await framesUnder(context, tabId, topDocumentId);
    const origin = frameOrigin(frames, frames[0] as Frame);
    const rules = origin === null ? null : pageRules(await context.rule(origin));
    return findTarget(tabId, frames, purpose, rules, frameId);
  };
  const target = (await look(SOON_MS)) ?? (await look(LATE_MS));
  if (target === null) throw new Failure('field-missing');
  return target;
}

async function framesUnder(context: FillContext, tabId: number, topDocumentId: string): Promise<readonly Frame[]> {
  const frames = (await context.frames(tabId)) as readonly Frame[];
  if (frames[0]?.documentId !== topDocumentId) throw new Failure('page-gone');
  return frames;
}

/** The same in `frames`, as they are now; `null` where they have none. `rules`: what the page is told before it looks. */
export async function findTarget(
  tabId: number,
  frames: readonly Frame[],
  purpose: FieldPurpose | null,
  rules: PageRules | null = null,
  frameId: number | null = null,
): Promise<Target | null> {
  const isPointed = frameId !== null;
  const trusted = placedFrames(frames).filter((frame) => !isPointed || frame.frameId === frameId);
  await attach(tabId, trusted);
  const wanted = { purpose, rules, isPointed };
  const answers = await Promise.all(trusted.map((frame) => askFrame(tabId, frames, frame, wanted)));
  const targets = answers.filter((answer) => answer !== null);
  const best = targets.find((one) => one.purpose === 'code') ?? targets[0];
  return targets.find(({ focused }) => focused) ?? best ?? null;
}

/** What the documents of a tab that may take a code say of their fields, once they know `rules`. */
export async function pointIn(tabId: number, frames: readonly Frame[], rules: PageRules): Promise<readonly Pointing[]> {
  const trusted = placedFrames(frames);
  await attach(tabId, trusted);
  const ask = (frame: Frame): Promise<Pointing | null> =>
    callPage(tabId, frame.documentId)('point', { rules }).catch(() => null);
  return (await Promise.all(trusted.map(ask))).filter((answer) => answer !== null);
}

/** Whoever sent a frame to about:blank gave it its origin, which only the browser's sender tells: those have the offer. */
export function placedFrames(frames: readonly Frame[]): readonly Frame[] {
  return trustedFrames(frames).filter((frame) => frame.url !== '' && frame.url !== 'about:blank');
}

async function attach(tabId: number, trusted: readonly Frame[]): Promise<void> {
  try {
    await attachPageScript(
      tabId,
      trusted.map((frame) => frame.frameId),
    );
  } catch (error) {
    // Store pages, the PDF viewer and the like: no extension may put a script there.
    if (failureCode(error) === 'internal') throw new Failure('page-closed-to-us');
    throw error;
  }
}

async function askFrame(
  tabId: number,
  frames: readonly Frame[],
  frame: Frame,
  wanted: { readonly purpose: FieldPurpose | null; readonly rules: PageRules | null; readonly isPointed: boolean },
): Promise<Target | null> {
  const origin = frameOrigin(frames, frame);
  const found = await callPage(tabId, frame.documentId)('findTarget', wanted).catch(() => null);
  if (origin === null || found === null) return null;
  const { purpose } = found;
  if (purpose !== (wanted.purpose ?? purpose)) return null;
  const document = { tabId, frameId: frame.frameId, documentId: frame.documentId, origin };
  return { document, targetId: String(found.targetId), focused: found.focused === true, purpose };
}

/**
 * What is asked for rarely comes in a script of its own, read when it is first
 * needed: a worker that has just started answers a popup sooner for each
 * kilobyte it does not have to read. This is what the first script knows of it.
 */
import type { Frame } from '@/lib/browser/frames';
import type { OfferSetting } from '@/lib/browser/offer-setting';
import type { HostKnowledge } from '@/lib/match/host-knowledge';
import type { Handlers } from '@/lib/messages/channel';
import type { PageRules, Pointing } from '@/lib/messages/from-page';
import type { Announcement, FromUi } from '@/lib/messages/from-ui';
import type { Kdf } from '@/lib/vault/kdf';
import { late } from '@/lib/vault/late';
import type { Vault } from '@/lib/vault/vault';
import type { PageAsk } from './asks';
import type { CreateEngine } from './engine';
import type { Enrolments } from './enrolments';
import type { Goods, Target } from './fill';
import type { ReleaseContext } from './release';

/** What the second script is given: state there is one of, and the browser, which the first one speaks to. */
export interface RareContext {
  readonly context: ReleaseContext;
  readonly vault: Vault;
  readonly kdf: Kdf;
  readonly findAsk: (id: string) => Promise<PageAsk | null>;
  readonly announce: (announcement: Announcement) => void;
  readonly enrolments: Enrolments;
  readonly page: PageLooks;
  readonly loadHosts: () => Promise<HostKnowledge>;
  readonly loadEngine: () => Promise<CreateEngine>;
  readonly offering: OfferSetting;
  /** Has open pages ask for their rules again. Nobody waits for it. */
  readonly renewRules: () => void;
}

/** Speaks to what a tab shows. Reject where no script may run. */
export interface PageLooks {
  /** Whether it asks for a code. */
  hasField(tabId: number, frames: readonly Frame[]): Promise<boolean>;
  /** What a script of the package leaves in the documents of the page's own origin, which may be anything. */
  run(tabId: number, frames: readonly Frame[], file: LookScript): Promise<readonly unknown[]>;
  /** What its documents say of their fields, once they know `rules`. */
  point(tabId: number, frames: readonly Frame[], rules: PageRules): Promise<readonly Pointing[]>;
  /** The field for backup codes of the page that was asked for. `page-gone`, `field-missing`. */
  spareTarget(askId: string): Promise<Target>;
  fill(accountId: string, target: Target, goods: Goods): Promise<void>;
}

export type LookScript = '/ended.js' | '/keys.js';

const METHODS = [
  'add',
  'edit',
  'preview',
  'reveal',
  'makeBackup',
  'readBackup',
  'restoreBackup',
  'readBatch',
  'saveBatch',
  'findKeys',
  'openQuestion',
  'answerQuestion',
  'siteRule',
  'teach',
  'sites',
  'changeSite',
  'forgetTaught',
  'forgetSite',
  'setOffered',
  'saveSpareCodes',
  'hasGivenSpare',
  'fillSpare',
  'checkpoints',
  'compareCheckpoint',
  'restoreCheckpoint',
  'trash',
  'erase',
  'copies',
  'destroy',
  'engine',
  'issuedKeys',
] as const satisfies readonly (keyof FromUi)[];

export type RareHandlers = Pick<Handlers<FromUi, void>, (typeof METHODS)[number]>;

/** What the second script hands to the first. */
export type MakeRareHandlers = (context: RareContext) => RareHandlers & RareWork;

/** What nobody asks for, but time. */
export interface RareWork {
  settleEnrolment(accountId: string, sentAt: number): Promise<void>;
}

/** The handlers, each of which has the script read when it is first called. */
export function rareHandlers(
  context: RareContext,
  load: () => Promise<(context: RareContext) => RareHandlers>,
): RareHandlers {
  return late(METHODS, async () => (await load())(context));
}

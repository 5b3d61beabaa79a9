/**
 * The background: the only realm with keys. Every listener is registered in
 * the first turn, because a worker that wakes up gets its event only then; what
 * they need is made here once, and loads by itself when it is first used.
 */
import { defineBackground } from 'wxt/utils/define-background';
import { answerMessages } from '@/lib/background/answer';
import { findAsk } from '@/lib/background/asks';
import { watchDeadline } from '@/lib/background/deadline';
import { runDoor } from '@/lib/background/doors';
import { createEnrolments } from '@/lib/background/enrolments';
import type { FillContext } from '@/lib/background/fill';
import { applyIdleLimit, readIdleLimit } from '@/lib/background/idle-limit';
import { loadEngine } from '@/lib/background/load-engine';
import { loadHosts } from '@/lib/background/load-hosts';
import { loadRare } from '@/lib/background/load-rare';
import { createPace } from '@/lib/background/pace';
import { pageHandlers } from '@/lib/background/page-handlers';
import { pageLooks } from '@/lib/background/page-looks';
import { createPagePace } from '@/lib/background/page-pace';
import type { RareContext } from '@/lib/background/rare';
import { followSent } from '@/lib/background/sending';
import { ruleFor } from '@/lib/background/site-rules';
import { createSubmits } from '@/lib/background/submits';
import { uiHandlers } from '@/lib/background/ui-handlers';
import { createBulkStore } from '@/lib/browser/bulk-store';
import { createConnection } from '@/lib/browser/database';
import { framesOf } from '@/lib/browser/frames';
import { createHistoryStore } from '@/lib/browser/history-store';
import { onSystemLock } from '@/lib/browser/idle';
import { createIdleSetting } from '@/lib/browser/idle-setting';
import { onManagedChange, readManaged } from '@/lib/browser/managed';
import { createMenus, onCommand, onMenuChoice } from '@/lib/browser/menus';
import { createMirrorStore } from '@/lib/browser/mirror-store';
import { createOfferSetting } from '@/lib/browser/offer-setting';
import { keepForLater } from '@/lib/browser/packaged-script';
import { createRecordStore } from '@/lib/browser/record-store';
import { announce, onInstalled, packagedFile } from '@/lib/browser/runtime';
import { createSentinelStore } from '@/lib/browser/sentinel-store';
import { closeStorage, createSessionStore } from '@/lib/browser/session-store';
import { createSheetStore } from '@/lib/browser/sheet-store';
import { attachWatchers, renewRules, type Tab } from '@/lib/browser/tabs';
import { parsePolicy } from '@/lib/policy/policy';
import { createVault } from '@/lib/vault/create-vault';
import { createKdf } from '@/lib/vault/kdf';

/** Milliseconds after which the first answer has arrived. */
const SOON = 300;
/** Milliseconds after which whoever unlocked has what they came for, and the worker is still alive. */
const WHEN_IDLE = 5_000;

/** Of a page; it may have a field in each of many frames. */
const ASKS_PER_MINUTE = 120;
const FILLS_PER_MINUTE = 8;

export default defineBackground(() => {
  keepForLater('/engine.js');
  keepForLater('/rare.js');
  keepForLater('/hosts.js');
  const renew = (): void => unheard(renewRules());
  const connection = createConnection();
  const kdf = createKdf({ loadWasm: () => packagedFile('/argon2.wasm'), clock: () => performance.now() });
  const idle = { setting: createIdleSetting(), policy: async () => parsePolicy(await readManaged()) };
  const vault = createVault({
    store: createRecordStore(connection),
    mirror: createMirrorStore(),
    sentinel: createSentinelStore(),
    bulk: createBulkStore(connection),
    history: createHistoryStore(connection),
    sheets: createSheetStore(connection),
    session: createSessionStore(),
    kdf,
    loadSeldom: async () => (await loadRare()).createSeldom,
    now: Date.now,
    idleLimit: () => readIdleLimit(idle),
    // What a page was told while nobody could read the rules.
    onUnlock: () => setTimeout(renew, SOON),
    onLock: () => announce({ announce: 'locked' }),
    onChange: (notice) => announce({ announce: 'changed', ...(notice && { notice }) }),
    soon: (task) => setTimeout(task, SOON),
    later: (task) => setTimeout(task, WHEN_IDLE),
  });
  const enrolments = createEnrolments(Date.now, createSessionStore());
  const offering = createOfferSetting();
  const context: FillContext = {
    account: (id) => vault.account(id),
    advanceCounter: (id) => vault.advanceCounter(id),
    frames: framesOf,
    rule: (origin) => ruleFor(vault, origin),
    now: Date.now,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    enrolments,
    maySubmit: createSubmits(vault.memory),
  };
  const rare: RareContext = {
    context,
    vault,
    kdf,
    findAsk,
    announce,
    enrolments,
    page: pageLooks(context),
    loadHosts,
    loadEngine,
    offering,
    renewRules: renew,
  };
  const run = (door: string, tab: Tab | null, frameId: number | null): void => {
    if (door === 'lock') unheard(vault.lock());
    if (tab !== null && (door === 'fill' || door === 'scan')) unheard(runDoor(context, vault, door, tab, frameId));
  };

  const pace = {
    ask: createPagePace(createPace(ASKS_PER_MINUTE, Date.now), framesOf),
    fill: createPace(FILLS_PER_MINUTE, Date.now),
  };
  answerMessages(
    uiHandlers({ context, vault, idle, rare }),
    pageHandlers(context, vault, offering, pace, followSent(rare)),
  );
  onMenuChoice(({ item, tab, frameId }) => run(item, tab, frameId));
  onCommand((command, tab) => run(command, tab, null));
  onInstalled(() => {
    unheard(closeStorage());
    unheard(createMenus());
    unheard(attachWatchers());
  });
  onSystemLock(() => unheard(vault.lock()));
  onManagedChange(() => unheard(applyIdleLimit(idle, vault)));
  watchDeadline(vault);
  // The browser keeps what was said when it was installed; nobody has to wait for it to be said again.
  setTimeout(() => unheard(closeStorage()), SOON);
});

/** For work that nobody waits for. What it could not do is seen when it is next asked for. */
function unheard(work: Promise<unknown>): void {
  work.catch(() => {});
}

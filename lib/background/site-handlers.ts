/** What our pages may ask about filling on sites. The rules themselves: `lib/sites/rule.ts`. */
import type { Frame } from '@/lib/browser/frames';
import { Failure } from '@/lib/failure/failure';
import { ruleOrigin } from '@/lib/match/rule-origin';
import type { Handlers } from '@/lib/messages/channel';
import type { PageRules, Pointed, Pointing } from '@/lib/messages/from-page';
import type { PointedField, RuleView, SitesFromUi, SitesView } from '@/lib/messages/sites-from-ui';
import { parseMark, parseRules, ruleOf, type SiteRule, withRule, withTaught } from '@/lib/sites/rule';
import type { PageLooks, RareContext } from './rare';
import { pageRules, readRules } from './site-rules';

export interface SiteContext extends Pick<RareContext, 'vault' | 'offering' | 'findAsk' | 'renewRules'> {
  readonly context: Pick<RareContext['context'], 'frames'>;
  readonly page: Pick<PageLooks, 'point'>;
}

/** More of a label than fits into a line. */
const MAX_LABEL = 80;

export function siteHandlers({
  context,
  vault,
  offering,
  findAsk,
  renewRules,
  page,
}: SiteContext): Handlers<SitesFromUi, void> {
  async function change(origin: string, make: (rule: SiteRule) => SiteRule): Promise<void> {
    await vault.changeSheet('sites', (value) => {
      const rules = parseRules(value);
      return withRule(rules, make(ruleOf(rules, siteOf(origin))));
    });
    renewRules();
  }

  async function all(): Promise<SitesView> {
    const [rules, isOffered] = await Promise.all([readRules(vault), offering.read()]);
    return { rules, isOffered };
  }

  async function look(ask: Asked): Promise<RuleView> {
    const [rules, isOffered] = await Promise.all([readRules(vault), offering.read()]);
    const rule = ruleOf(rules, ask.site);
    const { found, touched, isElsewhere } = await pointing(ask, pageRules(rule, isOffered)).catch(() => NOTHING);
    return { rule, isOffered, found: shown(found), touched: shown(touched), isElsewhere };
  }

  async function pointing({ tabId, documentId }: Asked, rules: PageRules): Promise<Pointing> {
    const frames = (await context.frames(tabId)) as readonly Frame[];
    if (frames[0]?.documentId !== documentId) throw new Failure('page-gone');
    const each = await page.point(tabId, frames, rules);
    const latest = each.filter(({ touched }) => touched !== null).sort((a, b) => a.touchedAgo - b.touchedAgo)[0];
    const found = each.find((one) => one.found !== null)?.found ?? null;
    const isElsewhere = each.some((one) => one.isElsewhere === true);
    return { found, touched: latest?.touched ?? null, touchedAgo: latest?.touchedAgo ?? 0, isElsewhere };
  }

  async function asked(askId: string): Promise<Asked> {
    const ask = await findAsk(askId);
    if (ask === null) throw new Failure('page-gone');
    const { origin, documentId, tabId } = ask;
    if (origin === null || documentId === null) throw new Failure('page-closed-to-us');
    return { site: siteOf(origin), documentId, tabId };
  }

  return {
    siteRule: async ({ askId }) => look(await asked(askId)),
    teach: async ({ askId, isCode }) => {
      const ask = await asked(askId);
      const rules = pageRules(ruleOf(await readRules(vault), ask.site));
      const { found, touched } = await pointing(ask, rules);
      const mark = parseMark((isCode ? touched : found)?.mark);
      if (mark === null) throw new Failure('field-missing');
      await change(ask.site, (rule) => withTaught(rule, { isCode, mark }));
      return look(ask);
    },
    sites: all,
    changeSite: async ({ origin, change: { isOff, submits, joinsPassword } }) => {
      await change(origin, (rule) => ({
        ...rule,
        isOff: isOff ?? rule.isOff,
        submits: submits ?? rule.submits,
        joinsPassword: joinsPassword ?? rule.joinsPassword,
      }));
      return all();
    },
    forgetTaught: async ({ origin }) => {
      await change(origin, (rule) => ({ ...rule, taught: [] }));
      return all();
    },
    forgetSite: async ({ origin }) => {
      await vault.changeSheet('sites', (value) => parseRules(value).filter((rule) => rule.origin !== origin));
      renewRules();
      return all();
    },
    setOffered: async ({ isOffered }) => {
      // Whoever finds it locked has no say in what is shown.
      if ((await vault.state()) !== 'unlocked') throw new Failure('vault-locked');
      await offering.write(isOffered);
      renewRules();
      return all();
    },
  };
}

interface Asked {
  /** Its origin, as rules have it. */
  readonly site: string;
  readonly tabId: number;
  readonly documentId: string;
}

const NOTHING: Pointing = { found: null, touched: null, touchedAgo: 0, isElsewhere: false };

function siteOf(origin: string): string {
  const site = ruleOrigin(origin);
  if (site === null) throw new Failure('page-closed-to-us');
  return site;
}

/** A page says what it likes: only its label is passed on, and not all of it. */
function shown(pointed: Pointed | null): PointedField | null {
  if (pointed === null) return null;
  const label = typeof pointed.label === 'string' ? pointed.label.slice(0, MAX_LABEL) : '';
  return { label, isTarget: pointed.isTarget === true };
}

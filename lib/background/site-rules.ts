/**
 * The rules of sites, as the background uses them. They are in the vault, so
 * while it is locked nobody knows them: then a page is told what holds for all
 * sites, and the button in it only opens our popup, which asks for the
 * passphrase.
 */
import type { OfferSetting } from '@/lib/browser/offer-setting';
import { ruleOrigin } from '@/lib/match/rule-origin';
import type { PageRules } from '@/lib/messages/from-page';
import { parseRules, ruleOf, type SiteRule } from '@/lib/sites/rule';
import type { Vault } from '@/lib/vault/vault';

/** What was made of the sheet's value, which is the same one until it changes. */
const parsed = new WeakMap<object, SiteRule[]>();

/** Those changed last first. Fails with `vault-locked`. */
export async function readRules(vault: Vault): Promise<readonly SiteRule[]> {
  const value = await vault.sheet('sites');
  if (typeof value !== 'object' || value === null) return [];
  const rules = parsed.get(value) ?? parseRules(value);
  parsed.set(value, rules);
  return rules;
}

/** The rule for pages of `origin`; none where the rules cannot be read: nobody goes without a code for that. */
export async function ruleFor(vault: Vault, origin: string): Promise<SiteRule> {
  const site = ruleOrigin(origin);
  const rules = site === null ? [] : await readRules(vault).catch(() => []);
  return ruleOf(rules, site ?? origin);
}

/** What a page of the site may know of its rule. */
export function pageRules({ isOff, joinsPassword, taught }: SiteRule, isOffered = true): PageRules {
  return { isOff: isOff || !isOffered, joinsPassword, taught };
}

/** What a document of `origin` is told, which the browser attests. */
export async function rulesToldTo(origin: string, vault: Vault, setting: OfferSetting): Promise<PageRules> {
  const [rule, isOffered] = await Promise.all([ruleFor(vault, origin), setting.read()]);
  return pageRules(rule, isOffered);
}

/** Whether our script has something to do in a page where it would find nothing by itself. */
export function isScriptNeeded({ isOff, joinsPassword, taught }: PageRules): boolean {
  return !isOff && (joinsPassword || taught.some(({ isCode }) => isCode));
}

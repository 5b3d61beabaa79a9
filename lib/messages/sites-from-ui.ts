/** What our pages may ask about filling on sites. All of it fails with `vault-locked` while the rules cannot be read. */
import type { SiteChange, SiteRule } from '@/lib/sites/rule';

/** The site a window was opened for. */
export interface RuleView {
  readonly rule: SiteRule;
  /** Whether the button is shown in pages at all. */
  readonly isOffered: boolean;
  /** What the page's script found, as people would call it; `null` for none, or where it may not look. */
  readonly found: PointedField | null;
  /** The field that the person clicked last. */
  readonly touched: PointedField | null;
  /** The person is in a part of the page that belongs to another site. */
  readonly isElsewhere: boolean;
}

/** One field of the page. */
export interface PointedField {
  /** The page's own label, cut short and never to be believed; may be empty. */
  readonly label: string;
  /** Whether a code goes there as things are. */
  readonly isTarget: boolean;
}

export interface SitesView {
  readonly isOffered: boolean;
  /** Those changed last first. */
  readonly rules: readonly SiteRule[];
}

export interface SitesFromUi {
  /** `page-closed-to-us` where no code is ever filled. */
  siteRule(args: { askId: string }): RuleView;
  /** About the field that was touched last (`isCode`), or the one that was found. `field-missing`, `page-gone`. */
  teach(args: { askId: string; isCode: boolean }): RuleView;
  sites(args: Record<string, never>): SitesView;
  changeSite(args: { origin: string; change: SiteChange }): SitesView;
  /** Forgets the fields that were shown on the site. */
  forgetTaught(args: { origin: string }): SitesView;
  forgetSite(args: { origin: string }): SitesView;
  setOffered(args: { isOffered: boolean }): SitesView;
}

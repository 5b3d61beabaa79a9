/** What the popup may ask before it links an account to a page. */

/**
 * Why a host could be taken for another: `letters` that look alike; one letter more, less, other or swapped (`typo`); the
 * same name under another `ending`; the name with an `addition` to it; it, or the name its owner chose, `inside` a
 * name of somebody else.
 */
export type Likeness = 'letters' | 'typo' | 'ending' | 'addition' | 'inside';

export interface LookAlikeView {
  /** An origin that an account is linked to. */
  readonly origin: string;
  readonly likeness: Likeness;
}

/** What is known of the asking page's host. */
export interface SiteView {
  /** Registrable domain, private suffixes counted; `null` without one. */
  readonly siteDomain: string | null;
  /** Registrable domain that a link can be for as a whole; `null` where there is none. */
  readonly wholeSite: string | null;
  /** What its owner calls it, `github` of `github.com`; `null` for IP addresses and the like. */
  readonly siteName: string | null;
  /** Whether a part of its name has letters of several alphabets. */
  readonly isMixed: boolean;
  /** Linked hosts, of any account, that it could be taken for. */
  readonly lookAlikes: readonly LookAlikeView[];
}

/** How far a link made by a fill goes: the page's host, or its whole site; `false` makes none. */
export type Linking = boolean | 'site';

export interface LinksFromUi {
  /** `null` where no code could ever be filled into the asking page. */
  site(args: { askId: string }): SiteView | null;
  /** For each address, as typed, the registrable domain that a link to it can be for as a whole; `null` where there is none. */
  wholeSites(args: { addresses: readonly string[] }): readonly (string | null)[];
  /** Closes the tab of the ask, as long as it shows the page that asked. */
  closePage(args: { askId: string }): void;
}

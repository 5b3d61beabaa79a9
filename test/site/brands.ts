/**
 * Who lives behind which host name. Browsers send every `*.localhost` to
 * loopback, and since `localhost` is nobody's registrable domain, each of these
 * is a site of its own to the browser. All of them are invented.
 */
import { type Html, html } from './html.ts';

export interface Brand {
  readonly id: 'start' | 'northwind' | 'fabrikam' | 'elsewhere';
  readonly name: string;
  /** The name accounts belong to; `twins` answer alike. */
  readonly host: string;
  readonly twins: readonly string[];
  readonly trade: string;
  /** What the authenticator is asked to compute with; they differ so that a demo shows the parameter travel. */
  readonly algorithm: 'sha1' | 'sha256';
  readonly mark: Html;
}

export const START: Brand = {
  id: 'start',
  name: 'The tour',
  host: 'localhost',
  twins: ['127.0.0.1', '[::1]'],
  trade: 'Invented companies, on this computer only',
  algorithm: 'sha1',
  mark: html`<svg viewBox="0 0 32 32" xmlns="http://www.w3.org/2000/svg" width="28" height="28" aria-hidden="true"><rect width="32" height="32" rx="9" fill="#3f4453"/><path d="M9 21.5c3-8 11 1 14-10" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/><circle cx="9" cy="21.5" r="2.6" fill="#fff"/><circle cx="23" cy="10.5" r="2.6" fill="#fff"/></svg>`,
};

export const NORTHWIND: Brand = {
  id: 'northwind',
  name: 'Northwind',
  host: 'northwind.localhost',
  twins: ['www.northwind.localhost'],
  trade: 'Coffee, tea and maps for long journeys',
  algorithm: 'sha1',
  mark: html`<svg viewBox="0 0 32 32" xmlns="http://www.w3.org/2000/svg" width="28" height="28" aria-hidden="true"><circle cx="16" cy="16" r="16" fill="#0f6e62"/><path d="M16 5.5 20 16h-8z" fill="#fff"/><path d="M16 26.5 12 16h8z" fill="#8fd6c6"/></svg>`,
};

export const FABRIKAM: Brand = {
  id: 'fabrikam',
  name: 'Fabrikam',
  host: 'fabrikam.localhost',
  twins: [],
  trade: 'Workshop tools by subscription',
  algorithm: 'sha256',
  mark: html`<svg viewBox="0 0 32 32" xmlns="http://www.w3.org/2000/svg" width="28" height="28" aria-hidden="true"><rect width="32" height="32" fill="#e2622a"/><path d="M9 26V6h15v5H14v4h8v5h-8v6z" fill="#fff"/></svg>`,
};

export const ELSEWHERE: Brand = {
  id: 'elsewhere',
  name: 'Elsewhere',
  host: 'elsewhere.localhost',
  twins: [],
  trade: 'Rewards you never asked for',
  algorithm: 'sha1',
  mark: html`<svg viewBox="0 0 32 32" xmlns="http://www.w3.org/2000/svg" width="28" height="28" aria-hidden="true"><circle cx="16" cy="16" r="16" fill="#a53a63"/><circle cx="16" cy="16" r="7.5" fill="none" stroke="#fff" stroke-width="3"/><circle cx="23" cy="9" r="3.4" fill="#ffd7e4"/></svg>`,
};

export const BRANDS: readonly Brand[] = [START, NORTHWIND, FABRIKAM, ELSEWHERE];

/** Who answers under this host name (lower case, without port), or `null` for a name we do not serve. */
export function findBrand(host: string): Brand | null {
  return BRANDS.find((brand) => brand.host === host || brand.twins.includes(host)) ?? null;
}

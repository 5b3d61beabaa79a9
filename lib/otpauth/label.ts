/**
 * The label of a Key URI: the account's name, often with the issuer before a
 * colon. Where label and `issuer=` disagree, `issuer=` is right.
 */
import { decodeForm, decodePercent } from './percent';

export interface Names {
  /** What stands before the colon of the label; may be empty. */
  readonly prefix: string;
  readonly issuer: string;
  readonly label: string;
}

/** Splits the label, still encoded, next to the decoded `issuer=`, empty if there is none. */
export function readNames(encoded: string, issuer: string): Names {
  const [prefix, label] = split(decodeLabel(encoded, issuer), issuer);
  return { prefix, label, issuer: issuer === '' || isCutOff(issuer, prefix) ? prefix : issuer };
}

/** A `+` in a label is a plus (`me+work@…`), unless only as a space it makes the label agree with the issuer. */
function decodeLabel(encoded: string, issuer: string): string {
  const plain = decodePercent(encoded);
  const form = decodeForm(encoded);
  return issuer !== '' && !beginsWith(plain, issuer) && beginsWith(form, issuer) ? form : plain;
}

/** At the issuer's own end if the label begins with it, since an issuer may contain a colon; else at the first colon. */
function split(label: string, issuer: string): [prefix: string, label: string] {
  const colon = issuer !== '' && label.startsWith(`${issuer}:`) ? issuer.length : label.indexOf(':');
  return colon === -1 ? ['', label] : [label.slice(0, colon).trim(), label.slice(colon + 1)];
}

function beginsWith(label: string, issuer: string): boolean {
  return label === issuer || label.startsWith(`${issuer}:`);
}

/** Vault writes `issuer=A&B` unencoded, and the query ends the value at the `&`; the label still has all of it. */
function isCutOff(issuer: string, prefix: string): boolean {
  return prefix.startsWith(issuer) && /^\s*&/.test(prefix.slice(issuer.length));
}

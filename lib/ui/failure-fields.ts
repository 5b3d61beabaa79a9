/** Which field of a form a failure belongs to, so that its sentence stands next to it. */
import type { FailureCode } from '@/lib/failure/failure';

export type FormField =
  | 'secret'
  | 'issuer'
  | 'label'
  | 'algorithm'
  | 'digits'
  | 'period'
  | 'counter'
  | 'links'
  | 'keyName';

const FIELDS: Partial<Readonly<Record<FailureCode, FormField>>> = {
  'uri-foreign': 'secret',
  'uri-broken': 'secret',
  'uri-migration': 'secret',
  'type-unknown': 'secret',
  'secret-missing': 'secret',
  'secret-not-base32': 'secret',
  'secret-cut-off': 'secret',
  'secret-long': 'secret',
  'name-long': 'issuer',
  'algorithm-unknown': 'algorithm',
  'digits-out-of-range': 'digits',
  'period-out-of-range': 'period',
  'counter-out-of-range': 'counter',
  'link-broken': 'links',
  'link-insecure': 'links',
  'key-issuer-missing': 'issuer',
  'key-account-missing': 'label',
  'key-name-missing': 'keyName',
  'key-name-broken': 'keyName',
  'key-name-taken': 'keyName',
  'key-digits': 'keyName',
};

/** The field of `code`, `null` where it concerns the form as a whole. */
export function fieldOf(code: FailureCode): FormField | null {
  return FIELDS[code] ?? null;
}

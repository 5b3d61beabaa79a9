/**
 * Failures a person can do something about.
 *
 * One class, one closed union of codes. The sentences people read live in
 * `lib/ui/failure-texts.ts`, in a record that does not compile without a text
 * for every code. Anything else that is thrown is a bug and crosses a boundary
 * as `internal`, without its message, so that no secret can travel in one.
 */
export type FailureCode =
  // vault
  | 'vault-missing'
  | 'vault-exists'
  | 'vault-locked'
  | 'vault-damaged'
  | 'vault-lost'
  | 'vault-too-new'
  | 'kdf-unsupported'
  | 'passphrase-wrong'
  | 'passphrase-short'
  | 'passphrase-long'
  | 'passphrase-weak'
  | 'passphrase-managed'
  | 'recovery-code-wrong'
  | 'recovery-code-broken'
  | 'passkey-wrong'
  | 'passkey-refused'
  | 'passkey-unsupported'
  | 'slot-missing'
  | 'too-many-tries'
  | 'storage-refused'
  | 'storage-unverified'
  | 'checkpoint-missing'
  // backups
  | 'backup-foreign'
  | 'backup-damaged'
  | 'backup-too-new'
  | 'backup-large'
  | 'backups-managed'
  // what a person typed, pasted or scanned
  | 'uri-foreign'
  | 'uri-broken'
  | 'uri-migration'
  | 'type-unknown'
  | 'algorithm-unknown'
  | 'secret-missing'
  | 'secret-not-base32'
  | 'secret-cut-off'
  | 'secret-long'
  | 'digits-out-of-range'
  | 'period-out-of-range'
  | 'counter-out-of-range'
  | 'name-long'
  | 'link-broken'
  | 'link-insecure'
  // accounts
  | 'account-missing'
  | 'key-name-missing'
  | 'key-issuer-missing'
  | 'key-account-missing'
  | 'key-name-broken'
  | 'key-name-taken'
  | 'key-digits'
  | 'spare-codes-none'
  | 'spare-codes-many'
  | 'spare-codes-used-up'
  // images
  | 'capture-refused'
  | 'picture-changed'
  | 'image-unreadable'
  | 'image-large'
  | 'camera-refused'
  | 'screen-refused'
  | 'batch-mixed'
  | 'image-empty'
  // pages
  | 'page-gone'
  | 'page-closed-to-us'
  | 'page-insecure'
  | 'account-unlinked'
  | 'field-missing'
  | 'field-refused'
  | 'field-gone'
  | 'field-cleared'
  | 'field-changed'
  | 'password-first'
  | 'field-spare'
  | 'form-elsewhere'
  | 'fill-too-often'
  // anything else
  | 'internal';

export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode) {
    super(code);
    this.name = 'Failure';
    this.code = code;
  }
}

/** By its name: the worker's two scripts each have a `Failure` of their own, and meet each other's. */
export function isFailure(error: unknown): error is Failure {
  return error instanceof Error && error.name === 'Failure';
}

/** The code to tell another realm: a `Failure`'s own, and `internal` for everything else. */
export function failureCode(error: unknown): FailureCode {
  return isFailure(error) ? error.code : 'internal';
}

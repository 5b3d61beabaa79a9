/** What a single call may ask for beside its arguments. The last argument of every method. */
export interface RequestOptions {
  /** Headers beside or instead of the client's own; `null` leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Query parameters beside the method's own. */
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Milliseconds to wait for one answer; 60,000 without it. A retry waits as long again. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** How often to try again when the other side says that it could not do it now; 2 without it. */
  readonly maxRetries?: number;
}

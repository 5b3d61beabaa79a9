/** One request as the pages see it, what they answer, and the table that brings the two together. */
import type { AccountBook } from './accounts.ts';
import type { Brand } from './brands.ts';
import type { Html } from './html.ts';
import type { LogEntry } from './logbook.ts';
import type { Session, SessionBook } from './sessions.ts';

/** What all hosts of one running site share. */
export interface SiteState {
  readonly accounts: AccountBook;
  readonly sessions: SessionBook;
  readonly logbook: LogEntry[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** `http://host:port` of one of our host names. */
  readonly origin: (host: string) => string;
}

export interface Visit {
  readonly state: SiteState;
  readonly brand: Brand;
  /** The name it was asked under: the brand's host or a twin. */
  readonly host: string;
  readonly query: URLSearchParams;
  /** What was posted: a form, or an object of strings as JSON. Empty for GET. */
  readonly fields: URLSearchParams;
  readonly sessionId: string;
  readonly session: Session | null;
}

export type Reply =
  | {
      readonly type: 'page';
      readonly page: Html;
      readonly status?: number;
      /** Other origins this page shows in frames. */
      readonly frames?: readonly string[];
      /** CSP sources that may show this page in a frame; without it, nobody. */
      readonly framedBy?: readonly string[];
    }
  | { readonly type: 'redirect'; readonly to: string; readonly setSession?: string }
  | { readonly type: 'json'; readonly value: unknown; readonly status?: number; readonly setSession?: string }
  | { readonly type: 'bytes'; readonly contentType: string; readonly bytes: Uint8Array | string }
  | { readonly type: 'missing' };

export type Handler = (visit: Visit) => Reply | Promise<Reply>;

/** Keys are a method and an exact path: `GET /shop`. */
export type Routes = Readonly<Record<string, Handler>>;

/** What a form sent, trimmed; for names, never for codes. */
export function readName(visit: Visit, field: string): string {
  return (visit.fields.get(field) ?? '').trim();
}

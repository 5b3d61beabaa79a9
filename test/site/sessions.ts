/** Sessions: who a cookie stands for. A step forward always gets a new, unguessable id. */
import { randomBytes } from 'node:crypto';
import type { SiteAccount } from './accounts.ts';
import type { LoginForm } from './logbook.ts';

export type Session =
  /** The visitor's own account first, then the four of the page with all QR codes. */
  | { readonly stage: 'enrolling'; readonly accounts: readonly SiteAccount[] }
  /** The password was right; the second factor is still to come. */
  | { readonly stage: 'code-wanted'; readonly account: SiteAccount; readonly form: LoginForm }
  | { readonly stage: 'signed-in'; readonly account: SiteAccount; readonly form: LoginForm };

export interface SessionBook {
  /** The id for the cookie. */
  open(session: Session): string;
  find(id: string): Session | null;
  end(id: string): void;
}

const COOKIE = 'session';

/** The oldest give way; a demo never needs as many, and a flood must not fill the memory. */
const MAX_SESSIONS = 1000;

export function createSessionBook(): SessionBook {
  const sessions = new Map<string, Session>();
  return {
    open(session) {
      const id = randomBytes(18).toString('base64url');
      sessions.set(id, session);
      const oldest = sessions.keys().next().value;
      if (sessions.size > MAX_SESSIONS && oldest !== undefined) sessions.delete(oldest);
      return id;
    },
    find: (id) => sessions.get(id) ?? null,
    end: (id) => {
      sessions.delete(id);
    },
  };
}

/** The session's id in a `Cookie` header; empty if there is none. */
export function readSessionId(header: string): string {
  const cookie = header.split(/;\s*/).find((pair) => pair.startsWith(`${COOKIE}=`));
  return cookie?.slice(COOKIE.length + 1) ?? '';
}

/** The `Set-Cookie` value; an empty id ends it. */
export function sessionCookie(id: string): string {
  return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${id === '' ? '; Max-Age=0' : ''}`;
}

/**
 * Hosts as people read them. Browsers hand out punycode (RFC 3492); where that
 * differs from what is meant, both forms are shown, because trust is decided
 * by reading them.
 */
import { hostToUnicode } from '@/lib/match/punycode';

/** `host` (with a port, if the origin has one) of a serialized origin, in Unicode and as it travels. */
export interface HostName {
  readonly unicode: string;
  readonly ascii: string;
}

/** The name of an origin's host; an address that is no origin is shown as it is. */
export function hostName(origin: string): HostName {
  const ascii = URL.canParse(origin) ? new URL(origin).host || origin : origin;
  return { unicode: hostToUnicode(ascii), ascii };
}

/** Both forms in one line, one where they are the same. */
export function hostText(origin: string): string {
  const { unicode, ascii } = hostName(origin);
  return unicode === ascii ? ascii : `${unicode} (${ascii})`;
}

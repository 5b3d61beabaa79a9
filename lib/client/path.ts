/** Names and ids as parts of a path. */
import { ClientError } from './errors';

/** `text` as one segment of a path. `argument` for those that no encoding keeps in their place. */
export function pathSegment(text: string): string {
  if (text === '' || text === '.' || text === '..') {
    throw new ClientError('argument', { messages: [`"${text}" cannot be a name or an id`] });
  }
  // Key names may hold an @, which a path may hold as it is (RFC 3986 §3.3).
  return encodeURIComponent(text).replaceAll('%40', '@');
}

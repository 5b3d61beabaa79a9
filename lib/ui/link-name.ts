/** The name in an otpauth link, for choosing among several. Only read for display: saving parses it properly. */
import { linkIn } from './add-model';

/** `null` when `text` is no otpauth link. */
export function linkName(text: string): { readonly issuer: string; readonly label: string } | null {
  const link = linkIn(text);
  if (link === null) return null;
  const [, path = '', search = ''] = link.match(/^[^:]+:\/\/[^/?]*\/?([^?]*)\??(.*)$/u) ?? [];
  const name = decode(path);
  const [prefix, ...rest] = name.split(':');
  const issuer = new URLSearchParams(search).get('issuer')?.trim() ?? '';
  if (rest.length === 0) return { issuer, label: name };
  return { issuer: issuer || (prefix ?? '').trim(), label: rest.join(':').trim() };
}

/** Half-encoded names are met in the wild: shown as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}

/**
 * Word lists small enough to ship. zxcvbn needs the words by how common they
 * are; packing needs them in alphabetical order. Both, nearly: lines of 64,
 * 128, 256 … words, the commonest first, each line sorted, each word written as
 * a capital letter for how much it shares with the one before (A: nothing,
 * B: one character …), then the rest of it.
 */

const FIRST_LINE = 64;
const NOTHING_SHARED = 'A'.charCodeAt(0);
/** Words are in lower case, so a capital always begins the next one. */
const LONGEST_SHARED = 25;

/** `words` in order of how common they are; lower case, no line breaks. */
export function packWords(words: readonly string[]): string {
  const lines: string[] = [];
  let size = FIRST_LINE;
  for (let from = 0; from < words.length; size *= 2) {
    lines.push(packLine(words.slice(from, from + size).sort()));
    from += size;
  }
  return lines.join('\n');
}

/** The words, roughly in order of how common they are: exact to a factor of two. */
export function unpackWords(packed: string): string[] {
  return packed.split('\n').flatMap(unpackLine);
}

function packLine(sorted: readonly string[]): string {
  let before = '';
  return sorted
    .map((word) => {
      const shared = sharedLength(before, word);
      before = word;
      return String.fromCharCode(NOTHING_SHARED + shared) + word.slice(shared);
    })
    .join('');
}

function unpackLine(line: string): string[] {
  let before = '';
  return (line.match(/[A-Z][^A-Z]*/gu) ?? []).map((entry) => {
    before = before.slice(0, entry.charCodeAt(0) - NOTHING_SHARED) + entry.slice(1);
    return before;
  });
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < Math.min(a.length, b.length, LONGEST_SHARED) && a[length] === b[length]) length += 1;
  return length;
}

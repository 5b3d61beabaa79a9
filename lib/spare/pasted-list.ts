/**
 * Reads spare codes out of whatever a person pastes: the list as a site shows it
 * or saves it to a file, numbered or with dots, in columns, in groups of digits,
 * with sentences around it.
 *
 * A line falls into cells; a cell is a code or it is not. What has digits in it
 * tells what the codes of this list look like; a cell of letters alone is a code
 * where it looks the same, or where all cells do.
 */
import { addSpareCodes, bareSpareCode, isSpareCode } from './spare-codes';

/** Longer than any list; what follows is not read. */
const MAX_TEXT = 20_000;
/** A list has this many of one length before an odd one in it is something else: a name, a number of a ticket. */
const MANY = 3;
/** Letters of a code that has no digit in it, nor any other of the list. */
const LONG = 10;

/** The codes in `text`, each once, in its order; empty for none. */
export function readSpareCodes(text: string): string[] {
  const cells = cellsOf(text.slice(0, MAX_TEXT)).flatMap(codesIn);
  const sure = cells.filter((cell) => /\d/.test(cell));
  const likely = sure.length > 0 ? cells.filter((cell) => /\d/.test(cell) || looksLikeOneOf(cell, sure)) : alike(cells);
  return withoutOdd(addSpareCodes([], likely).map((code) => code.text));
}

const LINES = /[\r\n\u2028\u2029]+/;
/** Two columns of a list, or the number of the second one. */
const COLUMNS = /\t|\s{2,}|[,;|•·●▪*]|\s+(?=#?\d{1,3}[.):]\s)/;
const DASHES = /[\u2010-\u2015\u2212]/g;
/** Of those that the site itself says are gone. */
const GONE = /\b(?:used|spent)\b/i;

function cellsOf(text: string): string[] {
  return text
    .split(LINES)
    .filter((line) => !GONE.test(line))
    .flatMap((line) => line.normalize('NFKC').replace(DASHES, '-').trim().split(COLUMNS))
    .map(withoutMarks)
    .filter((cell) => cell !== '');
}

/** Bullets, numbers, a name with a colon, quotes. */
function withoutMarks(cell: string): string {
  return cell
    .replace(/^[^:]{1,40}:\s+/, '')
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '')
    .replace(/^\d{1,3}(?:[.):]\s*|\s+-\s+)(?=\S{3})/, '')
    .replace(/\s+-\s+/g, '-');
}

/** One code in groups, or several beside each other; none for a sentence. */
function codesIn(cell: string): string[] {
  const groups = cell.split(/\s+/);
  if (groups.length === 1) return isCode(cell) ? [cell] : [];
  const [first = '', ...rest] = groups;
  // A number before it, without a dot.
  if (/^\d{1,3}$/.test(first) && first.length !== rest[0]?.length) return codesIn(rest.join(' '));
  if (groups.every(isCode) && areOfOneKind(groups)) return groups;
  const isEven = groups.every((group) => /^[0-9A-Za-z]{2,5}$/.test(group) && group.length === first.length);
  const whole = groups.join('');
  return isEven && /\d/.test(whole) && isCode(whole) ? [whole] : [];
}

/** All with digits, or all of one shape and some with digits: one without any is there by chance. */
function areOfOneKind(codes: readonly string[]): boolean {
  const withDigits = codes.filter((code) => /\d/.test(code));
  return withDigits.length === codes.length || (withDigits.length > 0 && new Set(codes.map(shapeOf)).size === 1);
}

function isCode(cell: string): boolean {
  return isSpareCode(cell) && !/^\d{4}-\d\d-\d\d$/.test(cell);
}

/** Without digits by chance: groups as long as another code's, in letters of the same case. */
function looksLikeOneOf(cell: string, codes: readonly string[]): boolean {
  return codes.some((code) => shapeOf(code) === shapeOf(cell)) && !isWord(cell);
}

function shapeOf(code: string): string {
  return code
    .split('-')
    .map(({ length }) => length)
    .join('-');
}

/** All cells, where they are of one shape and longer than most words. */
function alike(cells: readonly string[]): readonly string[] {
  const shapes = new Set(cells.map(shapeOf));
  const isLong = cells.every((cell) => bareSpareCode(cell).length >= LONG);
  return shapes.size === 1 && isLong && !cells.some(isWord) ? cells : [];
}

/** What stands over such lists, and names, which begin with a capital. */
function isWord(cell: string): boolean {
  return (
    /^[A-Z][a-z]+$/.test(cell) || /code|backup|recover|account|scratch|emergency|download|password|generate/i.test(cell)
  );
}

/** Where many are of one length, one alone of another is none. */
function withoutOdd(codes: readonly string[]): string[] {
  const counts = new Map<number, number>();
  for (const code of codes) {
    const { length } = bareSpareCode(code);
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return codes.filter((code) => most < MANY || (counts.get(bareSpareCode(code).length) ?? 0) > 1);
}

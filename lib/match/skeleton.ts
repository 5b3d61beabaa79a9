/**
 * What is left of a name when letters that look alike are one (UTS 39 §4). Two
 * names with one skeleton can be taken for each other.
 *
 * Unicode's own table has 9,000 lines for every script and every use. Of those
 * this has what may stand in a host's name and looks like a small Latin letter
 * or a digit, from the scripts whose letters do (Unicode 15), with some that
 * only small caps and small print make alike. Accents go before it.
 */

/** After each Latin letter those that look like it. */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'ɑαа',
  ae: 'æӕ',
  b: 'ƅьвßʙ',
  c: 'сϲςᴄⲥꮯ',
  d: 'ԁđðɖժ',
  e: 'еҽεєɛəꬲ',
  f: 'ƒքꞙꬵ',
  g: 'ɡցᶃɢƍ',
  h: 'һհħнʜ',
  i: 'ıɩɪιіӏꙇꭵ',
  j: 'ϳјʝ',
  k: 'кκқĸᴋ',
  l: 'ǀ۱١łⅼʟ',
  m: 'мᴍ',
  n: 'ոռпηŋɴ',
  o: 'οσоօø۵०੦૦௦౦೦൦๐໐၀٠۰ჿᴏᴑⲟꬽөɵө',
  oe: 'œ',
  p: 'рρþⲣᴘ',
  q: 'ԛգզ',
  r: 'гᴦⲅʀꭇꭈꮁ',
  s: 'ѕƽꜱꮪʂ',
  t: 'тτŧᴛ',
  u: 'υսʋцµμᴜꞟꭎꭒ',
  v: 'νѵᴠꮩ',
  w: 'ѡԝաωɯᴡꮃш',
  x: 'хχ',
  y: 'уүγɣყʏᶌ',
  z: 'ᴢꮓʐ',
  '3': 'зӡʒ',
  '6': 'б',
  '8': 'ȣ৪੪',
  '9': '৭੧୨൭',
};

const LATIN = new Map(Object.entries(ALIKE).flatMap(([latin, others]) => Array.from(others, (char) => [char, latin])));

/** Of a host or a label in Unicode. Dots and dashes stay. */
export function skeletonOf(name: string): string {
  // Nearly all are plain already, and a vault may have thousands.
  return (/^[a-z0-9_.-]*$/.test(name) ? name : toLatin(name))
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/c[l1]/g, 'd')
    .replace(/[i1]/g, 'l')
    .replaceAll('0', 'o');
}

function toLatin(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return Array.from(bare, (char) => LATIN.get(char) ?? char).join('');
}

/** Alphabets that have letters in common with others by their looks, and that no language writes one word in two of. */
const ALPHABETS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Cherokee', 'Coptic', 'Hebrew', 'Arabic'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** Whether a label of `host`, in Unicode, has letters of several alphabets (UTS 39 §5). */
export function isMixed(host: string): boolean {
  return host.split('.').some((label) => ALPHABETS.filter((alphabet) => alphabet.test(label)).length > 1);
}

import { describe, expect, test } from 'vitest';
import { decodePunycode, hostToUnicode } from '@/lib/match/punycode';

// RFC 3492 §7.1.
const SAMPLES = [
  ['egbpdaj6bu4bxfgehfvwxn', 'ليهمابتكلموشعربي؟'],
  ['ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
  ['Proprostnemluvesky-uyb24dma41a', 'Pročprostěnemluvíčesky'],
  ['4dbcagdahymbxekheh6e0a7fei0b', 'למההםפשוטלאמדבריםעברית'],
  ['n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa', 'なぜみんな日本語を話してくれないのか'],
  ['b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
  ['PorqunopuedensimplementehablarenEspaol-fmd56a', 'PorquénopuedensimplementehablarenEspañol'],
  ['3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
  ['MajiKoi5-783gue6qz075azm5e', 'MajiでKoiする5秒前'],
  ['d9juau41awczczp', 'そのスピードで'],
];

describe('punycode', () => {
  test.each(SAMPLES)('%s', (encoded, decoded) => {
    expect(decodePunycode(encoded)?.toLowerCase()).toBe(decoded.toLowerCase());
  });

  test.each(['!', '99999999999', 'a-ü'])('%s is none', (text) => {
    expect(decodePunycode(text)).toBeNull();
  });
});

test.each([
  ['xn--bcher-kva.example', 'bücher.example'],
  ['www.xn--bcher-kva.xn--p1ai', 'www.bücher.рф'],
  ['xn--!.example', 'xn--!.example'],
  ['[::1]', '[::1]'],
])('%s is read as %s', (host, text) => {
  expect(hostToUnicode(host)).toBe(text);
});

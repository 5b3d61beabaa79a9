/** Lists of backup codes as sites show, copy and save them. Covers: what is found, and what is left alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSpareCodes } from '@/lib/spare/pasted-list';

const NPM = [
  '3f1c9a70b2e84d56a1f09c3e7b2d4856f0e1a2b3c4d5e6f708192a3b4c5d6e7f',
  '0a9b8c7d6e5f4a3b2c1d0e9f8a7b6c5d4e3f2a1b0c9d8e7f6a5b4c3d2e1f0a9b',
];

const LISTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['one to a line', 'ab12c-34def\n56a7b-c89d0\n', ['ab12c-34def', '56a7b-c89d0']],
  ['lines of another system', '12345678\r\n23456789\r34567890', ['12345678', '23456789', '34567890']],
  [
    'numbered, in two columns, with groups of digits and sentences around',
    [
      'SAVE YOUR BACKUP CODES',
      'Keep these backup codes somewhere safe but accessible.',
      '',
      '1. 1234 5678     3. 3456 7890',
      '2. 2345 6789     4. 4567 8901',
      '',
      '(ada.lovelace42@example.com)',
      '',
      '* You can only use each backup code once.',
      '* Need more? Visit https://example.com/2sv',
      '* These codes were generated on: Jan 5, 2024.',
    ].join('\n'),
    ['12345678', '34567890', '23456789', '45678901'],
  ],
  [
    'with stars under a sentence, one of letters alone',
    'These are your Discord backup codes for account ada@example.com. Keep them safe!\n\n* abcd-efgh\n* 1a2b-3c4d\n* 9z8y-7x6w',
    ['abcd-efgh', '1a2b-3c4d', '9z8y-7x6w'],
  ],
  ['what the site marks as used is left out', '* 1a2b-3c4d (used)\n* 9z8y-7x6w', ['9z8y-7x6w']],
  ['sixteen characters', '0a1b2c3d4e5f6a7b\nf0e1d2c3b4a59687', ['0a1b2c3d4e5f6a7b', 'f0e1d2c3b4a59687']],
  ['sixty-four characters', NPM.join('\n'), NPM],
  [
    'in columns of a table',
    '1234 5678\t2345 6789\n3456 7890\t4567 8901',
    ['12345678', '23456789', '34567890', '45678901'],
  ],
  ['with commas', 'Backup codes: 1a2b3c4d, 2b3c4d5e, 3c4d5e6f', ['1a2b3c4d', '2b3c4d5e', '3c4d5e6f']],
  ['beside each other', '1a2b3c4d 2b3c4d5e 3c4d5e6f', ['1a2b3c4d', '2b3c4d5e', '3c4d5e6f']],
  ['beside each other, one without a digit', '1a2b-3c4d abcd-efgh', ['1a2b-3c4d', 'abcd-efgh']],
  ['numbered with brackets', '1) 1a2b3c4d\n2) 2b3c4d5e\n10) 3c4d5e6f', ['1a2b3c4d', '2b3c4d5e', '3c4d5e6f']],
  ['numbered with dashes', '1 - 1a2b3c4d\n2 – 2b3c4d5e', ['1a2b3c4d', '2b3c4d5e']],
  ['numbered with nothing', '01 1a2b3c4d\n02 2b3c4d5e', ['1a2b3c4d', '2b3c4d5e']],
  ['numbered within one line', '1. 1234 5678 2. 2345 6789', ['12345678', '23456789']],
  ['named one by one', 'Code 1: 1a2b-3c4d\nCode 2: 2b3c-4d5e', ['1a2b-3c4d', '2b3c-4d5e']],
  ['with boxes to tick', '[ ] 1a2b-3c4d\n☐ 2b3c-4d5e\n- 3c4d-5e6f', ['1a2b-3c4d', '2b3c-4d5e', '3c4d-5e6f']],
  ['in quotes', '"1a2b3c4d"\n“2b3c4d5e”', ['1a2b3c4d', '2b3c4d5e']],
  ['dashes that a word processor made', '1a2b\u20133c4d\n2b3c\u20114d5e', ['1a2b-3c4d', '2b3c-4d5e']],
  ['digits of full width', '１２３４５６７８', ['12345678']],
  ['one long code in groups', 'a1b2 c3d4 e5f6 a7b8 c9d0 e1f2 a3b4 c5d6', ['a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6']],
  ['one code of letters alone', 'qwhdkeoxmznb', ['qwhdkeoxmznb']],
  ['six digits', '123456\n234567', ['123456', '234567']],
  ['each once, however it is written', '1a2b-3c4d\n1a2b3c4d\n2b3c-4d5e', ['1a2b-3c4d', '2b3c-4d5e']],
  ['a name among many', 'octocat2024\n1a2b3c4d\n2b3c4d5e\n3c4d5e6f', ['1a2b3c4d', '2b3c4d5e', '3c4d5e6f']],
];

describe('found', () => {
  for (const [name, text, codes] of LISTS) {
    test(name, () => {
      expect(readSpareCodes(text)).toEqual(codes);
    });
  }
});

describe('nothing is found in', () => {
  test.each([
    ['nothing', ''],
    ['a sentence', 'Keep these backup codes somewhere safe but accessible.'],
    ['a heading', 'Recovery codes'],
    ['a word', 'northwind'],
    ['a date', '2024-01-05'],
    ['an address', 'https://example.com/settings/2fa12345'],
    ['a mail address', 'ada1815@example.com'],
    ['too short codes', '12345\n23456'],
    ['a secret with too many characters', `a1${'b'.repeat(63)}`],
    ['other scripts', 'резервные коды\n備份代碼'],
  ])('%s', (_name, text) => {
    expect(readSpareCodes(text)).toEqual([]);
  });
});

test('codes of one kind are found again in a numbered list, whatever they are', () => {
  const code = fc
    .array(fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), { minLength: 7, maxLength: 7 })
    .map((letters) => `4${letters.join('')}`);
  fc.assert(
    fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 20 }), (codes) => {
      const list = codes.map((one, index) => `${index + 1}. ${one.slice(0, 4)}-${one.slice(4)}`).join('\n');
      expect(readSpareCodes(`Your backup codes\n\n${list}\n`)).toEqual(
        codes.map((one) => `${one.slice(0, 4)}-${one.slice(4)}`),
      );
    }),
  );
});

test('any text is read without failing, and gives codes that can be kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      for (const code of readSpareCodes(text)) expect(code).toMatch(/^[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*$/);
    }),
  );
});

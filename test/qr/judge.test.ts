import { expect, test } from 'vitest';
import { judge, type Labelled, type Result } from './judge.ts';

const LINK = 'otpauth://totp/a?secret=JBSWY3DP';

function result(part: Partial<Labelled>, texts: readonly string[]): Result {
  const labels = { file: 'a.png', expect: [LINK], category: 'png', note: '', ...part };
  return { ...labels, reading: { texts, by: null, ms: 1 } };
}

test.each<[string, Result, boolean]>([
  ['the text', result({}, [LINK]), true],
  ['nothing', result({}, []), false],
  ['another text', result({}, ['otpauth://totp/b?secret=JBSWY3DP']), false],
  ['the text and one that is not there', result({}, [LINK, 'x']), false],
  ['the account of several codes', result({ category: 'multi', expect: [LINK, 'https://a.example'] }, [LINK]), true],
  ['the link of several codes', result({ category: 'multi', expect: [LINK, 'x'] }, ['x']), false],
  ['nothing where nothing is', result({ category: 'negative', expect: [] }, []), true],
  ['something where nothing is', result({ category: 'negative', expect: [] }, ['x']), false],
  ['what may be recovered', result({ category: 'negative', expect: [], allow: LINK }, [LINK]), true],
])('%s', (_, one, isMet) => {
  expect(judge([one]).isMet).toBe(isMet);
  expect(judge([one]).misses).toHaveLength(isMet ? 0 : 1);
});

test('hard categories are counted together, and one miss of twenty is allowed', () => {
  const read = Array.from({ length: 19 }, () => result({ category: 'blur' }, [LINK]));
  expect(judge([...read, result({ category: 'region' }, [])]).isMet).toBe(true);
  expect(judge([...read.slice(1), result({ category: 'region' }, []), result({ category: 'blur' }, [])]).isMet).toBe(
    false,
  );
  expect(judge([...read, result({ category: 'region' }, ['wrong'])]).isMet).toBe(false);
});

/** What becomes of the codes on a page, with a background that answers from a table. Not here: pictures and their reading. */
import { describe, expect, test } from 'vitest';
import type { Preview, VaultState } from '@/lib/messages/from-ui';
import { createFound, type FoundItem } from '@/lib/ui/found-model';
import type { PlacedCode } from '@/lib/ui/found-order';
import { account, answering, refuse } from './answers';

const GITHUB = 'otpauth://totp/GitHub:ada?secret=JBSWY3DP&issuer=GitHub';
const GITLAB = 'otpauth://totp/GitLab:ada?secret=JBSWY3DQ&issuer=GitLab';
const PART_1 = 'otpauth-migration://offline?data=AAAA';
const PART_2 = 'otpauth-migration://offline?data=BBBB';
const LINK = 'https://example.com/';

/** Side by side, in the order given. */
function placed(texts: readonly string[]): PlacedCode[] {
  return texts.map((text, index) => {
    const x = index / 10;
    return {
      text,
      corners: [
        { x, y: 0 },
        { x: x + 0.05, y: 0 },
        { x: x + 0.05, y: 0.05 },
        { x, y: 0.05 },
      ],
    };
  });
}

interface Setting {
  readonly texts?: readonly string[];
  readonly state?: VaultState;
  readonly capture?: 'capture-refused' | 'page-gone';
  readonly twin?: Preview['twin'];
}

function foundOf({ texts = [GITHUB], state = 'unlocked', capture, twin = null }: Setting) {
  const { call, told } = answering({
    retakeCapture: () => (capture === undefined ? { image: 'data:', area: null, own: null } : refuse(capture)),
    outline: () => {},
    openFound: () => {},
    preview: ({ given }) => {
      if (state !== 'unlocked') return refuse(state === 'locked' ? 'vault-locked' : 'vault-missing');
      if ('uri' in given && given.uri === GITLAB) return refuse('secret-missing');
      return { issuer: 'GitHub', label: 'ada', twin } as Preview;
    },
  });
  const closings: true[] = [];
  const model = createFound({
    call,
    askId: 'ask',
    read: async () => placed(texts),
    closeWindow: () => closings.push(true),
  });
  const items = (): readonly FoundItem[] => (model.state.value.step === 'found' ? model.state.value.items : []);
  const asked = (method: string) => told.filter((one) => one.method === method).map(({ args }) => args);
  return { model, items, asked, closed: () => closings.length };
}

describe('looking', () => {
  test('names what was found, and has lines drawn around it in the same order', async () => {
    const { model, items, asked } = foundOf({ texts: [GITHUB, LINK] });
    await model.look();
    expect(items().map(({ kind }) => kind)).toEqual([
      { kind: 'account', uri: GITHUB, issuer: 'GitHub', label: 'ada' },
      { kind: 'other', name: 'A link', detail: 'example.com' },
    ]);
    expect(asked('outline')).toEqual([{ askId: 'ask', marks: placed([GITHUB, LINK]).map(({ corners }) => corners) }]);
  });

  test('without a code in view says so, and draws nothing', async () => {
    const { model, asked } = foundOf({ texts: [] });
    await model.look();
    expect(model.state.value).toEqual({ step: 'none' });
    expect(asked('outline')).toEqual([]);
  });

  test('is told apart where the browser takes no picture, and where the page is gone', async () => {
    const closed = foundOf({ capture: 'capture-refused' });
    await closed.model.look();
    expect(closed.model.state.value).toEqual({ step: 'closed' });
    const gone = foundOf({ capture: 'page-gone' });
    await gone.model.look();
    expect(gone.model.state.value).toEqual({ step: 'gone' });
  });

  test('asks the vault nothing', async () => {
    const { model, asked } = foundOf({});
    await model.look();
    expect(asked('preview')).toEqual([]);
  });
});

describe('judging', () => {
  test.each([
    [null, 'new'],
    [{ account: account('a'), sameSecret: true }, 'same'],
    [{ account: account('a'), sameSecret: false }, 'differs'],
  ] as const)('an account of which the vault has %j', async (twin, standing) => {
    const { model, items } = foundOf({ twin });
    await model.look();
    await model.judge();
    expect(items()).toMatchObject([{ standing, failure: null }]);
  });

  test('one that nobody can save, with the reason', async () => {
    const { model, items } = foundOf({ texts: [GITHUB, GITLAB, LINK] });
    await model.look();
    await model.judge();
    expect(items().map(({ failure }) => failure)).toEqual([null, 'secret-missing', null]);
  });

  test('with a locked vault leaves everything open', async () => {
    const { model, items } = foundOf({ state: 'locked' });
    await model.look();
    await model.judge();
    expect(items()).toMatchObject([{ standing: null, failure: null }]);
  });
});

describe('adding', () => {
  test('goes on in the scan window with this account alone', async () => {
    const { model, items, asked, closed } = foundOf({ texts: [GITHUB, GITLAB] });
    await model.look();
    await model.add(items()[0] as FoundItem);
    expect(asked('openFound')).toEqual([{ askId: 'ask', texts: [GITHUB] }]);
    expect(closed()).toBe(1);
  });

  test('takes all parts of an export together', async () => {
    const { model, items, asked } = foundOf({ texts: [PART_1, GITHUB, PART_2] });
    await model.look();
    await model.add(items()[2] as FoundItem);
    expect(asked('openFound')).toEqual([{ askId: 'ask', texts: [PART_1, PART_2] }]);
  });

  test('does nothing for a code that is no account', async () => {
    const { model, items, asked, closed } = foundOf({ texts: [LINK] });
    await model.look();
    await model.add(items()[0] as FoundItem);
    expect(asked('openFound')).toEqual([]);
    expect(closed()).toBe(0);
  });
});

test('the lines go with the window', async () => {
  const { model, asked } = foundOf({});
  await model.look();
  model.leave();
  expect(asked('outline').at(-1)).toEqual({ askId: 'ask', marks: [] });
});

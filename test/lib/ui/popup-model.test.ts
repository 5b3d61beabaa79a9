import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import type { Ask, Listing, Opening } from '@/lib/messages/from-ui';
import { createPopup } from '@/lib/ui/popup-model';
import { account, answering, listing, refuse, row, settle } from './answers';

const ASK: Ask = { id: 'ask', origin: 'https://github.com', wantsFill: true, notice: null };
const LIST: Listing = listing({ matches: [row('here')], rows: [row('other')], accounts: 2 });

function popupOf(answers: Parameters<typeof answering>[0] = {}, writeClipboard = async (_: string) => {}) {
  const { call, told } = answering({ list: () => LIST, lock: () => undefined, ...answers });
  const copied: string[] = [];
  const closings: true[] = [];
  const popup = createPopup({
    call,
    now: signal(1_000),
    askId: null,
    writeClipboard: async (text) => {
      await writeClipboard(text);
      copied.push(text);
    },
    closeWindow: () => closings.push(true),
    openSettings: async () => {},
  });
  return { popup, told, copied, closed: () => closings.length };
}

const opening = async (parts: Partial<Opening> = {}): Promise<Opening> => ({
  state: 'unlocked',
  ask: ASK,
  listing: LIST,
  notice: null,
  ...parts,
});

describe('opening', () => {
  test.each([
    ['missing', 'create'],
    ['locked', 'unlock'],
    ['lost', 'lost'],
  ] as const)('a %s vault leads to %s', async (state, name) => {
    const { popup } = popupOf();
    await popup.start(opening({ state, listing: null }));
    expect(popup.screen.value.name).toBe(name);
  });

  test('an open one is the list at once, without another question', async () => {
    const { popup, told } = popupOf();
    await popup.start(opening());
    expect(popup.screen.value.name).toBe('list');
    expect(popup.codes.at('here')?.code).toBe('111111');
    expect(told).toEqual([]);
  });

  test('asked about what holds on the site, it is that, after unlocking too, and leads back to the list', async () => {
    const asking: Ask = { ...ASK, wantsFill: false, about: 'rules' };
    const { popup } = popupOf({ open: () => opening({ ask: asking }) });
    await popup.start(opening({ ask: asking, state: 'locked', listing: null }));
    expect(popup.screen.value.name).toBe('unlock');
    await popup.reopen();
    expect(popup.screen.value).toEqual({ name: 'site', askId: 'ask', origin: 'https://github.com' });
    await popup.showList();
    expect(popup.screen.value.name).toBe('list');
  });

  test('what became of the copies of the vault is told with the list', async () => {
    const { popup } = popupOf();
    await popup.start(opening({ notice: 'repaired' }));
    expect(popup.notice.value).toBe('repaired');
    await popup.start(opening());
    expect(popup.notice.value).toBeNull();
  });

  test('a vault that cannot be read says why', async () => {
    const { popup } = popupOf();
    await popup.start((async () => refuse('vault-damaged'))());
    expect(popup.screen.value).toEqual({ name: 'failed', code: 'vault-damaged' });
  });

  test('after unlocking it stands for the same page', async () => {
    const { popup, told } = popupOf({ open: () => opening() });
    await popup.start(opening({ state: 'locked', listing: null }));
    await popup.reopen();
    expect(told).toEqual([{ method: 'open', args: { askId: 'ask', count: 12 } }]);
  });

  test('why a fill by shortcut did not happen is shown', async () => {
    const { popup } = popupOf();
    await popup.start(opening({ ask: { ...ASK, notice: 'field-missing' } }));
    expect(popup.actions.filling.value).toEqual({ step: 'failed', code: 'field-missing' });
  });
});

describe('picking a line', () => {
  test('of this site fills and closes', async () => {
    const { popup, told, closed } = popupOf({ fill: () => undefined });
    await popup.start(opening());
    await popup.pick({ group: 'match', row: row('here') });
    expect(told).toEqual([{ method: 'fill', args: { id: 'here', askId: 'ask', link: false } }]);
    expect(closed()).toBe(1);
  });

  test('a fill that fails stays open and says why', async () => {
    const { popup, closed } = popupOf({ fill: () => refuse('field-missing') });
    await popup.start(opening());
    await popup.pick({ group: 'match', row: row('here') });
    expect(popup.actions.filling.value).toEqual({ step: 'failed', code: 'field-missing' });
    expect(closed()).toBe(0);
  });

  test('a second Enter while the page is filled types nothing twice', async () => {
    const { popup, told } = popupOf({ fill: () => undefined });
    await popup.start(opening());
    await Promise.all([popup.fill(account('here'), false), popup.fill(account('here'), false)]);
    expect(told).toHaveLength(1);
  });

  test('of another host of the site asks first, and links only then', async () => {
    const { popup, told } = popupOf({ fill: () => undefined });
    await popup.start(opening());
    await popup.pick({ group: 'relative', row: row('cousin') });
    expect(popup.screen.value).toMatchObject({ name: 'link', account: { id: 'cousin' } });
    expect(told).toEqual([]);
    await popup.fill(account('cousin'), true);
    expect(told).toEqual([{ method: 'fill', args: { id: 'cousin', askId: 'ask', link: true } }]);
  });

  test('of anything else copies, and is never sent to the page', async () => {
    const { popup, told, copied } = popupOf();
    await popup.start(opening());
    await popup.pick({ group: 'other', row: row('other') });
    expect(copied).toEqual(['111111']);
    expect(told).toEqual([]);
    expect(popup.toasts.toast.value).toEqual({ about: 'copied', until: 30_000 });
  });

  test('an account that counts makes a code before it is copied', async () => {
    const counted = account('counted', { type: 'hotp' });
    const makeCode = () => ({ id: 'counted', code: '755224', validFrom: 0, validUntil: 0, next: null });
    const { popup, copied } = popupOf({ makeCode });
    await popup.start(opening());
    await popup.pick({ group: 'other', row: { account: counted, code: null } });
    expect(copied).toEqual(['755224']);
    expect(popup.toasts.toast.value).toEqual({ about: 'copied', until: null });
  });

  test('a browser that does not let us copy is reported', async () => {
    const { popup } = popupOf({}, async () => {
      throw new Error('denied');
    });
    await popup.start(opening());
    await popup.pick({ group: 'other', row: row('other') });
    expect(popup.toasts.toast.value).toEqual({ about: 'copy-refused' });
  });
});

describe('locking', () => {
  test('what the background announces shows the locked screen and forgets every code', async () => {
    const { popup } = popupOf();
    await popup.start(opening());
    popup.hear({ announce: 'locked' });
    expect(popup.screen.value).toEqual({ name: 'unlock' });
    expect(popup.codes.at('here')).toBeNull();
  });

  test('a call that finds the vault locked does the same', async () => {
    const { popup } = popupOf({ list: () => refuse('vault-locked') });
    await popup.start(opening());
    await popup.showList();
    expect(popup.screen.value).toEqual({ name: 'unlock' });
  });

  test('changes elsewhere refresh the list', async () => {
    const { popup, told } = popupOf();
    await popup.start(opening());
    popup.hear({ announce: 'changed' });
    await settle();
    expect(told.map(({ method }) => method)).toEqual(['list']);
  });
});

test('what comes out about the copies after the first answer is told too', async () => {
  const { popup } = popupOf();
  await popup.start(opening());
  expect(popup.notice.value).toBeNull();
  popup.hear({ announce: 'changed', notice: 'repaired' });
  expect(popup.notice.value).toBe('repaired');
});

describe('the trash', () => {
  test('deleting offers to undo, and undoing brings it back', async () => {
    const { popup, told } = popupOf({ remove: () => undefined, restore: () => account('here') });
    await popup.start(opening());
    await popup.remove(account('here'));
    expect(popup.toasts.toast.value).toEqual({ about: 'removed', account: account('here') });
    await popup.restore('here');
    expect(popup.toasts.toast.value).toBeNull();
    expect(told.map(({ method }) => method)).toEqual(['remove', 'list', 'restore', 'list']);
  });

  test('a message leaves by itself, one with an undo later', async () => {
    vi.useFakeTimers();
    const { popup } = popupOf({ remove: () => undefined });
    await popup.start(opening());
    await popup.remove(account('here'));
    vi.advanceTimersByTime(11_999);
    expect(popup.toasts.toast.value).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(popup.toasts.toast.value).toBeNull();
    vi.useRealTimers();
  });
});

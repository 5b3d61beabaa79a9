import { describe, expect, test } from 'vitest';
import type { Capture, FromUi, Opening, Preview, VaultState } from '@/lib/messages/from-ui';
import { createScan } from '@/lib/ui/scan-model';
import { account, answering, refuse } from './answers';

const LINK = 'otpauth://totp/Northwind:frank?secret=JBSWY3DP';
const ASK = { id: 'ask', origin: 'https://northwind.example', wantsFill: false, notice: null };
const CAPTURE: Capture = { image: 'data:image/png;base64,', area: null };
const PREVIEW = { issuer: 'Northwind', label: 'frank', code: null, twin: null } as Preview;

interface Setting {
  readonly texts?: readonly string[];
  readonly vault?: VaultState;
  readonly capture?: Capture | null;
  readonly fill?: () => void;
  readonly preview?: () => Preview;
}

function scanOf({ texts = [LINK], vault = 'unlocked', capture = CAPTURE, fill = () => {}, ...more }: Setting) {
  const state = { vault };
  const open = (): Opening => ({ state: state.vault, ask: ASK, listing: null, notice: null });
  const preview = (): Preview => {
    if (state.vault !== 'unlocked') return refuse(`vault-${state.vault}`);
    return more.preview?.() ?? PREVIEW;
  };
  const { call, told } = answering({ open, takeCapture: () => capture, preview, add: () => account('new'), fill });
  const closings: true[] = [];
  const scan = createScan({ call, askId: 'ask', readCodes: async () => texts, closeWindow: () => closings.push(true) });
  const did = () =>
    told.map(({ method }) => method).filter((method: keyof FromUi) => method !== 'open' && method !== 'takeCapture');
  return { scan, state, told, did, closed: () => closings.length };
}

test('a vault that is lost is not taken for none', async () => {
  const { scan } = scanOf({ vault: 'lost' });
  await scan.start();
  expect(scan.state.value.step).toBe('lost');
});

describe('what was found', () => {
  test('one link is shown before anything is saved', async () => {
    const { scan, did } = scanOf({});
    await scan.start();
    expect(scan.state.value.step).toBe('preview');
    expect(did()).toEqual(['preview']);
  });

  test('several codes are a choice, and it can be gone back to', async () => {
    const { scan, did } = scanOf({ texts: [LINK, 'https://evil.example'] });
    await scan.start();
    expect(scan.state.value).toEqual({ step: 'choose', texts: [LINK, 'https://evil.example'] });
    expect(did()).toEqual([]);
    await scan.choose('https://evil.example');
    expect(scan.state.value).toEqual({ step: 'text', text: 'https://evil.example' });
    scan.backToChoice();
    await scan.choose(LINK);
    expect(scan.state.value.step).toBe('preview');
  });

  test('what is no link of ours is shown as text, and nobody is told', async () => {
    const { scan, did } = scanOf({ texts: ['WIFI:S:home;P:secret;;'] });
    await scan.start();
    expect(scan.state.value).toEqual({ step: 'text', text: 'WIFI:S:home;P:secret;;' });
    expect(did()).toEqual([]);
  });

  test.each([
    ['no code in the picture', { texts: [] }, 'image-empty'],
    ['no picture any more', { capture: null }, 'page-gone'],
    ['a broken link', { preview: () => refuse('uri-broken') }, 'uri-broken'],
  ] as const)('%s', async (_, setting, code) => {
    const { scan } = scanOf(setting);
    await scan.start();
    expect(scan.state.value).toEqual({ step: 'failed', code });
  });
});

describe('without an open vault', () => {
  test.each([
    ['missing', 'create'],
    ['locked', 'unlock'],
  ] as const)('%s leads through %s and back to the same preview', async (vault, step) => {
    const { scan, state, told } = scanOf({ vault });
    await scan.start();
    expect(scan.state.value).toEqual({ step });
    state.vault = 'unlocked';
    await scan.resume();
    expect(scan.state.value.step).toBe('preview');
    expect(told.at(-1)).toEqual({ method: 'preview', args: { given: { uri: LINK } } });
  });

  test('locking in between asks for the passphrase and keeps what was read', async () => {
    const { scan, state } = scanOf({});
    await scan.start();
    state.vault = 'locked';
    scan.hear({ announce: 'locked' });
    expect(scan.state.value).toEqual({ step: 'unlock' });
    state.vault = 'unlocked';
    await scan.resume();
    expect(scan.state.value.step).toBe('preview');
  });

  test('locking leaves alone what needs no vault', async () => {
    const { scan } = scanOf({ texts: [] });
    await scan.start();
    scan.hear({ announce: 'locked' });
    expect(scan.state.value).toEqual({ step: 'failed', code: 'image-empty' });
  });
});

describe('saving', () => {
  test('saves with the ask, fills, closes', async () => {
    const { scan, told, did, closed } = scanOf({});
    await scan.start();
    await scan.save();
    expect(did()).toEqual(['preview', 'add', 'fill']);
    expect(told.at(-2)?.args).toMatchObject({ given: { uri: LINK }, askId: 'ask' });
    expect(told.at(-1)?.args).toEqual({ id: 'new', askId: 'ask', link: false });
    expect(closed()).toBe(1);
  });

  test('a page without a field: it is saved, and that is said', async () => {
    const { scan, closed } = scanOf({ fill: () => refuse('field-missing') });
    await scan.start();
    await scan.save();
    expect(scan.state.value).toEqual({ step: 'saved', account: account('new'), code: 'field-missing' });
    expect(closed()).toBe(0);
  });

  test('with the switch off it is neither linked nor filled', async () => {
    const { scan, told, did } = scanOf({});
    await scan.start();
    if (scan.state.value.step === 'preview') scan.state.value.save.setLinking(false);
    await scan.save();
    expect(did()).toEqual(['preview', 'add']);
    expect(told.at(-1)?.args).toMatchObject({ askId: null });
  });
});

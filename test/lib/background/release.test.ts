/** The one function that lets a code out. Covers: what it checks, in which order, and that it waits for a fresh code. */
import { describe, expect, test } from 'vitest';
import type { Account } from '@/lib/account/account';
import type { Recipient, ReleaseContext } from '@/lib/background/release';
import { releaseCode } from '@/lib/background/release';
import type { Frame } from '@/lib/browser/frames';
import { Failure } from '@/lib/failure/failure';

const ACCOUNT: Account = {
  id: '0123456789abcdef0123456789abcdef',
  type: 'totp',
  algorithm: 'SHA1',
  digits: 6,
  period: 30,
  counter: 0,
  issuer: 'Bank',
  label: 'alice',
  // RFC 6238's SHA-1 secret: at 59 s the six digits are 287082, at 60 s 359152.
  secret: new TextEncoder().encode('12345678901234567890'),
  links: [{ origin: 'https://bank.example' }],
  createdAt: 0,
  deletedAt: null,
};
const FRAMES: Frame[] = [{ frameId: 0, parentFrameId: -1, documentId: 'D0', url: 'https://bank.example/login' }];
const page = (origin = 'https://bank.example', documentId = 'D0'): Recipient => ({
  to: 'page',
  document: { tabId: 1, frameId: 0, documentId, origin },
});

interface World {
  account: Account | null;
  frames: Frame[];
  clock: number;
  slept: number[];
  counters: number[];
  /** Runs when the code is about to be made. */
  meanwhile: () => void;
}

function world(changes: Partial<World> = {}): { it: World; context: ReleaseContext } {
  const it: World = {
    account: ACCOUNT,
    frames: FRAMES,
    clock: 40_000,
    slept: [],
    counters: [],
    meanwhile: () => {},
    ...changes,
  };
  const context: ReleaseContext = {
    async account() {
      if (it.account === null) throw new Failure('vault-locked');
      return it.account;
    },
    async advanceCounter() {
      it.counters.push(it.counters.length);
      return it.counters.length - 1;
    },
    frames: async () => it.frames,
    now: () => {
      it.meanwhile();
      return it.clock;
    },
    async sleep(milliseconds) {
      it.slept.push(milliseconds);
      it.clock += milliseconds;
    },
  };
  return { it, context };
}

const refusal = (code: string) => expect.objectContaining({ code });

describe('to our own pages', () => {
  test('the current code goes with its span and the next one', async () => {
    const { context } = world();
    expect(await releaseCode(context, ACCOUNT.id, { to: 'ui' })).toEqual({
      id: ACCOUNT.id,
      code: '287082',
      validFrom: 30_000,
      validUntil: 60_000,
      next: '359152',
    });
  });

  test('nothing while locked', async () => {
    await expect(releaseCode(world({ account: null }).context, ACCOUNT.id, { to: 'ui' })).rejects.toEqual(
      refusal('vault-locked'),
    );
  });

  test('a code by counter uses the counter up', async () => {
    const { it, context } = world({ account: { ...ACCOUNT, type: 'hotp' } });
    expect((await releaseCode(context, ACCOUNT.id, { to: 'ui' })).code).toBe('755224');
    expect((await releaseCode(context, ACCOUNT.id, { to: 'ui' })).code).toBe('287082');
    expect(it.counters).toEqual([0, 1]);
  });
});

describe('to a page', () => {
  test('the code goes to the linked origin', async () => {
    expect((await releaseCode(world().context, ACCOUNT.id, page())).code).toBe('287082');
  });

  test.each([
    ['another host', 'https://evil.example', [{ ...FRAMES[0], url: 'https://evil.example/' }]],
    ['a subdomain', 'https://login.bank.example', [{ ...FRAMES[0], url: 'https://login.bank.example/' }]],
    ['plain http', 'http://bank.example', [{ ...FRAMES[0], url: 'http://bank.example/' }]],
  ])('not to %s', async (_name, origin, frames) => {
    const { context } = world({ frames: frames as Frame[] });
    await expect(releaseCode(context, ACCOUNT.id, page(origin))).rejects.toEqual(refusal('account-unlinked'));
  });

  test('not to a document that was left', async () => {
    await expect(releaseCode(world().context, ACCOUNT.id, page(undefined, 'D8'))).rejects.toEqual(refusal('page-gone'));
  });

  test('not to one that is left while the code is made', async () => {
    const { it, context } = world();
    it.meanwhile = () => {
      it.frames = [{ ...(FRAMES[0] as Frame), documentId: 'D2', url: 'https://evil.example/' }];
    };
    await expect(releaseCode(context, ACCOUNT.id, page())).rejects.toEqual(refusal('page-gone'));
  });

  test('not when the vault is locked while the code is made', async () => {
    const { it, context } = world();
    it.meanwhile = () => {
      it.account = null;
    };
    await expect(releaseCode(context, ACCOUNT.id, page())).rejects.toEqual(refusal('vault-locked'));
  });

  test('a counter is not used up for a page that may not have the code', async () => {
    const { it, context } = world({ account: { ...ACCOUNT, type: 'hotp', links: [] } });
    await expect(releaseCode(context, ACCOUNT.id, page())).rejects.toEqual(refusal('account-unlinked'));
    expect(it.counters).toEqual([]);
  });

  test('with less than three seconds left it waits for the next code', async () => {
    const { it, context } = world({ clock: 57_001 });
    expect((await releaseCode(context, ACCOUNT.id, page())).code).toBe('359152');
    expect(it.slept).toEqual([2_999]);
  });

  test('with three seconds left it does not wait', async () => {
    const { it, context } = world({ clock: 57_000 });
    expect((await releaseCode(context, ACCOUNT.id, page())).code).toBe('287082');
    expect(it.slept).toEqual([]);
  });

  test('of a short period a quarter is enough', async () => {
    const { it, context } = world({ account: { ...ACCOUNT, period: 4 }, clock: 40_000 + 2_900 });
    await releaseCode(context, ACCOUNT.id, page());
    expect(it.slept).toEqual([]);
  });
});

describe('a second gesture', () => {
  test('writes the same counter’s code into the same document, and the next one half a minute later', async () => {
    const { it, context } = world({ account: { ...ACCOUNT, type: 'hotp' } });
    // RFC 4226, appendix D.
    expect((await releaseCode(context, ACCOUNT.id, page())).code).toBe('755224');
    it.clock += 29_999;
    expect((await releaseCode(context, ACCOUNT.id, page())).code).toBe('755224');
    expect(it.counters).toHaveLength(1);
    it.clock += 1;
    expect((await releaseCode(context, ACCOUNT.id, page())).code).toBe('287082');
  });

  test('in another document, or in the popup, uses up another counter', async () => {
    const { it, context } = world({ account: { ...ACCOUNT, type: 'hotp' } });
    expect((await releaseCode(context, ACCOUNT.id, page())).code).toBe('755224');
    it.frames = [{ ...(FRAMES[0] as Frame), documentId: 'D1' }];
    expect((await releaseCode(context, ACCOUNT.id, page('https://bank.example', 'D1'))).code).toBe('287082');
    expect((await releaseCode(context, ACCOUNT.id, { to: 'ui' })).code).toBe('359152');
  });
});

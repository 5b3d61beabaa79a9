/**
 * A disk that is full, for real: whatever writes is refused as a whole, what is
 * there goes on showing, and the next save after there is room works in the
 * same browser, whose connection to the database is dead by then.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, startWithVault } from '@/test/support/journey';
import { PASSPHRASE } from '@/test/support/product';
import { mountSmallDisk } from '@/test/support/small-disk';
import { backupOf } from './backup-files';
import { addAccount, meet, waitForMirror } from './faulty-vault';

const disk = mountSmallDisk();

describe.skipIf(disk === null)('a full disk', () => {
  let journey: Journey;
  /** What was said to be saved. */
  const saved = ['first'];

  beforeAll(async () => {
    journey = await startWithVault({ profile: disk?.folder ?? '' });
    await addAccount(journey.ask, 'first');
    disk?.fill();
    // The last block of a file that is written already takes a few accounts more.
    for (let number = 0; number < 200; number += 1) {
      const isSaved = await addAccount(journey.ask, `more ${number}`).then(
        () => true,
        () => false,
      );
      if (!isSaved) return;
      saved.push(`more ${number}`);
    }
    throw new Error('A full disk took everything.');
  });
  afterAll(async () => {
    await journey?.end();
    disk?.end();
  });

  async function expectShown(): Promise<void> {
    const { state, listing } = await journey.ask('open', { askId: null, count: 1_000 });
    expect(state).toBe('unlocked');
    expect(listing?.rows.map(({ account }) => account.label).toSorted()).toEqual(saved.toSorted());
  }

  test('what is there goes on showing', expectShown);

  test.each<[string, () => Promise<unknown>]>([
    ['an account', () => addAccount(journey.ask, 'refused')],
    ['a change of passphrase', () => changePassphrase()],
    ['a change of the key', () => journey.ask('rotate', { passphrase: PASSPHRASE, checkpoints: 'drop' })],
    ['a bulk import', async () => restore(await backupOf(Array.from({ length: 50 }, (_, index) => `many ${index}`)))],
  ])('%s is refused as a whole', async (_name, work) => {
    await expect(work()).rejects.toThrow('storage-refused');
    await expectShown();
  });

  test('the next save after there is room works, and so does everything else', async () => {
    disk?.free();
    await addAccount(journey.ask, 'late');
    saved.push('late');
    await expectShown();
    await restore(await backupOf(['many']));
    saved.push('many');
    await journey.ask('lock', {});
    const met = await meet(journey.ask);
    expect(met).toMatchObject({ first: 'locked', labels: saved.toSorted() });
    expect(['repaired', null]).toContain(met.notice);
    await waitForMirror(journey, saved.length);
  });

  function changePassphrase(): Promise<unknown> {
    const proof = { type: 'passphrase', passphrase: PASSPHRASE } as const;
    return journey.ask('changePassphrase', { proof, next: 'another copper violin' });
  }

  function restore(file: string): Promise<unknown> {
    return journey.ask('restoreBackup', { file, passphrase: PASSPHRASE, clashes: [], operationId: randomUUID() });
  }
});

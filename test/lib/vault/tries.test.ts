/** Guessing at the passphrase of a vault; how the waiting grows is in `throttle.test.ts`. */
import { expect, test } from 'vitest';
import { createUnlocked, PASSPHRASE } from './workers';

test('after five wrong passphrases the right one has to wait as well', async () => {
  const { vault, clock } = await createUnlocked();
  await vault.lock();
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(vault.unlock('a wrong passphrase')).rejects.toThrow('passphrase-wrong');
  }
  await expect(vault.unlock(PASSPHRASE)).rejects.toThrow('too-many-tries');
  clock.now += 1000;
  await vault.unlock(PASSPHRASE);
  expect(await vault.state()).toBe('unlocked');
});

test('the right passphrase makes the next tries free again', async () => {
  const { vault, clock } = await createUnlocked();
  const tryWrong = () => expect(vault.verifyPassphrase('a wrong passphrase')).rejects.toThrow('passphrase-wrong');
  for (let tries = 0; tries < 5; tries += 1) await tryWrong();
  clock.now += 1000;
  await vault.verifyPassphrase(PASSPHRASE);
  for (let tries = 0; tries < 5; tries += 1) await tryWrong();
});

test('many tries at once are not more tries', async () => {
  const { vault } = await createUnlocked();
  await vault.lock();
  const tries = Array.from({ length: 20 }, () => vault.unlock('a wrong passphrase'));
  const codes = (await Promise.allSettled(tries)).map((result) => result.status === 'rejected' && result.reason.code);
  expect(codes).toEqual([...Array(5).fill('passphrase-wrong'), ...Array(15).fill('too-many-tries')]);
});

test('asked again, the passphrase is checked and waited for like the first time', async () => {
  const { vault } = await createUnlocked();
  await vault.verifyPassphrase(PASSPHRASE);
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(vault.verifyPassphrase('a wrong passphrase')).rejects.toThrow('passphrase-wrong');
  }
  await expect(vault.verifyPassphrase(PASSPHRASE)).rejects.toThrow('too-many-tries');
  expect(await vault.state()).toBe('unlocked');
});

import { expect, test } from 'vitest';
import { obeyPolicy, type Ruled } from '@/lib/background/policy-rules';
import { NO_POLICY, type Policy } from '@/lib/policy/policy';

const STATE = { accounts: 3, backupAt: null, changes: 3, isDue: true };
const TOO_SHORT = 'fifteen letters';
const LONG_ENOUGH = 'sixteen letters!';

/** Handlers that write down what reached them. */
function world(policy: Partial<Policy>) {
  const reached: string[] = [];
  const handlers: Ruled = {
    create: ({ passphrase }) => void reached.push(`create ${passphrase}`),
    changePassphrase: ({ next }) => void reached.push(`change ${next}`),
    makeBackup: ({ other }) => {
      reached.push(`backup ${other}`);
      return { file: '', accounts: 3 };
    },
    backupState: () => STATE,
  };
  // Answers late, as the browser does.
  const read = () => new Promise<Policy>((resolve) => setTimeout(() => resolve({ ...NO_POLICY, ...policy }), 1));
  return { reached, ruled: obeyPolicy(handlers, read) };
}

const proof = { type: 'passphrase', passphrase: 'old' } as const;

test('without a policy everything goes through', async () => {
  const { reached, ruled } = world({});
  await ruled.create({ passphrase: TOO_SHORT }, undefined);
  await ruled.changePassphrase({ proof, next: TOO_SHORT }, undefined);
  await ruled.makeBackup({ passphrase: 'old', other: null }, undefined);
  expect(reached).toEqual([`create ${TOO_SHORT}`, `change ${TOO_SHORT}`, 'backup null']);
  expect(await ruled.backupState({}, undefined)).toEqual(STATE);
});

test('a new passphrase that is too short goes no further, one of the asked length does', async () => {
  const { reached, ruled } = world({ minPassphraseLength: 16 });
  await expect(ruled.create({ passphrase: TOO_SHORT }, undefined)).rejects.toThrow('passphrase-managed');
  await expect(ruled.changePassphrase({ proof, next: TOO_SHORT }, undefined)).rejects.toThrow('passphrase-managed');
  await expect(ruled.makeBackup({ passphrase: 'old', other: TOO_SHORT }, undefined)).rejects.toThrow(
    'passphrase-managed',
  );
  expect(reached).toEqual([]);
  await ruled.create({ passphrase: LONG_ENOUGH }, undefined);
  expect(reached).toEqual([`create ${LONG_ENOUGH}`]);
});

test('letters count as the vault counts them', async () => {
  const { reached, ruled } = world({ minPassphraseLength: 8 });
  // Four letters with their dots written apart, and four pairs of surrogates: eight code units each, and four characters.
  await expect(ruled.create({ passphrase: 'u\u0308u\u0308u\u0308u\u0308' }, undefined)).rejects.toThrow();
  await expect(ruled.create({ passphrase: '\u{1f511}\u{1f511}\u{1f511}\u{1f511}' }, undefined)).rejects.toThrow();
  expect(reached).toEqual([]);
});

test('where backups are not allowed none is made, and nobody is reminded', async () => {
  const { reached, ruled } = world({ backupsAllowed: false });
  await expect(ruled.makeBackup({ passphrase: 'old', other: null }, undefined)).rejects.toThrow('backups-managed');
  expect(reached).toEqual([]);
  expect(await ruled.backupState({}, undefined)).toEqual({ ...STATE, isDue: false });
});

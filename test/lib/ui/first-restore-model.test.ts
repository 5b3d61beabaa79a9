/** Making a vault from a backup: in which order, with which passphrase, and again after a failure. Its screens are seen in a journey. */
import { expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import { createFirstRestore } from '@/lib/ui/first-restore-model';
import { answering } from './answers';

const READING = { createdAt: 1, accounts: [{ issuer: 'A', label: 'a', state: 'new' }], missing: [] } as const;
const FILE = { name: 'a.backup', check: async () => {}, read: async () => 'ZmlsZQ==' };

/** Whatever has a space in it is strong. */
const loadJudge = async () => (passphrase: string) => ({ score: passphrase.includes(' ') ? 4 : 1, sentence: '' });

async function opened(answers: Parameters<typeof answering>[0], passphrase: string) {
  const { call, told } = answering({ readBackup: () => READING, restoreBackup: () => ({ restored: 1 }), ...answers });
  const model = createFirstRestore(call, loadJudge);
  model.backup.pick(FILE);
  model.backup.type(passphrase);
  await model.backup.check();
  return { model, told, names: () => told.map(({ method }) => method) };
}

test('the vault is made with the passphrase of the file, then the accounts come in', async () => {
  const { model, told, names } = await opened({ create: () => {} }, 'three good words');
  await model.submit();
  expect(names()).toEqual(['readBackup', 'create', 'restoreBackup']);
  expect(told[1]).toEqual({ method: 'create', args: { passphrase: 'three good words' } });
  expect(model.backup.state.value).toEqual({ step: 'restored', count: 1 });
});

test('a passphrase that is too weak for a vault asks for another one, and makes nothing', async () => {
  const { model, names } = await opened({ create: () => {} }, 'letmein1');
  await model.submit();
  expect(names()).toEqual(['readBackup']);
  expect([model.refusal.value, model.isOther.value]).toEqual(['passphrase-weak', true]);
  model.other.type('three good words');
  model.other.typeAgain('three good words');
  await model.submit();
  expect(names()).toEqual(['readBackup', 'create', 'restoreBackup']);
});

test('a vault that could not be made is tried again', async () => {
  let tries = 0;
  const create = () => {
    tries += 1;
    if (tries === 1) throw new Failure('storage-refused');
  };
  const { model, names } = await opened({ create }, 'three good words');
  await model.submit();
  expect(model.refusal.value).toBe('storage-refused');
  expect(model.isBusy.value).toBe(false);
  await model.submit();
  expect(names()).toEqual(['readBackup', 'create', 'create', 'restoreBackup']);
  expect(model.refusal.value).toBeNull();
});

test('accounts that could not be taken in are tried again, into the vault that was made', async () => {
  let tries = 0;
  const restoreBackup = () => {
    tries += 1;
    if (tries === 1) throw new Failure('storage-refused');
    return { restored: 1 };
  };
  const { model, names } = await opened({ create: () => {}, restoreBackup }, 'three good words');
  await model.submit();
  expect(model.refusal.value).toBe('storage-refused');
  await model.submit();
  expect(names()).toEqual(['readBackup', 'create', 'restoreBackup', 'restoreBackup']);
  expect(model.backup.state.value).toEqual({ step: 'restored', count: 1 });
});

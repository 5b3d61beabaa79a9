/** Backups, history and the reminder as screens: what is asked of the background, and what is not. */
import { describe, expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import { backupName, createBackupModel } from '@/lib/ui/backup-model';
import { createHistoryModel } from '@/lib/ui/history-model';
import { createReminderModel } from '@/lib/ui/reminder-model';
import { createRestoreModel } from '@/lib/ui/restore-model';

type Answers = Readonly<Record<string, unknown>>;

/** A background that gives fixed answers; a `Failure` is thrown. */
function background(answers: Answers): { call: Caller<FromUi>; calls: [string, unknown][] } {
  const calls: [string, unknown][] = [];
  const call = (async (method: string, args: unknown) => {
    calls.push([method, args]);
    const answer = answers[method];
    if (answer instanceof Failure) throw answer;
    return answer ?? null;
  }) as Caller<FromUi>;
  return { call, calls };
}

const strong = async () => () => ({ score: 4, sentence: '' });
const weak = async () => () => ({ score: 1, sentence: '' });

function making(answers: Answers, loadJudge = strong) {
  const { call, calls } = background(answers);
  const downloads: [string, string][] = [];
  const download = (file: string, name: string) => void downloads.push([file, name]);
  const model = createBackupModel({ call, download, loadJudge, now: () => new Date(2026, 0, 2).getTime() });
  return { model, calls, downloads };
}

describe('making a backup', () => {
  const answers = { makeBackup: { file: 'ZmlsZQ==', accounts: 3 } };

  test('hands over the file, notes it, and forgets the passphrase', async () => {
    const { model, calls, downloads } = making(answers);
    model.type('the vault’s');
    await model.submit();
    expect(downloads).toEqual([['ZmlsZQ==', 'countersign-2026-01-02.backup']]);
    expect(calls).toEqual([
      ['makeBackup', { passphrase: 'the vault’s', other: null }],
      ['noteBackup', {}],
    ]);
    expect(model.passphrase.value).toBe('');
    expect(model.state.value).toEqual({ step: 'saved', name: 'countersign-2026-01-02.backup', accounts: 3 });
  });

  test('takes another passphrase only when it is good and typed twice', async () => {
    const { model, calls } = making(answers);
    model.type('the vault’s');
    model.useOther(true);
    model.typeOther('short');
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code: 'passphrase-short', about: 'file' });
    model.typeOther('long enough now');
    model.typeAgain('long enough no');
    expect(model.differs.value).toBe(false);
    await model.submit();
    expect(calls).toEqual([]);
    model.typeAgain('long enough now');
    await model.submit();
    expect(calls[0]).toEqual(['makeBackup', { passphrase: 'the vault’s', other: 'long enough now' }]);
  });

  test('refuses one that could be guessed', async () => {
    const { model, calls } = making(answers, weak);
    model.type('the vault’s');
    model.useOther(true);
    model.typeOther('passphrase');
    model.typeAgain('passphrase');
    await model.submit();
    expect(model.state.value).toMatchObject({ step: 'refused', code: 'passphrase-weak' });
    expect(calls).toEqual([]);
  });

  test('keeps what was typed when the vault’s passphrase is wrong', async () => {
    const { model, downloads } = making({ makeBackup: new Failure('passphrase-wrong') });
    model.type('wrong');
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code: 'passphrase-wrong', about: 'vault' });
    expect(model.passphrase.value).toBe('wrong');
    expect(downloads).toEqual([]);
  });

  test('names the file by the day where the person is', () => {
    expect(backupName(new Date(2026, 10, 3, 23, 59).getTime())).toBe('countersign-2026-11-03.backup');
  });
});

const READING = {
  createdAt: 1,
  accounts: [
    { issuer: 'A', label: '', state: 'new' },
    { issuer: 'B', label: '', state: 'same' },
    { issuer: 'C', label: '', state: 'differs' },
  ],
  missing: [],
};

describe('restoring', () => {
  const file = { name: 'a.backup', check: async () => {}, read: async () => 'ZmlsZQ==' };

  test('overwrites nothing without a choice, and sends only choices that were made', async () => {
    const { call, calls } = background({ readBackup: READING, restoreBackup: { restored: 2 } });
    const model = createRestoreModel(call);
    model.pick(file);
    model.type('the file’s');
    await model.check();
    expect(model.count.value).toBe(1);
    model.choose(2, 'backup');
    model.choose(2, 'keep');
    expect(model.count.value).toBe(1);
    model.choose(2, 'both');
    expect(model.count.value).toBe(2);
    await model.restore();
    expect(calls[1]).toEqual([
      'restoreBackup',
      { file: 'ZmlsZQ==', passphrase: 'the file’s', clashes: [[2, 'both']], operationId: expect.any(String) },
    ]);
    expect(model.state.value).toEqual({ step: 'restored', count: 2 });
    expect(model.passphrase.value).toBe('');
  });

  test('tries again with the same operation, so that nothing comes in twice', async () => {
    const { call, calls } = background({ readBackup: READING, restoreBackup: new Failure('storage-refused') });
    const model = createRestoreModel(call);
    model.pick(file);
    model.type('the file’s');
    await model.check();
    await model.restore();
    expect(model.state.value).toMatchObject({ step: 'shown', refusal: 'storage-refused' });
    await model.restore();
    const ids = calls.slice(1).map(([, args]) => (args as { operationId: string }).operationId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  test('refuses what shows without a passphrase when it is picked, and never sends it', async () => {
    const { call, calls } = background({});
    const model = createRestoreModel(call);
    const check = () => Promise.reject(new Failure('backup-damaged'));
    model.pick({ ...file, check, read: () => Promise.reject(new Error('read')) });
    await Promise.resolve();
    expect(model.state.value).toEqual({ step: 'refused', code: 'backup-damaged' });
    model.type('the file’s');
    await model.check();
    expect(model.state.value).toEqual({ step: 'refused', code: 'backup-damaged' });
    expect(calls).toEqual([]);
  });

  test('forgets what ails a file once another one is picked', async () => {
    const { call } = background({});
    const model = createRestoreModel(call);
    model.pick({ ...file, check: () => Promise.reject(new Failure('backup-foreign')) });
    model.pick(file);
    await Promise.resolve();
    expect(model.state.value).toEqual({ step: 'asking' });
  });
});

describe('the history', () => {
  const effect = { back: [], changed: [], away: [] };

  test('goes back only after it said what that does', async () => {
    const { call, calls } = background({ compareCheckpoint: effect, restoreCheckpoint: effect });
    const model = createHistoryModel(call);
    await model.restore('a');
    expect(calls).toEqual([]);
    await model.ask('a');
    await model.restore('a');
    expect(calls.slice(0, 2).map(([method]) => method)).toEqual(['compareCheckpoint', 'restoreCheckpoint']);
    expect(model.returning.value).toEqual({ step: 'restored', effect });
  });

  test('deletes for good with the passphrase alone, and keeps it typed when it was wrong', async () => {
    const { call, calls } = background({ erase: new Failure('passphrase-wrong') });
    const model = createHistoryModel(call);
    model.askErase(['a']);
    await model.erase();
    expect(calls).toEqual([]);
    model.type('wrong');
    await model.erase();
    expect(calls).toEqual([['erase', { ids: ['a'], passphrase: 'wrong' }]]);
    expect(model.erasing.value).toEqual({ step: 'asking', ids: ['a'], refusal: 'passphrase-wrong' });
    model.cancel();
    expect(model.passphrase.value).toBe('');
  });
});

test('a reminder is shown when it is due, and not when nobody answers', async () => {
  const state = { accounts: 3, backupAt: null, changes: 3, isDue: true };
  const due = createReminderModel(background({ backupState: state }).call);
  await due.load();
  expect(due.due.value).toEqual(state);
  await due.dismiss();
  expect(due.due.value).toBeNull();
  const early = createReminderModel(background({ backupState: { ...state, isDue: false } }).call);
  await early.load();
  expect(early.due.value).toBeNull();
  const locked = createReminderModel(background({ backupState: new Failure('vault-locked') }).call);
  await locked.load();
  expect(locked.due.value).toBeNull();
});

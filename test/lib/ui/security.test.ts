/** The models behind the security settings and the other ways in: what they ask for, in which order, what they say. */
import { expect, test } from 'vitest';
import { Failure } from '@/lib/failure/failure';
import type { WayInView } from '@/lib/messages/keys-from-ui';
import { loadOtherWays } from '@/lib/ui/other-ways';
import type { Passkeys } from '@/lib/ui/passkey';
import { createPasskeyUnlock } from '@/lib/ui/passkey-unlock';
import { createRecoverModel } from '@/lib/ui/recover-model';
import { createSecurityModel, type SecurityModel, type SecurityTask } from '@/lib/ui/security-model';
import { answering, refuse, settle } from './answers';

const CODE = '01233-4567V-89AB2-CDEFE-GHJK1-MNPQS-RSTV0';
const BY_PASSPHRASE: WayInView = { id: 'a', type: 'passphrase', createdDay: 20000, cost: { m: 65536, t: 3, p: 1 } };
const BY_CODE: WayInView = { id: 'b', type: 'recovery', createdDay: 20000 };
const BY_PASSKEY: WayInView = { id: 'c', type: 'prf', createdDay: 20000, credentialId: [1], prfSalt: [2] };
const MADE = { credentialId: [1], prfSalt: [2], output: [3] };

const PASSKEYS: Passkeys = {
  isSupported: async () => true,
  create: async () => MADE,
  ask: async () => ({ slotId: 'c', output: [3] }),
};

const loadJudge = async () => (text: string) => ({ score: text.length > 12 ? 4 : 1, sentence: '' });

function taskOf<N extends SecurityTask['name']>(model: SecurityModel, name: N) {
  const task = model.task.value;
  if (task.name !== name) throw new Error(`the task is ${task.name}`);
  return task as Extract<SecurityTask, { readonly name: N }>;
}

async function opened(answers: Parameters<typeof answering>[0], ways: readonly WayInView[], passkeys = PASSKEYS) {
  const { call, told } = answering({ waysIn: () => ways, ...answers });
  const model = createSecurityModel({ call, loadJudge, passkeys });
  await model.load();
  told.length = 0;
  return { model, told };
}

test('the passphrase is changed with the current one as proof', async () => {
  const { model, told } = await opened({ changePassphrase: () => {} }, [BY_PASSPHRASE]);
  model.changePassphrase();
  const task = taskOf(model, 'passphrase');
  task.typeCurrent('the old one');
  task.next.type('a rather new one');
  task.next.typeAgain('a rather new one');
  await task.next.submit();
  expect(told[0]).toEqual({
    method: 'changePassphrase',
    args: { proof: { type: 'passphrase', passphrase: 'the old one' }, next: 'a rather new one' },
  });
  expect(model.task.value.name).toBe('none');
  expect(model.news.value).toBe('passphrase');
});

test('a wrong current passphrase is told until it is typed again', async () => {
  const { model } = await opened({ changePassphrase: () => refuse('passphrase-wrong') }, [BY_PASSPHRASE]);
  model.changePassphrase();
  const task = taskOf(model, 'passphrase');
  task.typeCurrent('wrong');
  task.next.type('a rather new one');
  task.next.typeAgain('a rather new one');
  await task.next.submit();
  expect(task.next.state.value).toEqual({ step: 'refused', code: 'passphrase-wrong' });
  expect(task.next.passphrase.value).toBe('a rather new one');
  task.typeCurrent('right');
  expect(task.next.state.value).toEqual({ step: 'asking' });
});

test('a recovery code is shown until it was put away', async () => {
  const { model } = await opened({ makeRecoveryCode: () => ({ code: CODE }) }, [BY_PASSPHRASE]);
  model.makeRecoveryCode();
  const { form } = taskOf(model, 'recovery');
  form.type('passphrase');
  await form.submit();
  expect(taskOf(model, 'code').code).toBe(CODE);
  model.leave();
  expect(model.task.value.name).toBe('none');
  expect(model.news.value).toBe('code');
});

test('the passphrase is checked before the browser asks for a passkey', async () => {
  const asked: string[] = [];
  const passkeys = {
    ...PASSKEYS,
    create: async () => {
      asked.push('passkey');
      return MADE;
    },
  };
  const { model, told } = await opened({ checkPassphrase: () => refuse('passphrase-wrong') }, [], passkeys);
  model.addPasskey();
  const { form } = taskOf(model, 'passkey');
  form.type('wrong');
  await form.submit();
  expect(form.state.value).toEqual({ step: 'refused', code: 'passphrase-wrong' });
  expect(told.map(({ method }) => method)).toEqual(['checkPassphrase']);
  expect(asked).toEqual([]);
});

test('a passkey is added with what it made of its salt', async () => {
  const { model, told } = await opened({ checkPassphrase: () => {}, addPasskey: () => {} }, []);
  model.addPasskey();
  const { form } = taskOf(model, 'passkey');
  form.type('right');
  await form.submit();
  expect(told[1]).toEqual({ method: 'addPasskey', args: { passphrase: 'right', passkey: MADE } });
  expect(model.news.value).toBe('passkey');
});

test.each([
  [[BY_PASSPHRASE], ['rotate', 'waysIn'], 'none'],
  [[BY_PASSPHRASE, BY_CODE], ['rotate', 'waysIn', 'makeRecoveryCode'], 'code'],
] as const)('a rotation makes a new code where there was one', async (ways, methods, after) => {
  const { model, told } = await opened({ rotate: () => {}, makeRecoveryCode: () => ({ code: CODE }) }, ways);
  model.rotate();
  const task = taskOf(model, 'rotate');
  task.keepHistory(false);
  task.form.type('right');
  await task.form.submit();
  expect(told.map(({ method }) => method)).toEqual(methods);
  expect(told[0]?.args).toEqual({ passphrase: 'right', checkpoints: 'drop' });
  expect(model.task.value.name).toBe(after);
});

test('where passkeys are not to be had, the model says so', async () => {
  const { model } = await opened({}, [], { ...PASSKEYS, isSupported: async () => false });
  expect(model.hasPasskeys.value).toBe(false);
});

test('a locked screen offers the ways there are', async () => {
  const { call } = answering({ waysIn: () => [BY_PASSPHRASE, BY_CODE] });
  const ways = loadOtherWays(call);
  expect(ways.value).toEqual({ recovery: false, passkey: false });
  await settle();
  expect(ways.value).toEqual({ recovery: true, passkey: false });
});

test('a code with a typing error is not sent', async () => {
  const { call, told } = answering({});
  const model = createRecoverModel(call, loadJudge, async () => {});
  model.type(CODE.replace('4567V', '4567W'));
  expect(model.wrongGroup.value).toBe(2);
  await model.submit();
  expect(model.state.value).toEqual({ step: 'refused', code: 'recovery-code-broken' });
  expect(told).toEqual([]);
});

test('after the code, a new passphrase is chosen with the code as proof', async () => {
  const { call, told } = answering({ unlockWith: () => {}, changePassphrase: () => {} });
  const done: string[] = [];
  const model = createRecoverModel(call, loadJudge, async () => void done.push('done'));
  model.type(CODE);
  await model.submit();
  const state = model.state.value;
  if (state.step !== 'choosing') throw new Error(state.step);
  expect(model.code.value).toBe('');
  state.passphrase.type('a rather new one');
  state.passphrase.typeAgain('a rather new one');
  await state.passphrase.submit();
  const proof = { type: 'recovery', code: CODE };
  expect(told).toEqual([
    { method: 'unlockWith', args: { proof } },
    { method: 'changePassphrase', args: { proof, next: 'a rather new one' } },
  ]);
  expect(done).toEqual(['done']);
});

test('a passkey unlocks with the output for its own slot', async () => {
  const { call, told } = answering({ waysIn: () => [BY_PASSPHRASE, BY_PASSKEY], unlockWith: () => {} });
  const model = createPasskeyUnlock(call, PASSKEYS);
  await model.submit();
  expect(model.state.value).toEqual({ step: 'unlocked' });
  expect(told[1]).toEqual({ method: 'unlockWith', args: { proof: { type: 'prf', slotId: 'c', output: [3] } } });
});

test('a passkey that does not answer is told, and can be asked again', async () => {
  const { call } = answering({ waysIn: () => [BY_PASSKEY], unlockWith: () => {} });
  let isThere = false;
  const ask: Passkeys['ask'] = async (known) => {
    if (!isThere) throw new Failure('passkey-refused');
    return PASSKEYS.ask(known);
  };
  const model = createPasskeyUnlock(call, { ...PASSKEYS, ask });
  await model.submit();
  expect(model.state.value).toEqual({ step: 'refused', code: 'passkey-refused' });
  isThere = true;
  await model.submit();
  expect(model.state.value).toEqual({ step: 'unlocked' });
});

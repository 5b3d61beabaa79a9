import { expect, test } from 'vitest';
import { createAfterSave } from '@/lib/ui/after-save';
import { createQuestionModel } from '@/lib/ui/question-model';
import { account, answering, refuse } from './answers';

const QUESTION = { account: account('a'), origin: 'https://example.com' };

test('a yes is told to the background, and thanked for', async () => {
  const { call, told } = answering({
    openQuestion: () => QUESTION,
    answerQuestion: () => ({ account: account('a'), namesakes: [] }),
  });
  const model = createQuestionModel(call, 'ask');
  await model.load();
  expect(model.question.value).toEqual(QUESTION);
  await model.accept();
  expect(model.question.value).toBeNull();
  expect(model.isNoted.value).toBe(true);
  expect(told.at(-1)).toEqual({ method: 'answerQuestion', args: { id: 'a', askId: 'ask', hasWorked: true } });
});

test('a no leads to what there is to check', async () => {
  const doubt = { account: account('a'), namesakes: [account('b')] };
  const { call } = answering({ openQuestion: () => QUESTION, answerQuestion: () => doubt });
  const model = createQuestionModel(call, 'ask');
  await model.load();
  expect(await model.refuse()).toEqual(doubt);
  expect(model.isNoted.value).toBe(false);
});

test('nothing is asked while the vault is locked, and nothing thanked for that was not noted', async () => {
  const { call } = answering({ openQuestion: () => refuse('vault-locked') });
  const model = createQuestionModel(call, 'ask');
  await model.load();
  expect(model.question.value).toBeNull();
  const { call: locked } = answering({ openQuestion: () => QUESTION, answerQuestion: () => refuse('vault-locked') });
  const other = createQuestionModel(locked, 'ask');
  await other.load();
  await other.accept();
  expect(other.isNoted.value).toBe(false);
});

test('a fill that is tried again closes the window, or says why not', async () => {
  let tries = 0;
  const { call } = answering({
    fill: () => {
      tries += 1;
      if (tries === 1) refuse('field-refused');
    },
  });
  let isClosed = false;
  const after = createAfterSave(call, 'ask', { account: account('a'), code: 'field-missing' }, () => {
    isClosed = true;
  });
  const first = after.fill();
  expect(after.code.value).toBeNull();
  // A second click while it is tried does nothing.
  await Promise.all([first, after.fill()]);
  expect(after.code.value).toBe('field-refused');
  expect(isClosed).toBe(false);
  await after.fill();
  expect(isClosed).toBe(true);
  expect(tries).toBe(2);
});

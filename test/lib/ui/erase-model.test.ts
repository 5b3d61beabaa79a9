/** Erasing the vault: nothing goes without the word, and what is left can be kept first. */
import { expect, test } from 'vitest';
import { createEraseModel } from '@/lib/ui/erase-model';
import { answering, refuse } from './answers';

function eraseOf(destroy: () => void = () => {}) {
  const { call, told } = answering({ copies: () => '{}', destroy });
  const files: [string, string][] = [];
  const done: true[] = [];
  const save = (text: string, name: string) => files.push([text, name]);
  const model = createEraseModel(call, save, async () => void done.push(true));
  return { model, told, files, done };
}

test.each(['', 'eras', 'delete', 'erase it'])('nothing is erased for \u201c%s\u201d', async (word) => {
  const { model, told, done } = eraseOf();
  model.type(word);
  await model.submit();
  expect([told, done]).toEqual([[], []]);
});

test.each(['erase', ' Erase '])('the vault is erased for \u201c%s\u201d', async (word) => {
  const { model, told, done } = eraseOf();
  model.type(word);
  await model.submit();
  expect(told).toEqual([{ method: 'destroy', args: { word: 'erase' } }]);
  expect(done).toHaveLength(1);
});

test('what is left is saved as a file without erasing anything', async () => {
  const { model, told, files } = eraseOf();
  await model.save();
  expect(files).toEqual([['{}', 'countersign-damaged-vault.json']]);
  expect(model.isSaved.value).toBe(true);
  expect(told.map(({ method }) => method)).toEqual(['copies']);
});

test('what the disk refuses is said, and can be tried again', async () => {
  let isRefused = true;
  const { model, done } = eraseOf(() => (isRefused ? refuse('storage-refused') : undefined));
  model.type('erase');
  await model.submit();
  expect(model.state.value).toEqual({ step: 'refused', code: 'storage-refused' });
  isRefused = false;
  await model.submit();
  expect(done).toHaveLength(1);
});

/** The models of the forms that take a passphrase: what they refuse, what they send, what they leave behind. */
import { describe, expect, test } from 'vitest';
import { createCreateModel } from '@/lib/ui/create-model';
import { createUnlockModel } from '@/lib/ui/unlock-model';
import { answering, refuse } from './answers';

describe('the first passphrase', () => {
  const judge = async () => (passphrase: string) => ({ score: passphrase.includes(' ') ? 4 : 1, sentence: 'so so' });
  const type = (model: ReturnType<typeof createCreateModel>, first: string, second = first) => {
    model.type(first);
    model.typeAgain(second);
  };
  const create = (answers = {}) => {
    const { call, told } = answering({ create: () => undefined, ...answers });
    const made: true[] = [];
    const model = createCreateModel(call, judge, async () => {
      made.push(true);
    });
    return { model, told, made: () => made.length };
  };

  test.each([
    ['seven characters', 'ab cd e', 'passphrase-short'],
    ['a weak one', 'abcdefgh', 'passphrase-weak'],
  ])('%s is refused before anything is made', async (_, passphrase, code) => {
    const { model, told } = create();
    type(model, passphrase);
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code });
    expect(told).toEqual([]);
  });

  test('two that differ make nothing', async () => {
    const { model, told } = create();
    type(model, 'orbit cactus lantern', 'orbit cactus');
    expect(model.differs.value).toBe(false);
    await model.submit();
    expect(model.differs.value).toBe(true);
    expect(told).toEqual([]);
  });

  test('a difference shows as soon as typing on cannot mend it', () => {
    const { model } = create();
    type(model, 'orbit cactus', 'orbit x');
    expect(model.differs.value).toBe(true);
  });

  test('what was made leaves nothing typed behind', async () => {
    const { model, told, made } = create();
    type(model, 'orbit cactus lantern');
    await model.submit();
    expect(told).toEqual([{ method: 'create', args: { passphrase: 'orbit cactus lantern' } }]);
    expect([made(), model.passphrase.value, model.again.value]).toEqual([1, '', '']);
  });

  test('storage that refuses keeps what was typed', async () => {
    const { model } = create({ create: () => refuse('storage-refused') });
    type(model, 'orbit cactus lantern');
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code: 'storage-refused' });
    expect(model.passphrase.value).toBe('orbit cactus lantern');
  });
});

describe('unlocking', () => {
  test('a wrong passphrase stays as typed', async () => {
    const { call } = answering({ unlock: () => refuse('passphrase-wrong') });
    const model = createUnlockModel(call, async () => {});
    model.type('wrong');
    await model.submit();
    expect(model.state.value).toEqual({ step: 'refused', code: 'passphrase-wrong' });
    expect(model.passphrase.value).toBe('wrong');
  });

  test('an empty one is not even asked about', async () => {
    const { call, told } = answering({});
    await createUnlockModel(call, async () => {}).submit();
    expect(told).toEqual([]);
  });

  test('a second Enter does not ask twice', async () => {
    const { call, told } = answering({ unlock: () => undefined });
    const model = createUnlockModel(call, async () => {});
    model.type('right');
    await Promise.all([model.submit(), model.submit()]);
    expect(told).toHaveLength(1);
  });
});

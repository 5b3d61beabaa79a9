/** Backup codes in our pages: pasting them, and filling one. */
import { describe, expect, test } from 'vitest';
import type { AccountSummary } from '@/lib/account/account';
import type { SpareFilled } from '@/lib/messages/spare-codes-from-ui';
import { createSpareCodesModel } from '@/lib/ui/spare-codes-model';
import { createSpareModel } from '@/lib/ui/spare-model';
import { answering, refuse } from './answers';

const SAVED = { id: 'a', spareCodes: { left: 2, total: 2 } } as AccountSummary;

describe('pasting', () => {
  test('what is found is told before it is saved, and only that is sent', async () => {
    const { call, told } = answering({ saveSpareCodes: () => SAVED });
    const model = createSpareCodesModel(call, 'a');
    model.type('Backup codes\n1. 1a2b-3c4d\n2. 2b3c-4d5e');
    expect(model.found.value).toEqual(['1a2b-3c4d', '2b3c-4d5e']);
    model.replace(true);
    expect(await model.save()).toEqual(SAVED);
    expect(told.map(({ args }) => args)).toEqual([{ id: 'a', codes: ['1a2b-3c4d', '2b3c-4d5e'], isReplacing: true }]);
    expect(model.text.value).toBe('');
  });

  test('a text without codes is refused and kept, and nothing is sent', async () => {
    const model = createSpareCodesModel(answering({}).call, 'a');
    model.type('no codes at all');
    expect(await model.save()).toBeNull();
    expect(model.state.value).toEqual({ step: 'refused', code: 'spare-codes-none' });
    expect(model.text.value).toBe('no codes at all');
    model.type('1a2b-3c4d');
    expect(model.state.value).toEqual({ step: 'form' });
  });

  test('what could not be saved stays as it was pasted', async () => {
    const model = createSpareCodesModel(answering({ saveSpareCodes: () => refuse('storage-refused') }).call, 'a');
    model.type('1a2b-3c4d');
    expect(await model.save()).toBeNull();
    expect(model.state.value).toEqual({ step: 'refused', code: 'storage-refused' });
    expect(model.text.value).toBe('1a2b-3c4d');
  });

  test('deleting them all is asked once more', async () => {
    const { call, told } = answering({ saveSpareCodes: () => SAVED });
    const model = createSpareCodesModel(call, 'a');
    model.askDelete();
    expect(model.state.value).toEqual({ step: 'deleting' });
    model.keep();
    expect(model.state.value).toEqual({ step: 'form' });
    model.askDelete();
    await model.deleteAll();
    expect(told.map(({ args }) => args)).toEqual([{ id: 'a', codes: [], isReplacing: true }]);
  });
});

describe('filling', () => {
  const asked = (answer: () => SpareFilled, isGiven = false) => {
    const { call, told } = answering({ hasGivenSpare: () => isGiven, fillSpare: answer });
    const sent = () => told.filter(({ method }) => method === 'fillSpare').map(({ args }) => args);
    return { sent, model: createSpareModel(call, 'a', 'ask') };
  };

  test('the one that the page has, or the next, is filled', async () => {
    const { sent, model } = asked(() => ({ outcome: 'filled' }));
    expect(await model.fill(false)).toBe(true);
    expect(sent()).toEqual([{ id: 'a', askId: 'ask', another: false }]);
  });

  test('a second press while it is filled is none', async () => {
    const { sent, model } = asked(() => ({ outcome: 'filled' }));
    await Promise.all([model.fill(false), model.fill(false)]);
    expect(sent()).toHaveLength(1);
  });

  test('a page that had one already is told', async () => {
    const { model } = asked(() => ({ outcome: 'filled' }), true);
    await new Promise((resolve) => setTimeout(resolve));
    expect(model.state.value).toEqual({ step: 'asking', isGiven: true, why: null });
  });

  test('one that was used up and did not arrive is handed to the person', async () => {
    const { model } = asked(() => ({ outcome: 'failed', why: 'field-refused', code: '1a2b-3c4d' }));
    expect(await model.fill(false)).toBe(false);
    expect(model.state.value).toEqual({ step: 'failed', why: 'field-refused', code: '1a2b-3c4d' });
  });

  test('where nothing was used up it can be tried again', async () => {
    const { model } = asked(() => refuse('field-missing'));
    expect(await model.fill(false)).toBe(false);
    expect(model.state.value).toEqual({ step: 'asking', isGiven: false, why: 'field-missing' });
  });
});

/** Changing an account: names, parameters, linked sites. Its secret never comes here. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { AccountSummary } from '@/lib/account/account';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { Algorithm } from '@/lib/otp/params';
import { wholeNumber } from './add-model';

/** The form as typed: numbers are text until they are sent. */
export interface EditForm {
  readonly issuer: string;
  readonly label: string;
  readonly algorithm: Algorithm;
  readonly digits: string;
  readonly period: string;
  readonly counter: string;
  readonly links: readonly string[];
  /** Empty for none. */
  readonly keyName: string;
}

export type Editing =
  | { readonly step: 'form' }
  | { readonly step: 'saving' }
  | { readonly step: 'refused'; readonly code: FailureCode };

export interface EditModel {
  readonly state: ReadonlySignal<Editing>;
  readonly form: ReadonlySignal<EditForm>;
  change(part: Partial<EditForm>): void;
  addLink(origin: string): void;
  changeLink(index: number, origin: string): void;
  removeLink(index: number): void;
  /** The account as saved, `null` if it was refused. */
  save(): Promise<AccountSummary | null>;
}

export function createEditModel(call: Caller<FromUi>, account: AccountSummary): EditModel {
  const state = signal<Editing>({ step: 'form' });
  const form = signal(formOf(account));
  const change = (part: Partial<EditForm>): void => {
    form.value = { ...form.value, ...part };
    if (state.value.step === 'refused') state.value = { step: 'form' };
  };
  return {
    state,
    form,
    change,
    addLink: (origin) => change({ links: [...form.value.links, origin] }),
    changeLink: (index, origin) => change({ links: form.value.links.with(index, origin) }),
    removeLink: (index) => change({ links: form.value.links.toSpliced(index, 1) }),
    async save() {
      if (state.value.step === 'saving') return null;
      state.value = { step: 'saving' };
      try {
        const saved = await call('edit', { id: account.id, changes: changesIn(form.value) });
        state.value = { step: 'form' };
        return saved;
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
        return null;
      }
    },
  };
}

function formOf({ issuer, label, algorithm, digits, period, counter, links, key }: AccountSummary): EditForm {
  return {
    issuer,
    label,
    algorithm,
    digits: String(digits),
    period: String(period),
    counter: String(counter),
    links: links.map((link) => link.origin),
    keyName: key?.name ?? '',
  };
}

function changesIn({ issuer, label, algorithm, digits, period, counter, links, keyName }: EditForm) {
  return {
    issuer: issuer.trim(),
    label: label.trim(),
    algorithm,
    digits: wholeNumber(digits),
    period: wholeNumber(period),
    counter: wholeNumber(counter),
    links: links.map((link) => link.trim()).filter((link) => link !== ''),
    keyName: keyName.trim(),
  };
}

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
  /** For each of `links` whether it shall stand for its whole site, as far as it can. */
  readonly wide: readonly boolean[];
  /** Whether links to pages without encryption count. */
  readonly plainHttp: boolean;
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
  widenLink(index: number, isWide: boolean): void;
  /** For each of the links the site that it can stand for; `null` where it cannot, or is not known yet. */
  readonly sites: ReadonlySignal<readonly (string | null)[]>;
  /** Asks what sites the links can stand for. */
  lookAtSites(): Promise<void>;
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
  const sites = signal<readonly (string | null)[]>([]);
  const lookAtSites = async (): Promise<void> => {
    const { links } = form.value;
    const found = await call('wholeSites', { addresses: links }).catch(() => []);
    if (form.value.links === links) sites.value = found;
  };
  const changeLinks = (links: readonly string[], wide: readonly boolean[]): void => {
    change({ links, wide });
    sites.value = [];
    void lookAtSites();
  };
  return {
    state,
    form,
    sites,
    lookAtSites,
    change,
    addLink: (origin) => changeLinks([...form.value.links, origin], [...form.value.wide, false]),
    // Another address is another decision.
    changeLink: (index, origin) =>
      changeLinks(form.value.links.with(index, origin), form.value.wide.with(index, false)),
    removeLink: (index) => changeLinks(form.value.links.toSpliced(index, 1), form.value.wide.toSpliced(index, 1)),
    widenLink: (index, isWide) => change({ wide: form.value.wide.with(index, isWide) }),
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

function formOf({
  issuer,
  label,
  algorithm,
  digits,
  period,
  counter,
  links,
  plainHttp,
  key,
}: AccountSummary): EditForm {
  return {
    issuer,
    label,
    algorithm,
    digits: String(digits),
    period: String(period),
    counter: String(counter),
    links: links.map((link) => link.origin),
    wide: links.map((link) => link.site !== undefined),
    plainHttp: plainHttp === true,
    keyName: key?.name ?? '',
  };
}

function changesIn({ issuer, label, algorithm, digits, period, counter, links, wide, plainHttp, keyName }: EditForm) {
  return {
    issuer: issuer.trim(),
    label: label.trim(),
    algorithm,
    digits: wholeNumber(digits),
    period: wholeNumber(period),
    counter: wholeNumber(counter),
    links: links.map((link) => link.trim()).filter((link) => link !== ''),
    wholeSites: links.filter((_link, index) => wide[index]).map((link) => link.trim()),
    plainHttp,
    keyName: keyName.trim(),
  };
}

/** Issuing a key: the form, the question before one is replaced, and the key as it is shown this once. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Client } from '@/lib/client/client';
import { ClientError } from '@/lib/client/errors';
import type { KeyReadResponse } from '@/lib/client/vault-models';
import type { FailureCode } from '@/lib/failure/failure';
import type { Algorithm } from '@/lib/otp/params';
import { wholeNumber } from './add-model';
import { engineFailure } from './engine-failure';

/** As typed: numbers are text until they are sent. */
export interface IssueForm {
  readonly name: string;
  readonly issuer: string;
  readonly account: string;
  readonly algorithm: Algorithm;
  readonly digits: '6' | '8';
  readonly period: string;
  /** Whether the code before and the one after are valid too. */
  readonly isTolerant: boolean;
}

/** A key that was just made. Its secret is in `url` and `barcode`, and nowhere else in our pages. */
export interface IssuedKey {
  readonly name: string;
  readonly issuer: string;
  readonly account: string;
  /** Base32, for who cannot scan. */
  readonly secret: string;
  /** A PNG in base64. */
  readonly barcode: string;
}

export type Issuing =
  | { readonly step: 'form' }
  | { readonly step: 'making' }
  /** A key of this name exists. */
  | { readonly step: 'asking'; readonly former: Pick<KeyReadResponse, 'issuer' | 'account_name'> }
  | { readonly step: 'refused'; readonly code: FailureCode }
  | { readonly step: 'shown'; readonly key: IssuedKey; readonly isCopied: boolean };

export interface IssueModel {
  readonly state: ReadonlySignal<Issuing>;
  readonly form: ReadonlySignal<IssueForm>;
  change(part: Partial<IssueForm>): void;
  /** Makes the key, or asks first where one of this name exists. */
  submit(): Promise<void>;
  /** Makes it all the same; the former one goes into the trash. */
  replace(): Promise<void>;
  cancel(): void;
  noteCopied(): void;
  /** Forgets what was shown. */
  close(): void;
}

const EMPTY: IssueForm = {
  name: '',
  issuer: '',
  account: '',
  algorithm: 'SHA1',
  digits: '6',
  period: '30',
  isTolerant: true,
};

/** No path to a key has such a name in it. */
const NOWHERE = { 'not-found': 'key-name-broken', argument: 'key-name-broken' } as const;

/** Pixels: sharp on paper and on screens of any kind. */
const QR_SIZE = 600;

export function createIssueModel({ vault }: Pick<Client, 'vault'>): IssueModel {
  const state = signal<Issuing>({ step: 'form' });
  const form = signal(EMPTY);

  async function attempt(work: (given: IssueForm) => Promise<void>): Promise<void> {
    const given = trimmed(form.value);
    const missing = missingIn(given);
    if (missing !== null) {
      state.value = { step: 'refused', code: missing };
      return;
    }
    state.value = { step: 'making' };
    try {
      await work(given);
    } catch (error) {
      state.value = { step: 'refused', code: engineFailure(error, NOWHERE) };
    }
  }

  async function make(given: IssueForm): Promise<void> {
    const { name, issuer, account, algorithm, digits, period, isTolerant } = given;
    const made = await vault.keys.create(name, {
      ...{ generate: true, issuer, account_name: account, algorithm, period: wholeNumber(period) },
      ...{ digits: digits === '8' ? 8 : 6, skew: isTolerant ? 1 : 0, qr_size: QR_SIZE },
    });
    const secret = made === null ? null : new URL(made.url).searchParams.get('secret');
    if (made?.barcode === undefined || secret === null) throw new ClientError('unexpected-answer');
    form.value = EMPTY;
    const key = { name, issuer, account, secret, barcode: made.barcode };
    state.value = { step: 'shown', key, isCopied: false };
  }

  return {
    state,
    form,
    change(part) {
      form.value = { ...form.value, ...part };
      if (state.value.step === 'refused') state.value = { step: 'form' };
    },
    submit: () =>
      attempt(async (given) => {
        const former = await readKey(vault, given.name);
        if (former === null) await make(given);
        else state.value = { step: 'asking', former };
      }),
    replace: () => attempt(make),
    cancel() {
      state.value = { step: 'form' };
    },
    noteCopied() {
      if (state.value.step === 'shown') state.value = { ...state.value, isCopied: true };
    },
    close() {
      state.value = { step: 'form' };
    },
  };
}

function trimmed(form: IssueForm): IssueForm {
  return { ...form, name: form.name.trim(), issuer: form.issuer.trim(), account: form.account.trim() };
}

function missingIn({ name, issuer, account, period }: IssueForm): FailureCode | null {
  if (name === '') return 'key-name-missing';
  if (issuer === '') return 'key-issuer-missing';
  if (account === '') return 'key-account-missing';
  return wholeNumber(period) > 0 ? null : 'period-out-of-range';
}

/** `null` where there is none. A name that can be none is found out by the create. */
async function readKey(vault: Client['vault'], name: string): Promise<KeyReadResponse | null> {
  try {
    return await vault.keys.read(name);
  } catch (error) {
    if (error instanceof ClientError && error.kind === 'not-found') return null;
    throw error;
  }
}

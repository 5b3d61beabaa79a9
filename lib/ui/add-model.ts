/**
 * Adding an account by hand: a link or a secret in one field, because people
 * paste what they have. What is typed stays until it is saved.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { Ask, FromUi, Given } from '@/lib/messages/from-ui';
import type { Algorithm, OtpType } from '@/lib/otp/params';
import { type BatchModel, createBatch, exportLinksIn } from './batch-model';
import { createSaveModel, type SaveModel } from './save-model';

/** The form as typed: numbers are text until they are sent. */
export interface AddForm {
  readonly source: string;
  readonly issuer: string;
  readonly label: string;
  readonly type: OtpType;
  readonly algorithm: Algorithm;
  readonly digits: string;
  readonly period: string;
  readonly counter: string;
}

export type Adding =
  | { readonly step: 'form' }
  | { readonly step: 'checking' }
  | { readonly step: 'refused'; readonly code: FailureCode }
  | { readonly step: 'preview'; readonly save: SaveModel }
  /** What was pasted is another app's export. */
  | { readonly step: 'batch'; readonly batch: BatchModel };

export interface AddModel {
  readonly state: ReadonlySignal<Adding>;
  readonly form: ReadonlySignal<AddForm>;
  /** The link in what was pasted; `null` when it is to be read as a secret. */
  readonly link: ReadonlySignal<string | null>;
  change(part: Partial<AddForm>): void;
  check(): Promise<void>;
  backToForm(): void;
}

const EMPTY: AddForm = {
  source: '',
  issuer: '',
  label: '',
  type: 'totp',
  algorithm: 'SHA1',
  digits: '6',
  period: '30',
  counter: '0',
};

export function createAddModel(call: Caller<FromUi>, ask: Ask | null): AddModel {
  const state = signal<Adding>({ step: 'form' });
  const form = signal(EMPTY);
  const link = computed(() => linkIn(form.value.source) ?? addressIn(form.value.source));
  return {
    state,
    form,
    link,
    change(part) {
      form.value = { ...form.value, ...part };
      if (state.value.step === 'refused') state.value = { step: 'form' };
    },
    async check() {
      if (state.value.step === 'checking') return;
      state.value = { step: 'checking' };
      const given = givenBy(form.value, link.value);
      const parts = exportLinksIn(form.value.source);
      try {
        if (parts.length > 0) {
          state.value = { step: 'batch', batch: await createBatch(call, parts) };
          return;
        }
        const preview = await call('preview', { given });
        const isLinking = isNamedAfter(ask?.origin ?? null, preview.issuer);
        state.value = { step: 'preview', save: createSaveModel(call, ask, { given, preview, isLinking }) };
      } catch (error) {
        state.value = { step: 'refused', code: failureCode(error) };
      }
    },
    backToForm() {
      state.value = { step: 'form' };
    },
  };
}

/** An address of any other kind, which is refused as one, and not as a secret with strange letters in it. */
function addressIn(text: string): string | null {
  const trimmed = text.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(trimmed) ? trimmed : null;
}

/** The link in a pasted text, which may stand in a sentence or between quotation marks. */
export function linkIn(text: string): string | null {
  const trimmed = text.trim();
  // A whole link may hold spaces: not all issuers encode their names.
  if (/^otpauth(-migration)?:\/\//iu.test(trimmed)) return trimmed;
  return trimmed.match(/otpauth(-migration)?:\/\/[^\s"'<>]+/iu)?.[0] ?? null;
}

function givenBy(form: AddForm, link: string | null): Given {
  if (link !== null) return { uri: link };
  const { source, issuer, label, type, algorithm, digits, period, counter } = form;
  return {
    issuer: issuer.trim(),
    label: label.trim(),
    secret: source,
    type,
    algorithm: type === 'steam' ? 'SHA1' : algorithm,
    digits: type === 'steam' ? 5 : wholeNumber(digits),
    period: type === 'hotp' ? 30 : wholeNumber(period),
    counter: type === 'hotp' ? wholeNumber(counter) : 0,
  };
}

/** A number as typed; -1, which every check refuses, for anything else (NaN does not survive JSON). */
export function wholeNumber(text: string): number {
  return /^\s*\d{1,15}\s*$/u.test(text) ? Number(text) : -1;
}

/**
 * Whether the site has the issuer's name: not some part of its host, which a look-alike
 * (`github.com.evil.example`) has too. Decides nothing but whether the
 * switch "fills on this site" starts on: the person sees it and confirms.
 */
export function isNamedAfter(origin: string | null, issuer: string): boolean {
  if (origin === null) return false;
  const name = plain(issuer);
  return name.length >= 3 && siteNamesOf(new URL(origin).hostname).map(plain).includes(name);
}

/**
 * `example` of `login.example.com`; where that is as short as the `co` of `example.co.uk`, the name before it too. The
 * list of public suffixes would be too large for a guess.
 */
function siteNamesOf(host: string): readonly string[] {
  const names = host.split('.').slice(0, -1);
  const last = names.at(-1) ?? host;
  return last.length <= 3 ? [last, names.at(-2) ?? last] : [last];
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The settings for what opens the vault: one thing is changed at a time, each after the passphrase. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { Failure, type FailureCode, failureCode } from '@/lib/failure/failure';
import type { Caller } from '@/lib/messages/channel';
import type { FromUi } from '@/lib/messages/from-ui';
import type { WayInView } from '@/lib/messages/keys-from-ui';
import { createNewPassphraseModel, type Judge, type NewPassphraseModel } from './new-passphrase-model';
import type { Passkeys, PasskeyWay } from './passkey';
import { createPassphraseForm, type PassphraseForm } from './passphrase-form';

export type SecurityTask =
  | { readonly name: 'none' }
  | {
      readonly name: 'passphrase';
      readonly current: ReadonlySignal<string>;
      readonly next: NewPassphraseModel;
      typeCurrent(text: string): void;
    }
  | { readonly name: 'recovery'; readonly form: PassphraseForm }
  | { readonly name: 'passkey'; readonly form: PassphraseForm }
  | { readonly name: 'remove'; readonly way: WayInView; readonly form: PassphraseForm }
  | {
      readonly name: 'rotate';
      readonly form: PassphraseForm;
      readonly keepsHistory: ReadonlySignal<boolean>;
      keepHistory(keeps: boolean): void;
    }
  /** A recovery code to be printed; shown once. */
  | { readonly name: 'code'; readonly code: string; readonly isAfterRotation: boolean };

/** What was done last, for a sentence about it. */
export type SecurityNews = 'none' | 'passphrase' | 'code' | 'passkey' | 'removed' | 'rotated';

export interface SecurityModel {
  /** `null` while they are asked for. */
  readonly ways: ReadonlySignal<readonly WayInView[] | null>;
  readonly failure: ReadonlySignal<FailureCode | null>;
  readonly task: ReadonlySignal<SecurityTask>;
  readonly news: ReadonlySignal<SecurityNews>;
  /** `null` until it is known. */
  readonly hasPasskeys: ReadonlySignal<boolean | null>;
  load(): Promise<void>;
  changePassphrase(): void;
  makeRecoveryCode(): void;
  addPasskey(): void;
  remove(way: WayInView): void;
  rotate(): void;
  /** Back to the overview: nothing was done, or the code was put away. */
  leave(): void;
}

export interface SecurityContext {
  readonly call: Caller<FromUi>;
  readonly loadJudge: () => Promise<Judge>;
  readonly passkeys: Passkeys;
}

export function createSecurityModel({ call, loadJudge, passkeys }: SecurityContext): SecurityModel {
  const ways = signal<readonly WayInView[] | null>(null);
  const failure = signal<FailureCode | null>(null);
  const task = signal<SecurityTask>({ name: 'none' });
  const news = signal<SecurityNews>('none');
  const hasPasskeys = signal<boolean | null>(null);

  async function load(): Promise<void> {
    try {
      ways.value = await call('waysIn', {});
    } catch (error) {
      failure.value = failureCode(error);
    }
    hasPasskeys.value ??= await passkeys.isSupported();
  }

  async function finish(done: SecurityNews): Promise<void> {
    await load();
    task.value = { name: 'none' };
    news.value = done;
  }

  function begin(next: SecurityTask): void {
    news.value = 'none';
    task.value = next;
  }

  const known = (): readonly PasskeyWay[] => (ways.value ?? []).filter((way) => way.type === 'prf');

  async function rotate(passphrase: string, checkpoints: 'keep' | 'drop'): Promise<void> {
    const hadCode = ways.value?.some(({ type }) => type === 'recovery') ?? false;
    await call('rotate', { passphrase, checkpoints });
    await finish('rotated');
    if (!hadCode) return;
    // Its own step: a worker that dies before it leaves no code that nobody has seen.
    const { code } = await call('makeRecoveryCode', { passphrase });
    task.value = { name: 'code', code, isAfterRotation: true };
  }

  return {
    ways,
    failure,
    task,
    news,
    hasPasskeys,
    load,
    changePassphrase() {
      const current = signal('');
      const next = createNewPassphraseModel(loadJudge, async (passphrase) => {
        const proof = { type: 'passphrase', passphrase: current.value } as const;
        if (current.value === '') throw new Failure('passphrase-wrong');
        await call('changePassphrase', { proof, next: passphrase });
        await finish('passphrase');
      });
      const typeCurrent = (text: string): void => {
        current.value = text;
        next.retry();
      };
      begin({ name: 'passphrase', current, next, typeCurrent });
    },
    makeRecoveryCode() {
      const form = createPassphraseForm(async (passphrase) => {
        const { code } = await call('makeRecoveryCode', { passphrase });
        await load();
        task.value = { name: 'code', code, isAfterRotation: false };
      });
      begin({ name: 'recovery', form });
    },
    addPasskey() {
      const form = createPassphraseForm(async (passphrase) => {
        // First, so that nothing is left in the authenticator that opens nothing.
        await call('checkPassphrase', { passphrase });
        await call('addPasskey', { passphrase, passkey: await passkeys.create(known()) });
        await finish('passkey');
      });
      begin({ name: 'passkey', form });
    },
    remove(way) {
      const form = createPassphraseForm(async (passphrase) => {
        await call('removeWayIn', { passphrase, id: way.id });
        await finish('removed');
      });
      begin({ name: 'remove', way, form });
    },
    rotate() {
      const keepsHistory = signal(true);
      const form = createPassphraseForm((passphrase) => rotate(passphrase, keepsHistory.value ? 'keep' : 'drop'));
      const keepHistory = (keeps: boolean): void => {
        keepsHistory.value = keeps;
      };
      begin({ name: 'rotate', form, keepsHistory, keepHistory });
    },
    leave() {
      if (task.value.name === 'code') news.value = task.value.isAfterRotation ? 'rotated' : 'code';
      task.value = { name: 'none' };
    },
  };
}

/** The settings for what opens the vault: the passphrase, a code on paper, passkeys, and the key itself. */
import type { ComponentChildren } from 'preact';
import { dayText } from '@/lib/ui/day-text';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { PasskeyWay } from '@/lib/ui/passkey';
import type { PassphraseForm } from '@/lib/ui/passphrase-form';
import type { SecurityModel, SecurityTask } from '@/lib/ui/security-model';
import { Button } from './Button';
import { PassphraseField } from './Field';
import { NewPassphrase, otherRefusal } from './NewPassphrase';
import { Note, type NoteProps } from './Note';
import { Panel } from './OptionsFrame';
import classes from './SecurityPanels.module.css';
import { Switch } from './Switch';

type Task<N extends SecurityTask['name']> = Extract<SecurityTask, { readonly name: N }>;

interface PanelProps {
  readonly model: SecurityModel;
}

export function PassphrasePanel({ model }: PanelProps) {
  const task = model.task.value;
  const way = model.ways.value?.find(({ type }) => type === 'passphrase');
  const cost = way?.type === 'passphrase' ? way.cost : null;
  return (
    <Panel
      title="Passphrase"
      text={
        cost !== null &&
        way !== undefined &&
        `Chosen on ${dayText(way.createdDay)}. Each guess costs a thief ${cost.m / 1024} MiB of memory, gone through ${cost.t} times (Argon2id).`
      }
    >
      {task.name === 'passphrase' ? (
        <ChangeForm task={task} onLeave={model.leave} />
      ) : (
        <Buttons>
          <Button look="quiet" isNarrow onClick={model.changePassphrase}>
            Change the passphrase
          </Button>
        </Buttons>
      )}
    </Panel>
  );
}

function ChangeForm({ task, onLeave }: { readonly task: Task<'passphrase'>; readonly onLeave: () => void }) {
  const { current, next } = task;
  const refusal = otherRefusal(next);
  const isAboutCurrent = refusal === 'passphrase-wrong';
  return (
    <Form onSubmit={() => void next.submit()}>
      <PassphraseField
        label="Current passphrase"
        value={current.value}
        isShown={false}
        isFocused
        error={isAboutCurrent ? FAILURE_TEXTS[refusal] : undefined}
        onInput={task.typeCurrent}
      />
      <NewPassphrase model={next} />
      {refusal !== null && !isAboutCurrent && <Warning tone="bad">{FAILURE_TEXTS[refusal]}</Warning>}
      <FormButtons
        text="Change it"
        busyText={'Changing\u2026'}
        isBusy={next.state.value.step === 'making'}
        onLeave={onLeave}
      />
    </Form>
  );
}

export function RecoveryPanel({ model }: PanelProps) {
  const task = model.task.value;
  const way = model.ways.value?.find(({ type }) => type === 'recovery');
  return (
    <Panel
      title="Recovery code"
      text={
        way === undefined
          ? 'A code to print and put away. It opens the vault when the passphrase is forgotten, and lets you choose another.'
          : `Made on ${dayText(way.createdDay)}. Whoever has that paper and this browser can open the vault.`
      }
    >
      {task.name === 'recovery' && (
        <AskForm
          form={task.form}
          text={way === undefined ? 'Make the code' : 'Make a new code'}
          busyText={'Making\u2026'}
          hint={way === undefined ? undefined : 'The code you have now stops working.'}
          onLeave={model.leave}
        />
      )}
      {task.name === 'remove' && task.way === way && <RemoveForm task={task} onLeave={model.leave} />}
      {task.name !== 'recovery' && (task.name !== 'remove' || task.way !== way) && (
        <Buttons>
          <Button look="quiet" isNarrow onClick={model.makeRecoveryCode}>
            {way === undefined ? 'Make a recovery code' : 'Make a new one'}
          </Button>
          {way !== undefined && (
            <Button look="bad" isNarrow onClick={() => model.remove(way)}>
              Remove the code
            </Button>
          )}
        </Buttons>
      )}
    </Panel>
  );
}

/** So many that nobody needs more; the header has room for some others. */
const MAX_PASSKEYS = 8;

export function PasskeysPanel({ model }: PanelProps) {
  const task = model.task.value;
  const ways = (model.ways.value ?? []).filter((way) => way.type === 'prf');
  return (
    <Panel
      title="Passkeys"
      text="Unlock with a fingerprint, a face or a security key instead of typing. The passphrase always works too."
    >
      {ways.length > 0 && (
        <ul class={classes.lines}>
          {ways.map((way, index) => (
            <PasskeyLine key={way.id} way={way} number={index + 1} model={model} />
          ))}
        </ul>
      )}
      {task.name === 'passkey' && (
        <AskForm form={task.form} text="Add a passkey" busyText={'Follow the browser\u2026'} onLeave={model.leave} />
      )}
      {task.name !== 'passkey' && model.hasPasskeys.value === true && ways.length < MAX_PASSKEYS && (
        <Buttons>
          <Button look="quiet" isNarrow onClick={model.addPasskey}>
            Add a passkey
          </Button>
        </Buttons>
      )}
      {model.hasPasskeys.value === false && (
        <p class={classes.more}>This browser cannot unlock with passkeys. An up-to-date Chrome or Edge can.</p>
      )}
    </Panel>
  );
}

interface PasskeyLineProps extends PanelProps {
  readonly way: PasskeyWay;
  readonly number: number;
}

function PasskeyLine({ way, number, model }: PasskeyLineProps) {
  const task = model.task.value;
  if (task.name === 'remove' && task.way.id === way.id) {
    return (
      <li>
        <RemoveForm task={task} onLeave={model.leave} />
      </li>
    );
  }
  return (
    <li>
      <span>
        Passkey {number}, added on {dayText(way.createdDay)}
      </span>
      <Button look="bad" isNarrow onClick={() => model.remove(way)}>
        Remove
      </Button>
    </li>
  );
}

export function RotatePanel({ model }: PanelProps) {
  const task = model.task.value;
  const ways = model.ways.value ?? [];
  const hasPasskeys = ways.some(({ type }) => type === 'prf');
  const hasCode = ways.some(({ type }) => type === 'recovery');
  return (
    <Panel
      title="The vault’s key"
      text="The old passphrase may be known to somebody? Changing it does not shut out who has an older copy of the vault. A new key does: every account is encrypted again, and the old key opens nothing that is saved from now on."
    >
      {task.name === 'rotate' ? (
        <AskForm
          form={task.form}
          text="Rotate the key"
          busyText={'Encrypting everything again\u2026'}
          onLeave={model.leave}
        >
          <Switch
            label="Keep the history, under the new key"
            isOn={task.keepsHistory.value}
            onChange={task.keepHistory}
          />
          {hasCode && <Warning tone="plain">You get a new recovery code. The one on paper now stops working.</Warning>}
          {hasPasskeys && <Warning tone="warn">Your passkeys stop working. Add them again afterwards.</Warning>}
        </AskForm>
      ) : (
        <Buttons>
          <Button look="quiet" isNarrow onClick={model.rotate}>
            Rotate the vault’s key
          </Button>
        </Buttons>
      )}
    </Panel>
  );
}

function RemoveForm({ task, onLeave }: { readonly task: Task<'remove'>; readonly onLeave: () => void }) {
  const text = task.way.type === 'recovery' ? 'Remove the code' : 'Remove the passkey';
  return <AskForm form={task.form} text={text} busyText={'Removing\u2026'} onLeave={onLeave} />;
}

interface AskFormProps {
  readonly form: PassphraseForm;
  readonly text: string;
  readonly busyText: string;
  readonly hint?: string | undefined;
  readonly children?: ComponentChildren;
  readonly onLeave: () => void;
}

/** The passphrase, then it is done. */
function AskForm({ form, text, busyText, hint, children, onLeave }: AskFormProps) {
  const state = form.state.value;
  return (
    <Form onSubmit={() => void form.submit()}>
      {children}
      <PassphraseField
        label="Your passphrase"
        value={form.passphrase.value}
        isShown={false}
        isFocused
        hint={hint}
        error={state.step === 'refused' ? FAILURE_TEXTS[state.code] : undefined}
        onInput={form.type}
      />
      <FormButtons text={text} busyText={busyText} isBusy={state.step === 'checking'} onLeave={onLeave} />
    </Form>
  );
}

interface FormButtonsProps {
  readonly text: string;
  readonly busyText: string;
  readonly isBusy: boolean;
  readonly onLeave: () => void;
}

function FormButtons({ text, busyText, isBusy, onLeave }: FormButtonsProps) {
  return (
    <Buttons>
      <Button isSubmit isNarrow isBusy={isBusy}>
        {isBusy ? busyText : text}
      </Button>
      <Button look="quiet" isNarrow isDisabled={isBusy} onClick={onLeave}>
        Not now
      </Button>
    </Buttons>
  );
}

function Form({ onSubmit, children }: { readonly onSubmit: () => void; readonly children: ComponentChildren }) {
  return (
    <form
      class={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

function Buttons({ children }: { readonly children: ComponentChildren }) {
  return <div class={classes.buttons}>{children}</div>;
}

/** A note in a form, as wide as its fields. */
function Warning({ tone, children }: NoteProps) {
  return (
    <div class={classes.note}>
      <Note tone={tone}>{children}</Note>
    </div>
  );
}

/** Changing an account. The secret is not here: it cannot be changed, only shown, for the passphrase. */
import type { AccountSummary } from '@/lib/account/account';
import type { FailureCode } from '@/lib/failure/failure';
import type { EditModel } from '@/lib/ui/edit-model';
import { type FormField, fieldOf } from '@/lib/ui/failure-fields';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { hostText } from '@/lib/ui/host-names';
import { Button, IconButton } from './Button';
import { TextField } from './Field';
import classes from './Form.module.css';
import { Frame } from './Frame';
import { Icon } from './Icon';
import { More } from './More';
import { Note } from './Note';
import { PARAMETER_FIELDS, ParameterFields } from './ParameterFields';
import { Switch } from './Switch';

export interface EditScreenProps {
  readonly model: EditModel;
  readonly account: AccountSummary;
  /** The asking page, offered as a link while it is not one. */
  readonly origin: string | null;
  readonly onSaved: (account: AccountSummary) => void;
  readonly onBack: () => void;
}

export function EditScreen(props: EditScreenProps) {
  const { model, account, onSaved, onBack } = props;
  const form = model.form.value;
  const state = model.state.value;
  const isSaving = state.step === 'saving';
  const failure = state.step === 'refused' ? state.code : null;
  const errorAt = (field: FormField): string | undefined =>
    failure !== null && fieldOf(failure) === field ? FAILURE_TEXTS[failure] : undefined;
  const save = async (): Promise<void> => {
    const saved = await model.save();
    if (saved !== null) onSaved(saved);
  };
  return (
    <Frame
      title="Edit"
      onBack={onBack}
      footer={
        <>
          <Button look="quiet" isNarrow onClick={onBack}>
            Cancel
          </Button>
          <Button isBusy={isSaving} onClick={() => void save()}>
            {isSaving ? 'Saving\u2026' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        class={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Site or service"
          value={form.issuer}
          error={errorAt('issuer')}
          onInput={(issuer) => model.change({ issuer })}
        />
        <TextField label="Account" value={form.label} onInput={(label) => model.change({ label })} />
        <LinkFields {...props} failure={failure} error={errorAt('links')} />
        {account.type !== 'steam' && <ParamFields {...props} errorAt={errorAt} />}
        {account.type === 'totp' && <KeyField model={model} error={errorAt('keyName')} />}
        {failure !== null && fieldOf(failure) === null && <Note tone="bad">{FAILURE_TEXTS[failure]}</Note>}
        {/* Enter in any field saves; the button for it is in the foot. */}
        <button type="submit" hidden />
      </form>
    </Frame>
  );
}

interface LinkFieldsProps extends Pick<EditScreenProps, 'model' | 'origin'> {
  readonly failure: FailureCode | null;
  readonly error: string | undefined;
}

function LinkFields({ model, origin, failure, error }: LinkFieldsProps) {
  const form = model.form.value;
  const sites = model.sites.value;
  return (
    <fieldset class={classes.set}>
      <legend class={classes.legend}>Fills on</legend>
      {form.links.map((link, index) => (
        <div key={index}>
          <div class={classes.line}>
            <TextField
              label={`Site ${index + 1}`}
              value={link}
              placeholder="https://example.com"
              inputMode="url"
              isRaw
              isLabelHidden
              onInput={(next) => model.changeLink(index, next)}
            />
            <span class={classes.lineButton}>
              <IconButton
                icon="trash"
                name={`Remove ${link || 'the empty line'}`}
                onClick={() => model.removeLink(index)}
              />
            </span>
          </div>
          {sites[index] != null && (
            <Switch
              label={`Every host of ${hostText(`https://${sites[index]}`)}`}
              isOn={form.wide[index] === true}
              onChange={(isWide) => model.widenLink(index, isWide)}
            />
          )}
        </div>
      ))}
      {error !== undefined && (
        <div class={classes.error} role="alert">
          {error}
        </div>
      )}
      {origin !== null && !form.links.includes(origin) && (
        <AddLink text={`Add ${hostText(origin)}`} onClick={() => model.addLink(origin)} />
      )}
      <AddLink text="Add another site" onClick={() => model.addLink('')} />
      <More title="Pages without encryption" isNeeded={form.plainHttp || failure === 'link-insecure'}>
        <Switch
          label="Fill on linked http pages too"
          isOn={form.plainHttp}
          onChange={(plainHttp) => model.change({ plainHttp })}
        />
        <p class={classes.hint}>
          Whoever is on the same network can read what is filled there. For a router or a device at home, if there is no
          other way.
        </p>
      </More>
    </fieldset>
  );
}

function AddLink({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <div>
      <button type="button" class={classes.add} onClick={onClick}>
        <Icon name="plus" size={16} />
        {text}
      </button>
    </div>
  );
}

function ParamFields(props: EditScreenProps & { readonly errorAt: (field: FormField) => string | undefined }) {
  const { account, model, errorAt } = props;
  const isOpen = PARAMETER_FIELDS.some((field) => errorAt(field) !== undefined);
  return (
    <More title="Kind of code" isNeeded={isOpen}>
      <p class={classes.hint}>Change these only if the site says so: with the wrong ones its codes are not accepted.</p>
      <ParameterFields
        form={model.form.value}
        counterLabel={account.type === 'hotp' ? 'Next counter' : null}
        errorAt={errorAt}
        onChange={model.change}
      />
    </More>
  );
}

/** Rarely wanted: a person who never heard of programs asking for codes need not read of it. */
function KeyField({ model, error }: Pick<EditScreenProps, 'model'> & { readonly error: string | undefined }) {
  const { keyName } = model.form.value;
  return (
    <More title="For programs" isNeeded={error !== undefined || keyName !== ''}>
      <TextField
        label="Key name"
        value={keyName}
        isRaw
        hint="Programs that you let in may ask for this account’s codes by this name. Without one, it does not exist for them."
        error={error}
        onInput={(next) => model.change({ keyName: next })}
      />
    </More>
  );
}

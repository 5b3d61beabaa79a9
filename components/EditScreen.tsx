/** Changing an account. The secret is not here: it cannot be changed, only shown, for the passphrase. */
import type { AccountSummary } from '@/lib/account/account';
import type { FailureCode } from '@/lib/failure/failure';
import type { EditForm } from '@/lib/ui/edit-model';
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
  readonly account: AccountSummary;
  readonly form: EditForm;
  readonly isSaving: boolean;
  readonly failure: FailureCode | null;
  /** The asking page, offered as a link while it is not one. */
  readonly origin: string | null;
  readonly onChange: (part: Partial<EditForm>) => void;
  readonly onAddLink: (origin: string) => void;
  readonly onChangeLink: (index: number, origin: string) => void;
  readonly onRemoveLink: (index: number) => void;
  readonly onWidenLink: (index: number, isWide: boolean) => void;
  /** For each link the site it can stand for. */
  readonly sites: readonly (string | null)[];
  readonly onSave: () => void;
  readonly onBack: () => void;
}

export function EditScreen(props: EditScreenProps) {
  const { form, failure, isSaving, onChange, onSave, onBack } = props;
  const errorAt = (field: FormField): string | undefined =>
    failure !== null && fieldOf(failure) === field ? FAILURE_TEXTS[failure] : undefined;
  return (
    <Frame
      title="Edit"
      onBack={onBack}
      footer={
        <>
          <Button look="quiet" isNarrow onClick={onBack}>
            Cancel
          </Button>
          <Button isBusy={isSaving} onClick={onSave}>
            {isSaving ? 'Saving\u2026' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        class={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        <TextField
          label="Site or service"
          value={form.issuer}
          error={errorAt('issuer')}
          onInput={(issuer) => onChange({ issuer })}
        />
        <TextField label="Account" value={form.label} onInput={(label) => onChange({ label })} />
        <LinkFields {...props} error={errorAt('links')} />
        {props.account.type !== 'steam' && <ParamFields {...props} errorAt={errorAt} />}
        {props.account.type === 'totp' && <KeyField {...props} error={errorAt('keyName')} />}
        {failure !== null && fieldOf(failure) === null && <Note tone="bad">{FAILURE_TEXTS[failure]}</Note>}
        {/* Enter in any field saves; the button for it is in the foot. */}
        <button type="submit" hidden />
      </form>
    </Frame>
  );
}

function LinkFields(props: EditScreenProps & { readonly error: string | undefined }) {
  const { form, origin, error, sites, onAddLink, onChangeLink, onRemoveLink, onWidenLink } = props;
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
              onInput={(next) => onChangeLink(index, next)}
            />
            <span class={classes.lineButton}>
              <IconButton
                icon="trash"
                name={`Remove ${link || 'the empty line'}`}
                onClick={() => onRemoveLink(index)}
              />
            </span>
          </div>
          {sites[index] != null && (
            <Switch
              label={`Every host of ${hostText(`https://${sites[index]}`)}`}
              isOn={form.wide[index] === true}
              onChange={(isWide) => onWidenLink(index, isWide)}
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
        <AddLink text={`Add ${hostText(origin)}`} onClick={() => onAddLink(origin)} />
      )}
      <AddLink text="Add another site" onClick={() => onAddLink('')} />
      <More title="Pages without encryption" isNeeded={form.plainHttp || props.failure === 'link-insecure'}>
        <Switch
          label="Fill on linked http pages too"
          isOn={form.plainHttp}
          onChange={(plainHttp) => props.onChange({ plainHttp })}
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
  const { account, form, onChange, errorAt } = props;
  const isOpen = PARAMETER_FIELDS.some((field) => errorAt(field) !== undefined);
  return (
    <More title="Kind of code" isNeeded={isOpen}>
      <p class={classes.hint}>Change these only if the site says so: with the wrong ones its codes are not accepted.</p>
      <ParameterFields
        form={form}
        counterLabel={account.type === 'hotp' ? 'Next counter' : null}
        errorAt={errorAt}
        onChange={onChange}
      />
    </More>
  );
}

/** Rarely wanted: a person who never heard of programs asking for codes need not read of it. */
function KeyField({ form, error, onChange }: EditScreenProps & { readonly error: string | undefined }) {
  return (
    <More title="For programs" isNeeded={error !== undefined || form.keyName !== ''}>
      <TextField
        label="Key name"
        value={form.keyName}
        isRaw
        hint="Programs that you let in may ask for this account’s codes by this name. Without one, it does not exist for them."
        error={error}
        onInput={(keyName) => onChange({ keyName })}
      />
    </More>
  );
}

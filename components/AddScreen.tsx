/** Adding by hand: a link or a secret in one field; what a link says itself is not asked for. */
import type { ComponentChildren } from 'preact';
import type { FailureCode } from '@/lib/failure/failure';
import type { OtpType } from '@/lib/otp/params';
import type { AddForm } from '@/lib/ui/add-model';
import { type FormField, fieldOf } from '@/lib/ui/failure-fields';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { Button } from './Button';
import { AreaField, ChoiceField, TextField } from './Field';
import classes from './Form.module.css';
import { Frame } from './Frame';
import { More } from './More';
import { Note } from './Note';
import { PARAMETER_FIELDS, ParameterFields } from './ParameterFields';

const TYPE_NAMES: Readonly<Record<OtpType, string>> = {
  totp: 'By time (usual)',
  hotp: 'By counter',
  steam: 'Steam',
};

export interface AddScreenProps {
  readonly form: AddForm;
  /** Whether the first field holds a link, which says everything else. */
  readonly isLink: boolean;
  readonly isChecking: boolean;
  readonly failure: FailureCode | null;
  readonly toast: ComponentChildren;
  readonly onChange: (part: Partial<AddForm>) => void;
  readonly onSubmit: () => void;
  readonly onBack: () => void;
  /** Leads to pictures, screen and camera; left out where one comes from there. */
  readonly onScan?: (() => void) | undefined;
}

export function AddScreen(props: AddScreenProps) {
  const { form, isLink, isChecking, failure, onChange, onSubmit, onBack } = props;
  // A link has no fields of its own: whatever is wrong with it is said below it.
  const failed = failure !== null && isLink ? 'secret' : failure && fieldOf(failure);
  const errorAt = (field: FormField): string | undefined =>
    failure !== null && failed === field ? FAILURE_TEXTS[failure] : undefined;
  return (
    <Frame
      title="Add an account"
      onBack={onBack}
      toast={props.toast}
      footer={
        <>
          <Button look="quiet" isNarrow onClick={onBack}>
            Not now
          </Button>
          <Button isBusy={isChecking} isDisabled={form.source.trim() === ''} onClick={onSubmit}>
            Next
          </Button>
        </>
      }
    >
      <form
        class={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <AreaField
          label="Link or secret"
          value={form.source}
          placeholder={'otpauth://\u2026 or JBSW Y3DP\u2026'}
          isFocused
          hint={
            isLink
              ? 'The link says the rest.'
              : 'The site shows it beside its QR code, often under \u201cCan\u2019t scan?\u201d or \u201cSetup key\u201d.'
          }
          error={errorAt('secret')}
          onInput={(source) => onChange({ source })}
        />
        {!isLink && <Parts {...props} errorAt={errorAt} />}
        {props.onScan !== undefined && (
          <button type="button" class={classes.add} onClick={props.onScan}>
            Scan a picture, the screen or with the camera
          </button>
        )}
        {failure !== null && failed === null && <Note tone="bad">{FAILURE_TEXTS[failure]}</Note>}
        {/* Enter in any field goes on; the button for it is in the foot. */}
        <button type="submit" hidden />
      </form>
    </Frame>
  );
}

type PartsProps = AddScreenProps & { readonly errorAt: (field: FormField) => string | undefined };

function Parts(props: PartsProps) {
  const { form, onChange, errorAt } = props;
  const isOpen = PARAMETER_FIELDS.some((field) => errorAt(field) !== undefined);
  return (
    <>
      <TextField
        label="Site or service"
        value={form.issuer}
        error={errorAt('issuer')}
        onInput={(issuer) => onChange({ issuer })}
      />
      <TextField label="Account" value={form.label} onInput={(label) => onChange({ label })} />
      <More title="Kind of code" isNeeded={isOpen}>
        <ChoiceField label="Type" value={form.type} choices={TYPE_NAMES} onInput={(type) => onChange({ type })} />
        {form.type !== 'steam' && (
          <ParameterFields
            form={form}
            counterLabel={form.type === 'hotp' ? 'Counter' : null}
            errorAt={errorAt}
            onChange={onChange}
          />
        )}
      </More>
    </>
  );
}

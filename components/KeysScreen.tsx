/** No QR code, but a key as text: enough of it to compare, and what to call the account. */
import type { PageKey } from '@/lib/messages/enrolment-from-ui';
import { isLink, shownKey } from '@/lib/ui/page-keys';
import { Button } from './Button';
import { TextField } from './Field';
import form from './Form.module.css';
import { Frame } from './Frame';
import classes from './KeysScreen.module.css';

export interface KeysScreenProps {
  readonly keys: readonly PageKey[];
  readonly chosen: number;
  readonly issuer: string;
  readonly label: string;
  readonly site?: string | undefined;
  readonly onChoose: (index: number) => void;
  readonly onIssuer: (issuer: string) => void;
  readonly onLabel: (label: string) => void;
  readonly onNext: () => void;
  /** To the other ways of scanning. */
  readonly onBack: () => void;
}

export function KeysScreen(props: KeysScreenProps) {
  const { keys, chosen, onNext, onBack } = props;
  const one = keys[chosen];
  return (
    <Frame
      title="A key as text"
      site={props.site}
      onBack={onBack}
      footer={
        <>
          <Button look="quiet" isNarrow onClick={onBack}>
            Other ways
          </Button>
          <Button onClick={onNext}>Next</Button>
        </>
      }
    >
      <form
        class={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <p>
          No QR code was found, but {keys.length === 1 ? 'this key is' : 'these keys are'} on the page. Compare{' '}
          {keys.length === 1 ? 'it' : 'yours'}:
        </p>
        {keys.length === 1 ? <Key one={keys[0]} /> : <Choice {...props} />}
        {one !== undefined && !isLink(one) && (
          <>
            <TextField
              label="Site or service"
              hint="Guessed from the address. Call it what you like."
              value={props.issuer}
              onInput={props.onIssuer}
            />
            <TextField
              label="Account"
              hint="Your name there, if you have several."
              value={props.label}
              onInput={props.onLabel}
            />
          </>
        )}
        <button type="submit" hidden />
      </form>
    </Frame>
  );
}

function Key({ one }: { readonly one: PageKey | undefined }) {
  return (
    <p class={classes.key} dir="ltr">
      {one && shownKey(one)}
    </p>
  );
}

function Choice({ keys, chosen, onChoose }: KeysScreenProps) {
  return (
    <fieldset class={classes.choice}>
      <legend class={classes.heard}>Keys on the page</legend>
      {keys.map((one, index) => (
        <label key={one.key} class={classes.key}>
          <input type="radio" name="key" checked={index === chosen} onChange={() => onChoose(index)} />
          <bdi dir="ltr">{shownKey(one)}</bdi>
        </label>
      ))}
    </fieldset>
  );
}

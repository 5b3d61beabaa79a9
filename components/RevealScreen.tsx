/** The secret in clear, after the passphrase: to read, to copy, to scan with another device. */
import type { ComponentChildren } from 'preact';
import type { AccountSummary } from '@/lib/account/account';
import type { SpareCode } from '@/lib/spare/spare-codes';
import { groupSecret } from '@/lib/ui/code-groups';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import type { QrShape, Revealing } from '@/lib/ui/reveal-model';
import { Button } from './Button';
import { PassphraseField } from './Field';
import form from './Form.module.css';
import { Frame } from './Frame';
import card from './MatchCard.module.css';
import { Note } from './Note';
import classes from './RevealScreen.module.css';
import { Who } from './Who';

export interface RevealScreenProps {
  readonly account: AccountSummary;
  readonly state: Revealing;
  readonly passphrase: string;
  readonly toast: ComponentChildren;
  readonly onType: (passphrase: string) => void;
  readonly onSubmit: () => void;
  readonly onCopy: (text: string) => void;
  readonly onBack: () => void;
}

export function RevealScreen(props: RevealScreenProps) {
  const { account, state, toast, onBack } = props;
  return (
    <Frame title="The secret" onBack={onBack} toast={toast}>
      <div class={card.card}>
        <Who account={account} isFull />
      </div>
      {state.step === 'shown' ? <Shown {...state} onCopy={props.onCopy} /> : <Question {...props} />}
    </Frame>
  );
}

function Question({ state, passphrase, onType, onSubmit }: RevealScreenProps) {
  return (
    <>
      <Note tone="warn">Whoever sees the secret can make your codes for good. Look over your shoulder first.</Note>
      <form
        class={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <PassphraseField
          label="Your passphrase"
          value={passphrase}
          isShown={false}
          isFocused
          error={state.step === 'refused' ? FAILURE_TEXTS[state.code] : undefined}
          onInput={onType}
        />
        <Button isSubmit isBusy={state.step === 'checking'}>
          {state.step === 'checking' ? 'Checking\u2026' : 'Show it'}
        </Button>
      </form>
    </>
  );
}

interface ShownProps {
  readonly secret: string;
  readonly uri: string;
  readonly spareCodes: readonly SpareCode[];
  readonly qr: QrShape | null;
  readonly onCopy: (text: string) => void;
}

function Shown({ secret, uri, spareCodes, qr, onCopy }: ShownProps) {
  return (
    <div class={classes.shown}>
      {qr !== null && <QrImage qr={qr} />}
      <h2 class={classes.title}>Secret</h2>
      <p class={classes.secret} dir="ltr">
        {groupSecret(secret).map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </p>
      <h2 class={classes.title}>Link</h2>
      <p class={classes.link} dir="ltr">
        {uri}
      </p>
      <div class={card.buttons}>
        <Button look="quiet" onClick={() => onCopy(secret)}>
          Copy secret
        </Button>
        <Button look="quiet" onClick={() => onCopy(uri)}>
          Copy link
        </Button>
      </div>
      {spareCodes.length > 0 && <SpareCodes codes={spareCodes} onCopy={onCopy} />}
    </div>
  );
}

/** The site's backup codes; those that were given out are crossed out, and said to be used. */
function SpareCodes({
  codes,
  onCopy,
}: {
  readonly codes: readonly SpareCode[];
  readonly onCopy: (text: string) => void;
}) {
  const left = codes.filter(({ usedAt }) => usedAt === null);
  return (
    <>
      <h2 class={`${classes.title} ${classes.spares}`}>Backup codes</h2>
      <ul class={classes.link} dir="ltr">
        {codes.map(({ text, usedAt }) => (
          <li key={text}>
            {usedAt === null ? (
              text
            ) : (
              <span class={classes.used}>
                <s>{text}</s> used {new Date(usedAt).toLocaleDateString(undefined, { dateStyle: 'medium' })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <Button look="quiet" onClick={() => onCopy(left.map(({ text }) => text).join('\n'))}>
          {left.length === 1 ? 'Copy the one that is left' : `Copy the ${left.length} that are left`}
        </Button>
      )}
    </>
  );
}

/** Black on white in every theme: cameras do not read it otherwise. */
function QrImage({ qr }: { readonly qr: QrShape }) {
  return (
    <svg
      class={classes.qr}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label="QR code of the link"
      shape-rendering="crispEdges"
    >
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  );
}

/** The keys that were issued: whose each is, checking a code that somebody reads out, deleting. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AccountSummary } from '@/lib/account/account';
import type { Answer, Checking, Verdict } from '@/lib/ui/check-model';
import { groupCode } from '@/lib/ui/code-groups';
import { describeParams } from '@/lib/ui/describe';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { countText, dayName } from '@/lib/ui/moments';
import { Button } from './Button';
import { TextField } from './Field';
import { useFocusBack } from './focus-back';
import { Note, type NoteProps } from './Note';
import { Panel } from './OptionsFrame';
import classes from './Panel.module.css';
import { Who } from './Who';

export interface IssuedKeysPanelProps {
  /** `null` while they are loading. */
  readonly keys: readonly AccountSummary[] | null;
  readonly state: Checking;
  readonly code: string;
  readonly now: number;
  readonly onAsk: (name: string) => void;
  readonly onType: (code: string) => void;
  readonly onCheck: () => void;
  readonly onAskDelete: (name: string) => void;
  readonly onDelete: () => void;
  readonly onCancel: () => void;
}

/** More rows than anybody reads; typing finds the others. */
const MOST = 100;
/** From here on, looking is slower than typing. */
const MANY = 8;

export function IssuedKeysPanel(props: IssuedKeysPanelProps) {
  const { keys, state } = props;
  const [query, search] = useState('');
  const found = (keys ?? []).filter((account) => isNamed(account, query));
  return (
    <Panel title="Issued keys" text="Check here what somebody reads out to you. A code is good once.">
      <div class={classes.results}>
        <div role="status">
          {state.step === 'deleted' && (
            <Note tone="ok">
              <bdi>{state.name}</bdi> is in the trash, under History, for 30 days. Its codes are not accepted any more.
            </Note>
          )}
        </div>
        {state.step === 'refused' && <Note tone="bad">{FAILURE_TEXTS[state.code]}</Note>}
        {keys?.length === 0 && <p class={classes.aside}>No keys yet. Make the first one above.</p>}
        {keys !== null && keys.length > MANY && <TextField label="Find a key" value={query} onInput={search} />}
        {keys !== null && keys.length > 0 && found.length === 0 && <p class={classes.aside}>No key is called that.</p>}
        {found.length > 0 && (
          <ul class={`${classes.list} ${classes.open}`} aria-label="Issued keys">
            {found.slice(0, MOST).map((account) => (
              <Line key={account.id} {...props} account={account} />
            ))}
            {found.length > MOST && <li class={classes.more}>and {countText(found.length - MOST, 'more', 'more')}</li>}
          </ul>
        )}
      </div>
    </Panel>
  );
}

type LineProps = IssuedKeysPanelProps & { readonly account: AccountSummary };

function Line(props: LineProps) {
  const { account, state, now } = props;
  const name = account.key?.name ?? '';
  const isOpen = (state.step === 'checking' || state.step === 'deleting') && state.name === name;
  const button = useFocusBack<HTMLButtonElement>(isOpen);
  return (
    <li>
      <div class={classes.line}>
        <div>
          <Who account={account} />
          <div class={classes.aside}>
            <bdi>{name || 'no key name: give it one under Edit, For programs'}</bdi> ·{' '}
            <bdi>{describeParams(account)}</bdi> · <bdi>made {dayName(account.createdAt, now)}</bdi>
          </div>
        </div>
        {!isOpen && name !== '' && (
          <div class={classes.buttons}>
            <Button look="quiet" isNarrow buttonRef={button} onClick={() => props.onAsk(name)}>
              Check a code…
            </Button>
            <Button look="bad" isNarrow onClick={() => props.onAskDelete(name)}>
              Delete…
            </Button>
          </div>
        )}
      </div>
      {isOpen && state.step === 'checking' && <CheckForm {...props} state={state} />}
      {isOpen && state.step === 'deleting' && <DeleteQuestion {...props} isBusy={state.isBusy} />}
    </li>
  );
}

function CheckForm(props: LineProps & { readonly state: Extract<Checking, { readonly step: 'checking' }> }) {
  const { account, state, code, onType, onCheck, onCancel } = props;
  const form = useRef<HTMLFormElement>(null);
  const { answer } = state;
  // The next one can be typed at once.
  useEffect(() => {
    if (answer !== null) form.current?.querySelector('input')?.focus();
  }, [answer]);
  return (
    <form
      ref={form}
      class={classes.ask}
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      <TextField
        label={`The code, ${account.digits} digits`}
        value={code}
        inputMode="numeric"
        isRaw
        isFocused
        onInput={onType}
      />
      <div role="status">{answer !== null && <AnswerNote answer={answer} />}</div>
      <div class={classes.buttons}>
        <Button isSubmit isNarrow isBusy={state.isBusy}>
          {state.isBusy ? 'Checking…' : 'Check'}
        </Button>
        <Button look="quiet" isNarrow onClick={onCancel}>
          Close
        </Button>
      </div>
    </form>
  );
}

const VERDICTS: Readonly<
  Record<Verdict, { readonly tone: NoteProps['tone']; readonly title: string; readonly text: string }>
> = {
  valid: { tone: 'ok', title: 'Valid.', text: 'It was made with this key just now, and is used up.' },
  invalid: {
    tone: 'bad',
    title: 'Not valid.',
    text: 'It is mistyped, too old, or made with another key. Ask for the next one.',
  },
  used: {
    tone: 'warn',
    title: 'Already used.',
    text: 'This code was checked a moment ago, and counts once. Ask for the next one.',
  },
};

function AnswerNote({ answer }: { readonly answer: Answer }) {
  if ('tooMany' in answer) {
    return <Note tone="bad">Too many wrong codes for this key. Try again in {waitText(answer.seconds)}.</Note>;
  }
  const { tone, title, text } = VERDICTS[answer.verdict];
  return (
    <Note tone={tone}>
      <b>
        <span dir="ltr">{groupCode(answer.code).join(' ')}</span>: {title}
      </b>{' '}
      {text}
    </Note>
  );
}

function waitText(seconds: number | null): string {
  if (seconds === null) return 'a few minutes';
  return seconds <= 90 ? countText(seconds, 'second') : countText(Math.ceil(seconds / 60), 'minute');
}

function DeleteQuestion({ account, isBusy, onDelete, onCancel }: LineProps & { readonly isBusy: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone.
  useEffect(() => button.current?.focus(), []);
  return (
    <div class={classes.ask}>
      <p role="alert">
        Codes made with <bdi>{account.key?.name}</bdi> will not be accepted any more. It stays in the trash for 30 days.
      </p>
      <div class={classes.buttons}>
        <Button look="bad" isNarrow isBusy={isBusy} onClick={onDelete}>
          {isBusy ? 'Deleting…' : 'Delete the key'}
        </Button>
        <Button look="quiet" isNarrow buttonRef={button} onClick={onCancel}>
          Not now
        </Button>
      </div>
    </div>
  );
}

function isNamed({ key, issuer, label }: AccountSummary, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const text = [key?.name, issuer, label].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}

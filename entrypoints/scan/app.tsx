/** Which step of the scan is shown, each with the site it was opened for. */
import type { ReadonlySignal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import { ChoiceScreen } from '@/components/ChoiceScreen';
import { MessageScreen } from '@/components/MessageScreen';
import { Note } from '@/components/Note';
import { PreviewScreen } from '@/components/PreviewScreen';
import { TextScreen } from '@/components/TextScreen';
import { mayFill } from '@/lib/match/origin';
import { FAILURE_TEXTS } from '@/lib/ui/failure-texts';
import { hostText } from '@/lib/ui/host-names';
import { lazy } from '@/lib/ui/lazy';
import type { SaveModel } from '@/lib/ui/save-model';
import type { Scan } from '@/lib/ui/scan-model';
import { codeAt } from '@/lib/ui/shown-code';
import { Unlock } from './unlock';

const Lost = lazy(async () => (await import('./lost')).Lost);
const Create = lazy(async () => (await import('./create')).Create);
const Sources = lazy(async () => (await import('./sources')).Sources);
const Region = lazy(async () => (await import('./sources')).Region);
const Camera = lazy(async () => (await import('./camera')).Camera);
const Manual = lazy(async () => (await import('./manual')).Manual);
const Keys = lazy(async () => (await import('./keys')).Keys);
const Saved = lazy(async () => (await import('./saved')).Saved);
const Batch = lazy(async () => (await import('./batch')).Batch);

interface AppProps {
  readonly scan: Scan;
  readonly now: ReadonlySignal<number>;
}

export function App({ scan, now }: AppProps) {
  const state = scan.state.value;
  const site = siteOf(scan);
  const back = scan.hasChoice.value ? scan.backToChoice : () => scan.backToSources();
  switch (state.step) {
    case 'reading':
      return (
        <MessageScreen bar="Scan" site={site} title={'Looking for QR codes\u2026'}>
          This takes a moment.
        </MessageScreen>
      );
    case 'sources':
      return <Sources scan={scan} site={site} code={state.code} source={state.source} />;
    case 'region':
      return <Region scan={scan} site={site} picture={state.picture} />;
    case 'camera':
      return <Camera scan={scan} site={site} />;
    case 'manual':
      return <Manual scan={scan} />;
    case 'batch':
      return <Batch scan={scan} batch={state.batch} />;
    case 'failed':
      return (
        <MessageScreen bar="Scan" site={site} title="Nothing to save" onBack={back} onClose={close}>
          {FAILURE_TEXTS[state.code]}
        </MessageScreen>
      );
    case 'choose':
      return (
        <ChoiceScreen
          texts={state.texts}
          isNumbered={scan.isOutlined.value}
          site={site}
          onChoose={(text) => void scan.choose(text)}
          onBack={() => scan.backToSources()}
          onClose={close}
        />
      );
    case 'keys':
      return <Keys scan={scan} site={site} keys={state.keys} />;
    case 'text':
      return <Text text={state.text} site={site} onBack={back} />;
    case 'lost':
      return <Lost scan={scan} site={site} />;
    case 'create':
      return <Create scan={scan} />;
    case 'unlock':
      return <Unlock scan={scan} site={site} />;
    case 'preview':
      return <Preview scan={scan} now={now} save={state.save} onBack={back} />;
    case 'saved':
      return <Saved scan={scan} now={now} site={site} account={state.account} code={state.code} />;
  }
}

interface PreviewProps extends AppProps {
  readonly save: SaveModel;
  readonly onBack: () => void;
}

function Preview({ scan, now, save, onBack }: PreviewProps) {
  const state = save.state.value;
  const { preview } = save;
  const origin = scan.ask.value?.origin ?? '';
  const known = preview.twin?.sameSecret && mayFill(preview.twin.account, origin) ? preview.twin.account : undefined;
  const canFill = save.isLinking.value && preview.twin?.sameSecret !== true;
  return (
    <PreviewScreen
      preview={preview}
      shown={preview.code === null ? null : codeAt(preview.code, now.value)}
      origin={scan.ask.value?.origin ?? null}
      site={siteOf(scan)}
      isLinking={save.isLinking.value}
      isSaving={state.step === 'saving'}
      failure={state.step === 'refused' ? state.code : null}
      note={canFill && <Note tone="ok">The code will be filled into the field of the page you are on.</Note>}
      saveText={save.isLinking.value ? 'Save and fill' : 'Save'}
      onBack={onBack}
      onNotNow={close}
      onLink={save.setLinking}
      onSave={() => void scan.save()}
      onFillKnown={known === undefined ? undefined : () => void scan.fill(known)}
    />
  );
}

function Text({ text, site, onBack }: { text: string; site: string | undefined; onBack: () => void }) {
  const isCopied = useSignal(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    isCopied.value = true;
  };
  return (
    <TextScreen
      text={text}
      site={site}
      isCopied={isCopied.value}
      onCopy={() => void copy()}
      onBack={onBack}
      onClose={close}
    />
  );
}

function siteOf(scan: Scan): string | undefined {
  const origin = scan.ask.value?.origin;
  return origin == null ? undefined : hostText(origin);
}

function close(): void {
  window.close();
}

/** One thing to say and a way on: nothing found, saved but not filled, still reading. */
import type { ComponentChildren } from 'preact';
import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { Frame } from './Frame';

export interface MessageScreenProps {
  readonly bar: string;
  readonly site?: string | undefined;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onBack?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

export function MessageScreen({ bar, site, title, children, onBack, onClose }: MessageScreenProps) {
  return (
    <Frame
      title={bar}
      site={site}
      onBack={onBack}
      footer={onClose === undefined ? undefined : <Button onClick={onClose}>Close</Button>}
    >
      <EmptyState title={title} hasMark>
        {children}
      </EmptyState>
    </Frame>
  );
}

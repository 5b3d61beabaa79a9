/** What a host could be taken for, and why. */
import type { Likeness, SiteView } from '@/lib/messages/links-from-ui';
import { hostText } from '@/lib/ui/host-names';
import { Note } from './Note';

const WHY: Readonly<Record<Likeness, string>> = {
  letters: 'Some of its letters only look the same.',
  typo: 'Its name is one letter off.',
  ending: 'It has the same name with another ending, and may be somebody else’s.',
  addition: 'It only has that name in its own, and may be somebody else’s.',
  inside: 'It only has that name in front: the end of the name tells whose it is.',
};

export function Doubts({ origin, site }: { readonly origin: string; readonly site: SiteView }) {
  // In both forms, or the two names could look the same.
  const page = (
    <b>
      <bdi>{hostText(origin)}</bdi>
    </b>
  );
  return (
    <div role="alert">
      {site.lookAlikes.map(({ origin: linked, likeness }) => (
        <Note key={linked} tone="warn">
          {page} is not{' '}
          <b>
            <bdi>{hostText(linked)}</bdi>
          </b>
          , which you use. {WHY[likeness]} If someone sent you here, close the page.
        </Note>
      ))}
      {site.lookAlikes.length === 0 && (
        <Note tone="warn">
          The name of this page has letters of several alphabets, which is hardly ever honest. If someone sent you here,
          close the page.
        </Note>
      )}
    </div>
  );
}

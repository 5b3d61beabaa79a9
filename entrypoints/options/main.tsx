/** The settings, in a tab of their own. The section is in the address, so that a window can lead to it. */
import { render } from 'preact';
import { callBackground, onAnnouncement } from '@/lib/browser/ui-runtime';
import { createOptions } from '@/lib/ui/options-model';
import { App } from './app';

document.documentElement.dataset.ownWindow = '';

const sectionInAddress = (): string => location.hash.slice(1);

const options = createOptions({
  call: callBackground(),
  section: sectionInAddress(),
  showInAddress: (section) => history.replaceState(null, '', `#${section}`),
});
onAnnouncement(options.hear);
addEventListener('hashchange', () => options.go(sectionInAddress()));

const root = document.getElementById('app');
if (root !== null) render(<App options={options} />, root);
void options.reopen();

/** The settings, in a tab of their own. */
import { render } from 'preact';
import { callBackground, onAnnouncement } from '@/lib/browser/ui-runtime';
import { createOptions } from '@/lib/ui/options-model';
import { App } from './app';

document.documentElement.dataset.ownWindow = '';

const options = createOptions({ call: callBackground(), part: location.hash.slice(1) });
onAnnouncement(options.hear);
addEventListener('hashchange', () => options.go(location.hash.slice(1)));

const root = document.getElementById('app');
if (root !== null) render(<App options={options} />, root);
void options.open();

/**
 * A tiny extension to try the harness on, so that a fault of the harness is not
 * taken for one of the product. It has what the product has: a popup, a window
 * of its own, a worker, a menu item, shortcuts and fixed ids.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Fixes the id; Chromium takes any bytes for a key. */
const SCRATCH_KEY = Buffer.from('a key for the scratch extension, worth nothing').toString('base64');
/** Any address; Firefox asks for an id before it keeps one. */
export const SCRATCH_GECKO_ID = 'scratch@countersign.invalid';

const WORKER = `
let calls = 0;
chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: 'scan', title: 'Scratch scan', contexts: ['all'] });
});
const openWindow = () => chrome.windows.create({ url: 'window.html', type: 'popup', width: 400, height: 500 });
chrome.contextMenus.onClicked.addListener(openWindow);
chrome.commands.onCommand.addListener(openWindow);
chrome.runtime.onMessage.addListener((message, sender, respond) => {
  if (message === 'window') openWindow();
  if (message === 'popup') chrome.action.openPopup();
  calls += 1;
  respond(calls);
});
`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Scratch</title>
<body style="width: 300px; height: 240px">
<h1>Scratch</h1>
<label>Name <input id="name"></label>
<button id="greet">Greet<span aria-hidden="true"> now</span></button><button id="window">Window</button><button id="again">Popup</button>
<button id="close">Close</button>
<p id="said" role="status"></p><p id="tab"></p><p style="display: none">hidden words</p>
<script src="page.js"></script>`;

const PAGE_SCRIPT = `
const at = (id) => document.getElementById(id);
at('greet').onclick = async (event) => {
  const calls = await chrome.runtime.sendMessage('greet');
  at('said').textContent = (event.isTrusted ? 'trusted ' : 'synthetic ') + at('name').value + ' ' + calls;
};
at('window').onclick = () => chrome.runtime.sendMessage('window');
at('again').onclick = () => chrome.runtime.sendMessage('popup');
at('close').onclick = () => window.close();
at('name').onkeydown = (event) => { if (event.key === 'Enter') at('said').textContent = 'entered ' + at('name').value; };
chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => { at('tab').textContent = tab.url; });
`;

/** Writes it into `folder`. */
export function writeScratchExtension(folder: string, browser: 'chromium' | 'firefox'): void {
  mkdirSync(folder, { recursive: true });
  const own =
    browser === 'chromium'
      ? { key: SCRATCH_KEY, background: { service_worker: 'worker.js' } }
      : {
          browser_specific_settings: { gecko: { id: SCRATCH_GECKO_ID } },
          background: { scripts: ['worker.js'] },
        };
  const manifest = {
    manifest_version: 3,
    name: 'Scratch',
    version: '1',
    permissions: ['storage', 'contextMenus', 'activeTab'],
    host_permissions: ['*://*/*'],
    action: { default_popup: 'popup.html' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+K' } },
      scratch: { suggested_key: { default: 'Alt+Shift+F' }, description: 'Opens the window' },
    },
    ...own,
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), WORKER);
  writeFileSync(join(folder, 'popup.html'), PAGE);
  writeFileSync(join(folder, 'window.html'), PAGE);
  writeFileSync(join(folder, 'page.js'), PAGE_SCRIPT);
}

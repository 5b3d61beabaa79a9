/** The context menu and the keyboard commands: doors that no page can cover or imitate. */
import browser from 'webextension-polyfill';
import { plainTab, type Tab } from './tabs';

/** What a person chose, and where. */
export interface MenuChoice {
  readonly item: MenuItem;
  readonly tab: Tab;
  readonly frameId: number;
}

export type MenuItem = 'scan' | 'fill';

const TITLES: Readonly<Record<MenuItem, string>> = { scan: 'Scan QR code', fill: 'Fill code' };
// One item per place, so that the browser shows it at the first level and not in a submenu.
const PLACES: Readonly<Record<MenuItem, browser.Menus.ContextType[]>> = {
  scan: ['page', 'frame', 'image', 'video', 'link', 'selection'],
  fill: ['editable'],
};

export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const item of ['scan', 'fill'] as const) {
    browser.contextMenus.create({ id: item, title: TITLES[item], contexts: PLACES[item] });
  }
}

export function onMenuChoice(handle: (choice: MenuChoice) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const plain = plainTab(tab);
    if (plain !== null) handle({ item: info.menuItemId as MenuItem, tab: plain, frameId: info.frameId ?? 0 });
  });
}

/** Commands named in the manifest, with the tab they were pressed in; `null` where that was no tab. */
export function onCommand(handle: (command: string, tab: Tab | null) => void): void {
  browser.commands.onCommand.addListener((command: string, tab?: browser.Tabs.Tab) => handle(command, plainTab(tab)));
}

/** The keys for a command, as the browser writes them; `null` for none. */
export async function shortcutOf(name: string): Promise<string | null> {
  const command = (await browser.commands.getAll()).find((one) => one.name === name);
  return command?.shortcut || null;
}

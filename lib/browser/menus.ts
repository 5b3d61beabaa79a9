/** The context menu and the keyboard commands: doors that no page can cover or imitate. */
import browser from 'webextension-polyfill';
import { plainTab, type Tab } from './tabs';

/** What a person chose, and where. */
export interface MenuChoice {
  readonly item: MenuItem;
  readonly tab: Tab;
  /** The frame that was clicked; `null` where none was: the extension's button has a menu too. */
  readonly frameId: number | null;
}

export type MenuItem = 'scan' | 'fill';

const TITLES: Readonly<Record<MenuItem, string>> = { scan: 'Scan QR code', fill: 'Fill code' };
// Chromium has no word for a canvas but `all`. In a field there are two then, and the browser puts them into a submenu.
const PLACES: Readonly<Record<MenuItem, browser.Menus.ContextType[]>> = {
  scan: ['all'],
  fill: ['editable'],
};

export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const item of ['fill', 'scan'] as const) {
    browser.contextMenus.create({ id: item, title: TITLES[item], contexts: PLACES[item] });
  }
}

export function onMenuChoice(handle: (choice: MenuChoice) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const plain = plainTab(tab);
    if (plain !== null) handle({ item: info.menuItemId as MenuItem, tab: plain, frameId: info.frameId ?? null });
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

/** The mark on the toolbar button of one tab. The browser takes it off when the tab goes on to another page. */
import browser from 'webextension-polyfill';

/** The accent of our own pages. */
const COLOR = '#4338ca';

/** The text on it now; empty where there is none, or no such tab. */
export function badgeOf(tabId: number): Promise<string> {
  return browser.action.getBadgeText({ tabId }).catch(() => '');
}

/** `title` is what the button says to a pointer that rests on it, and to a screen reader. A tab that is gone is no error. */
export async function showBadge(tabId: number, { text, title }: { text: string; title: string }): Promise<void> {
  const { action } = browser;
  await Promise.all([
    action.setBadgeText({ tabId, text }),
    action.setTitle({ tabId, title }),
    text === '' ? null : action.setBadgeBackgroundColor({ tabId, color: COLOR }),
  ]).catch(() => {});
}

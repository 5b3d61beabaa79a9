/** Draws lines around QR codes that the popup has found. Put into the top document when there are some. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive, listen } from '@/lib/browser/page-runtime';
import { dispatch, type Handlers, isRequest } from '@/lib/messages/channel';
import type { ToOutline } from '@/lib/messages/from-page';
import { createOutline } from '@/lib/page/outline';
import { claim } from '@/lib/page/world';

export default defineUnlistedScript(() => {
  if (!claim('Outline', { isAlive })) return;
  const outline = createOutline(document);
  const handlers: Handlers<ToOutline, null> = { outline: ({ marks }) => outline.show(marks) };
  listen((message) =>
    isRequest(message) && message.method === 'outline' ? dispatch<ToOutline, null>(handlers, message, null) : null,
  );
});

/**
 * Looks for the structure of an enrolment page. Put beside `page.js` into a frame
 * with a candidate field, and into all frames of a tab on which a person opened
 * the popup; what it returns is the answer to the latter.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isAlive, send } from '@/lib/browser/page-runtime';
import { keepLookout, whenIdle } from '@/lib/page/qr-lookout';
import { lookoutHere } from '@/lib/page/world';

export default defineUnlistedScript(async (): Promise<boolean> => {
  const tell = (isThere: boolean): void => {
    void send({ method: 'enrolmentHint', args: { isThere } }).catch(() => {});
  };
  const lookout = lookoutHere({ isAlive }, () => keepLookout(document, { tell, isAlive }));
  await whenIdle(document);
  return lookout.look();
});

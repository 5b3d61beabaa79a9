/** Run in the frames of a page when a person scanned it and no QR code was found; ends with the setup keys it shows as text. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findKeys } from '@/lib/detect/key-text';
import { headingsOf, keyPieces } from '@/lib/page/key-pieces';

export default defineUnlistedScript(() =>
  findKeys(
    keyPieces(document, () => performance.now()),
    headingsOf(document),
  ),
);

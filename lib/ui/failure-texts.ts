/** The sentences people read when something fails: plain, short, kind, and they say what to do. */
import type { FailureCode } from '@/lib/failure/failure';

export const FAILURE_TEXTS: Readonly<Record<FailureCode, string>> = {
  'vault-missing': 'There is no vault in this browser yet. Choose a passphrase to make one.',
  'vault-exists': 'This browser already has a vault. Unlock it with its passphrase.',
  'vault-locked': 'Countersign is locked. Unlock it and try again.',
  'vault-damaged':
    'The vault could not be read as it was written. Restart the browser and try again before you change anything.',
  'vault-lost':
    'Both copies of your vault in this browser are empty or damaged. Restart the browser and open Countersign again.',
  'vault-too-new': 'A newer Countersign wrote this vault. Update the extension to open it.',
  'kdf-unsupported': 'This browser cannot run the encryption this vault uses. Update the browser and try again.',
  'passphrase-wrong': 'That is not the passphrase. Check Caps Lock and the keyboard layout, then try again.',
  'passphrase-short': 'At least 8 characters, please. Three or four words work well.',
  'passphrase-long': 'That is more than 1,024 characters. Choose a shorter passphrase.',
  'passphrase-weak': 'This could be guessed too soon. Add another word or two.',
  'passphrase-managed': 'Your organisation asks for a longer passphrase. Add another word or two.',
  'recovery-code-wrong': 'This is not the recovery code of this vault. Look for the one you printed last.',
  'recovery-code-broken': 'Something in the code is mistyped or missing. Compare it with the paper, group by group.',
  'passkey-wrong': 'This passkey does not open this vault. Use the passphrase instead.',
  'passkey-refused': 'The passkey did not answer. Try again, or use the passphrase.',
  'passkey-unsupported':
    'This browser or this passkey cannot unlock a vault. Try another passkey, or keep to the passphrase.',
  'slot-missing': 'This way in is not there any more. Use the passphrase instead.',
  'too-many-tries': 'Too many tries in a row. Wait half a minute, then try again.',
  'storage-refused': 'The browser would not save it, so nothing was changed. Make some room on the disk and try again.',
  'storage-unverified': 'It was saved but could not be read back. Make some room on the disk and try again.',
  'checkpoint-missing': 'This copy is not there any more. Choose another one.',
  'backup-foreign': 'This file is not a Countersign backup. Choose the file that Countersign saved.',
  'backup-damaged': 'This backup is damaged or incomplete. Try another copy of the file.',
  'backup-large': 'There are too many accounts for one backup file. Delete those you do not need and try again.',
  'backup-too-new': 'A newer Countersign made this backup. Update the extension to open it.',
  'backups-managed': 'Your organisation does not allow backups. Ask its administrator.',
  'uri-foreign': 'This is not a link for an authenticator. Paste one that starts with otpauth://',
  'uri-broken': 'This link is damaged or incomplete. Copy all of it from the site, or type in the secret instead.',
  'uri-migration':
    'This is an export with several accounts. Scan its QR codes instead: choose Scan this page, or a picture of them.',
  'type-unknown':
    'This link asks for a type of code that Countersign does not know. Look for another kind of code in the site’s settings.',
  'algorithm-unknown': 'The algorithm must be SHA-1, SHA-256 or SHA-512. Check what the site says.',
  'secret-missing': 'There is no secret in it. Copy the secret (setup key) from the site.',
  'secret-not-base32': 'A secret has only the letters A to Z and the digits 2 to 7. Check for a mistyped character.',
  'secret-cut-off': 'The secret seems to be cut off. Copy all of it from the site.',
  'secret-long': 'That is too long for a secret. Check that only the secret was pasted.',
  'digits-out-of-range': 'A code has 5 to 10 digits. Check what the site says; 6 is usual.',
  'period-out-of-range': 'The period is a whole number of seconds from 1 on. Check what the site says; 30 is usual.',
  'counter-out-of-range': 'The counter is a whole number from 0 on. Check what the site says; 0 is usual.',
  'name-long': 'That name is too long. Shorten it and save again.',
  'link-broken': 'That is not the address of a site. Write it as in the address bar: https://example.com',
  'link-insecure':
    'This address is not encrypted. Write it with https, or allow pages without encryption for this account below.',
  'account-missing': 'This account is not in the vault any more. Go back to the list.',
  'key-name-missing': 'Give the key a name, such as ada or ada@example.com.',
  'key-issuer-missing': 'Say where the key is for: the person’s authenticator shows it above the code.',
  'key-account-missing': 'Say whose key it is: the person’s authenticator shows it beside the code.',
  'key-name-broken':
    'A key name has letters from A to Z, digits and underscores; between them also dots, dashes and @. Change it and try again.',
  'key-name-taken': 'Another account has this key name. Choose another one, or change that account first.',
  'key-digits': 'Programs know codes with 6 or 8 digits alone. Remove the key name, or choose 6 or 8 digits.',
  'spare-codes-none':
    'No backup codes were found in this text. Paste them as the site shows them, each on a line of its own.',
  'spare-codes-many': 'An account keeps 100 backup codes at most. Replace the ones that are here, or paste fewer.',
  'spare-codes-used-up':
    'No backup code is left for this account. Make new ones in the site’s settings, and add them under Details.',
  'capture-refused':
    'The browser did not let us take a picture of this page. Share its window instead, or choose a picture of it.',
  'picture-changed':
    'The page changed this picture after you clicked it. Scan the page again to read what it shows now.',
  'image-unreadable': 'This is no picture that can be read here. Try PNG, JPEG, WebP, AVIF or SVG.',
  'image-large': 'This picture is too large to look through. Cut out the part with the QR code and try again.',
  'camera-refused': 'The browser gave us no camera. Allow it in the address bar, or choose another way.',
  'screen-refused': 'No screen or window was shared. Choose one in the browser’s own dialog, or scan another way.',
  'batch-mixed': 'These codes belong to different exports. Start again with the codes of one export.',
  'image-empty': 'No QR code was found. Zoom in until it is large and whole, and scan the page again.',
  'page-gone': 'The page has changed since. Open Countersign again from the page, or copy the code.',
  'page-closed-to-us': 'The browser lets no extension write into this page. Copy the code instead.',
  'page-insecure': 'This page is not encrypted, so nothing is filled into it. Open it with https, or copy the code.',
  'account-unlinked': 'This account is not linked to this site. Copy the code, or link it under Details.',
  'field-missing': 'No field for a code was found on the page. Click into the field and try again, or copy the code.',
  'field-gone':
    'The field went away while the code was filled in. If the site did not go on by itself, copy the code and paste it.',
  'field-cleared': 'The page emptied the field again. Copy the code and paste it into the field.',
  'field-changed': 'The page changed the code, so it was taken out again. Copy the code and paste it into the field.',
  'field-refused': 'The page did not take the code. Copy it and paste it into the field.',
  'password-first':
    'This site takes password and code in one field. Type your password into it first, then fill the code.',
  'field-spare':
    'This field asks for a backup code, and none are kept with this account. Add them under Details, or look where you keep them.',
  'form-elsewhere':
    'This form sends what is typed to another host. If that is the site’s own, link it under Details, or copy the code.',
  'fill-too-often': 'Too many tries on this page. Wait a minute, then try again.',
  internal: 'Something went wrong on our side. Close this window and try again.',
};

/** One run of letters, as long as words are. Scripts that write without spaces are not meant. */
export function isOneWord(passphrase: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{1,15}$/u.test(passphrase);
}

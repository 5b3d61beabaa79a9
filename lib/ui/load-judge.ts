/** The word list is large: the form is there before it. */
export async function loadJudge() {
  return (await import('./strength')).judgePassphrase;
}

/** Up to here every field of a page is read. */
const FEW = 200;

/** Whether `document` has so many fields that it is read in part: what tells of a code by itself, and what has the focus. */
export function hasMany(document: Document): boolean {
  return document.getElementsByTagName('input').length > FEW;
}

import IMask from 'imask';

export const show = (root, report) => {
  root.innerHTML = '<input id="code" inputmode="numeric">';
  const mask = IMask(root.firstElementChild, { mask: '000 000', lazy: false });
  mask.on('accept', () => report(mask.unmaskedValue));
};

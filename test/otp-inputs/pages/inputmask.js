import Inputmask from 'inputmask';

export const show = (root, report) => {
  root.innerHTML = '<input id="code">';
  const [field] = root.children;
  Inputmask('999 999').mask(field);
  field.addEventListener('input', () => report(field.inputmask.unmaskedvalue()));
};

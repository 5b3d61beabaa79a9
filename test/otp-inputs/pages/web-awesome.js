import '@awesome.me/webawesome/dist/components/otp-input/otp-input.js';

export const show = (root, report) => {
  const field = document.createElement('wa-otp-input');
  field.label = 'Code';
  field.length = 6;
  field.addEventListener('input', () => report(field.value));
  root.append(field);
};

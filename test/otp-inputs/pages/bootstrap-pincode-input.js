import 'bootstrap-pincode-input/css/bootstrap-pincode-input.css';
import jQuery from 'jquery';

export const show = async (root, report) => {
  globalThis.jQuery = jQuery;
  globalThis.$ = jQuery;
  await import('bootstrap-pincode-input/js/bootstrap-pincode-input.js');
  root.innerHTML = '<input type="text" id="code">';
  const field = jQuery('#code');
  const note = () => report(field.val());
  field.pincodeInput({ inputs: 6, hidedigits: false, change: note, complete: note });
};

import HSPinInput from 'preline/plugins/pin-input-non-auto';

export const show = (root, report) => {
  root.innerHTML = `<div class="boxes" data-hs-pin-input='{"availableCharsRE": "^[0-9]+$"}'>${'<input type="text" data-hs-pin-input-item>'.repeat(6)}</div>`;
  const pin = new HSPinInput(root.firstElementChild);
  root.addEventListener('input', () => queueMicrotask(() => report(pin.currentValue)));
  pin.on('completed', ({ currentValue }) => report(currentValue));
};

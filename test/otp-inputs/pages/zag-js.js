import * as pinInput from '@zag-js/pin-input';
import { normalizeProps, spreadProps, VanillaMachine } from '@zag-js/vanilla';

export const show = (root, report) => {
  root.innerHTML = `<div class="boxes">${'<input>'.repeat(6)}</div><input>`;
  const [boxes, hidden] = root.children;
  const machine = new VanillaMachine(pinInput.machine, {
    id: 'zag',
    count: 6,
    otp: true,
    onValueChange: ({ value }) => report(value),
  });
  const draw = () => {
    const api = pinInput.connect(machine.service, normalizeProps);
    spreadProps(boxes, api.getRootProps());
    Array.from(boxes.children, (box, index) => spreadProps(box, api.getInputProps({ index })));
    spreadProps(hidden, api.getHiddenInputProps());
  };
  draw();
  machine.subscribe(draw);
  machine.start();
};

import { PinInput } from '@ark-ui/solid/pin-input';
import { boxes, createComponent, showSolid } from '../solid.js';

export const show = (root, report) =>
  showSolid(root, () =>
    createComponent(PinInput.Root, {
      count: 6,
      otp: true,
      onValueChange: ({ value }) => report(value),
      get children() {
        return [
          createComponent(PinInput.Control, {
            class: 'boxes',
            get children() {
              return boxes(6, (index) => createComponent(PinInput.Input, { index }));
            },
          }),
          createComponent(PinInput.HiddenInput, {}),
        ];
      },
    }),
  );

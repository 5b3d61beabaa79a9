import '@ionic/core/css/core.css';
import { initialize } from '@ionic/core/components';
import { defineCustomElement } from '@ionic/core/components/ion-input-otp.js';

export const show = (root, report) => {
  initialize();
  defineCustomElement();
  const field = document.createElement('ion-input-otp');
  field.length = 6;
  field.addEventListener('ionInput', () => report(field.value));
  root.append(field);
};

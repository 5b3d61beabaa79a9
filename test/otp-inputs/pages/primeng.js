// First of all: it links the library's own code.
import '@angular/compiler';
import { FormsModule } from '@angular/forms';
import { InputOtp } from 'primeng/inputotp';
import { showAngular } from '../angular.js';

export const show = (root, report) =>
  showAngular(
    root,
    report,
    '<p-inputotp [ngModel]="value" (ngModelChange)="report($event)" [length]="6" [integerOnly]="true"></p-inputotp>',
    [InputOtp, FormsModule],
  );

// First of all: it links the library's own code.
import '@angular/compiler';
import { NgOtpInputComponent } from 'ng-otp-input';
import { showAngular } from '../angular.js';

export const show = (root, report) =>
  showAngular(
    root,
    report,
    '<ng-otp-input (onInputChange)="report($event)" [config]="{ length: 6, allowNumbersOnly: true }"></ng-otp-input>',
    [NgOtpInputComponent],
  );

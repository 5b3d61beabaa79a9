// First of all: it links the library's own code.
import '@angular/compiler';
import { NgxOtpInputComponent } from 'ngx-otp-input';
import { showAngular } from '../angular.js';

export const show = (root, report) =>
  showAngular(
    root,
    report,
    '<ngx-otp-input [options]="{ otpLength: 6, regexp: pattern }" (otpChange)="report($event)"></ngx-otp-input>',
    [NgxOtpInputComponent],
  );

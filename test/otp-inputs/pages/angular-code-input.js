// First of all: it links the library's own code.
import '@angular/compiler';
import { CodeInputModule } from 'angular-code-input';
import { showAngular } from '../angular.js';

export const show = (root, report) =>
  showAngular(
    root,
    report,
    '<code-input [codeLength]="6" (codeChanged)="report($event)" style="width: 400px"></code-input>',
    [CodeInputModule],
  );

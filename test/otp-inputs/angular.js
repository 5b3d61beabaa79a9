import { Component, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';

/** `template` speaks of `page.value` and calls `page.report($event)`. */
export async function showAngular(root, report, template, imports) {
  const Page = Component({ selector: 'otp-page', template, imports })(
    class {
      page = this;
      value = '';
      pattern = /^\d+$/;
      report(value) {
        this.value = value;
        report(value);
      }
    },
  );
  root.append(document.createElement('otp-page'));
  await bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
}
